import type { FastifyRequest } from 'fastify'
import { invalid, type Refusal } from '#core/kit/refusal.ts'
import { fail, ok, type Result } from '#core/kit/result.ts'
import type { ReceivedFile } from '../../files/files.contract.ts'
import { SUPPLEMENT_FILES } from '../contract/lengths.ts'
import type { ReceiveFile } from '../requests.ports.ts'

export type Fields = Readonly<Record<string, string>>

export type SupplementParts = {
  /** Also of a form whose files were refused: nothing typed is lost. */
  readonly fields: Fields
  readonly files: Result<readonly ReceivedFile[], Refusal>
}

type Means = {
  /** Whether who sent these fields may bring files: nobody's bytes are stored before that. */
  readonly mayBring: (fields: Fields) => Promise<boolean>
  readonly receiveFile: ReceiveFile
}

/** The fields and files of a form in which files may stand; the fields come first. */
export async function supplementParts(
  request: FastifyRequest,
  { mayBring, receiveFile }: Means,
): Promise<SupplementParts> {
  const fields: Record<string, string> = {}
  const files: ReceivedFile[] = []
  let refused: Refusal | null = null
  let isAllowed: boolean | null = null
  if (!request.isMultipart()) return { fields: textsOf(request.body), files: ok([]) }
  const limits = {
    files: SUPPLEMENT_FILES.most + 1,
    fileSize: SUPPLEMENT_FILES.megabytes * MEGABYTE,
    ...{ fields: MOST_FIELDS, fieldSize: LARGEST_FIELD },
  }
  for await (const part of request.parts({ limits })) {
    if (part.type === 'field') {
      fields[part.fieldname] = String(part.value).replaceAll('\r\n', '\n')
      continue
    }
    isAllowed ??= await mayBring(fields)
    const isLeftEmpty = part.filename === ''
    if (!isAllowed || refused || isLeftEmpty) {
      part.file.resume()
      continue
    }
    const bytes = await part.toBuffer().catch(() => null)
    const given = bytes && { name: part.filename, bytes }
    const received = given ? await receiveFile(given) : fail(tooLarge(part.filename))
    if (received.ok) files.push(received.value)
    else refused = { ...received.error, fields: { files: received.error.message } }
  }
  if (files.length > SUPPLEMENT_FILES.most) refused = tooMany()
  return { fields, files: refused ? fail(refused) : ok(files) }
}

const MEGABYTE = 1024 * 1024
/** Far more than is accepted: who wrote too much is told by how much, with everything kept. */
const LARGEST_FIELD = 4 * MEGABYTE
const MOST_FIELDS = 10

function tooLarge(name: string): Refusal {
  const sentence = `文件“${name}”太大了，单个文件不能超过 ${SUPPLEMENT_FILES.megabytes} MB。`
  return invalid('file-too-large', sentence, { files: sentence })
}

function tooMany(): Refusal {
  const sentence = `一次最多附 ${SUPPLEMENT_FILES.most} 个文件。`
  return invalid('too-many-files', sentence, { files: sentence })
}

function textsOf(body: unknown): Fields {
  const entries = Object.entries((body ?? {}) as Readonly<Record<string, unknown>>)
  return Object.fromEntries(
    entries.flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  )
}
