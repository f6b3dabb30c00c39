import { createHash } from 'node:crypto'
import { composeLetter } from '#core/requests/letters/compose.ts'
import { writeCsv } from '#platform/documents/write/csv.ts'
import { writeZip, type ZipFile } from '#platform/documents/write/zip.ts'
import { plainName } from '#platform/http/attachment.ts'
import type { OpenedFile } from '../../requests.ports.ts'
import { applicationRecord } from '../../views/application-paper.ts'
import { writeDocument, writeLetter } from '../letters/write-letter.ts'
import type { ArchiveContents } from './archive-contents.ts'

type Given = {
  readonly open: (fileId: string) => Promise<OpenedFile | null>
  readonly fonts: string
}

/** A paper of the archive with its line in the index (归档目录). */
type Paper = {
  readonly file: ZipFile | null
  readonly line: readonly string[]
}

/**
 * The archive of a request as a ZIP: index, the application, every letter that was issued, attachments, the course of
 * the request for people and for programs, and the SHA-256 of each file as `sha256sum -c` checks it.
 */
export async function packArchive(contents: ArchiveContents, given: Given): Promise<Uint8Array> {
  const papers = [
    await applicationPaperOf(contents, given),
    ...(await letterPapers(contents, given)),
    ...(await filePapers(contents, given)),
  ]
  const rows = papers.map(({ line }, index) => [String(index + 1), ...line])
  const files = [
    await indexFile(contents, rows, given),
    ...papers.flatMap(({ file }) => (file ? [file] : [])),
    ...courseFiles(contents),
  ]
  const hashes = files.map(({ path, bytes }) => `${sha256(bytes)}  ${path}`)
  return writeZip([...files, textFile('校验值.sha256', `${hashes.join('\n')}\n`)])
}

/** Stands in every archive, so that none is empty. */
async function applicationPaperOf(
  { application }: ArchiveContents,
  { fonts }: Given,
): Promise<Paper> {
  const { form, agencyName, reception } = application
  const document = applicationRecord(form, agencyName, reception)
  const bytes = await writeDocument(document, 'pdf', fonts)
  const line = ['', form.name, document.title, reception.submittedOn, String(pagesOf(bytes))]
  return { file: { path: `申请/${safe(document.title)}.pdf`, bytes }, line }
}

async function letterPapers({ letters, facts }: ArchiveContents, { fonts }: Given) {
  const papers: Paper[] = []
  for (const [index, { title, number, on, letter }] of letters.entries()) {
    const bytes = await writeLetter(letter, 'pdf', fonts)
    const path = `文书/${place(index)} ${safe(number === '' ? title : `${title}（${number}）`)}.pdf`
    const line = [number, String(facts.agency ?? ''), title, on, String(pagesOf(bytes))]
    papers.push({ file: { path, bytes }, line })
  }
  return papers
}

async function filePapers({ files }: ArchiveContents, { open }: Given): Promise<Paper[]> {
  const papers: Paper[] = []
  for (const [index, { id, title, on }] of files.entries()) {
    const found = await open(id)
    const extension = /\.[a-z0-9]{1,8}$/i.exec(found?.name ?? '')?.[0] ?? ''
    const path = `附件/${place(index)} ${safe(title)}${extension}`
    const line = ['', '', found ? title : `${title}（文件缺失）`, on, '']
    papers.push({ file: found && { path, bytes: found.bytes }, line })
  }
  return papers
}

async function indexFile(
  { facts }: ArchiveContents,
  archiveRows: readonly (readonly string[])[],
  { fonts }: Given,
): Promise<ZipFile> {
  const letter = composeLetter('archive-index', { facts: { ...facts, archiveRows } })
  if (!letter.ok) throw new Error(`archive index: ${letter.error.message}`)
  return { path: '归档目录.pdf', bytes: await writeLetter(letter.value, 'pdf', fonts) }
}

function courseFiles({ number, events }: ArchiveContents): ZipFile[] {
  const head = ['序号', '日期', '办理', '说明', '办理人', '登记时间', '内容']
  const rows = events.map(({ serial, on_day, label, note, account_name, at, facts }) => [
    ...[serial, on_day, label, note, account_name, at, JSON.stringify(facts)],
  ])
  const json = `${JSON.stringify({ number, events }, null, 2)}\n`
  return [
    { path: '办理过程.csv', bytes: writeCsv([head, ...rows]) },
    textFile('办理过程.json', json),
  ]
}

const place = (index: number) => String(index + 1).padStart(2, '0')

/** A title as it may stand in a path anywhere. */
function safe(title: string): string {
  return plainName(title).slice(0, 80)
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const pagesOf = (pdf: Uint8Array) =>
  Buffer.from(pdf)
    .toString('latin1')
    .match(/\/Type\s*\/Page\b/g)?.length ?? 1

function textFile(path: string, text: string): ZipFile {
  return { path, bytes: new TextEncoder().encode(text) }
}
