/**
 * Draws the written reports as a person sees them: DOCX through LibreOffice, PDF as it is, a picture a
 * page in `out/look/`. Compares what can be compared without eyes (A4, pages, words), prints the
 * pictures to look at. Needs `soffice` and poppler: `npm run proof:look`
 */
import { execFileSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { writeReport } from '#modules/annual-report/actions/write-report.ts'
import { loadTemplates } from '#modules/annual-report/annual-report.templates.ts'
import { anlanReport } from '#modules/annual-report/testing.ts'
import { ROOT } from './house.ts'

const FOLDER = resolve(ROOT, 'out/look')
const DOTS_PER_INCH = '80'

type Look = {
  readonly pages: number
  readonly emptyPages: readonly number[]
  readonly size: string
  readonly letters: string
}

const run = (program: string, ...args: string[]): string =>
  execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })

/** Pages, page size and all letters in a fixed order: lines break elsewhere, words do not. */
function lookAt(pdf: string): Look {
  const info = run('pdfinfo', pdf)
  const text = run('pdftotext', pdf, '-')
  return {
    emptyPages: emptyPages(text),
    pages: Number(/^Pages:\s+(\d+)/m.exec(info)?.[1]),
    size: /^Page size:.*\((.*)\)/m.exec(info)?.[1] ?? 'unknown',
    letters: [...text.replace(/[^\p{L}\p{N}]/gu, '')].sort().join(''),
  }
}

/** Numbers of the pages with nothing but their number; pdftotext ends each with a form feed. */
function emptyPages(text: string): number[] {
  const pages = text.split('\f').slice(0, -1)
  return pages.flatMap((page, index) => (/\p{L}/u.test(page) ? [] : [index + 1]))
}

function draw(pdf: string): void {
  run('pdftoppm', '-r', DOTS_PER_INCH, '-png', pdf, pdf.replace(/\.pdf$/, ''))
}

/** Complaints about one template's report; none when both files look alike. */
async function complaints(template: ReturnType<typeof loadTemplates>[number]): Promise<string[]> {
  const report = anlanReport(template)
  const written = join(FOLDER, `${template.id}-pdf.pdf`)
  const word = join(FOLDER, `${template.id}-docx.docx`)
  const converted = join(FOLDER, `${template.id}-docx.pdf`)
  writeFileSync(written, await writeReport(report, template, 'pdf'))
  writeFileSync(word, await writeReport(report, template, 'docx'))
  run('soffice', '--headless', '--convert-to', 'pdf', '--outdir', FOLDER, word)
  for (const pdf of [written, converted]) draw(pdf)
  const [ours, theirs] = [lookAt(written), lookAt(converted)]
  process.stdout.write(`${template.id}: PDF ${ours.pages} pages, DOCX ${theirs.pages} pages\n`)
  return [
    ours.size === 'A4' && theirs.size === 'A4' ? '' : `sizes ${ours.size} and ${theirs.size}`,
    ours.emptyPages.length === 0 ? '' : `empty pages in the PDF: ${ours.emptyPages.join()}`,
    theirs.emptyPages.length === 0 ? '' : `empty pages in the DOCX: ${theirs.emptyPages.join()}`,
    Math.abs(ours.pages - theirs.pages) <= 1 ? '' : 'the files differ by more than a page',
    withoutDigits(ours.letters) === withoutDigits(theirs.letters) ? '' : 'the words differ',
  ].filter((complaint) => complaint !== '')
}

/** Page numbers are digits too, and there may be one page more. */
const withoutDigits = (letters: string): string => letters.replace(/\d/g, '')

rmSync(FOLDER, { recursive: true, force: true })
mkdirSync(FOLDER, { recursive: true })
for (const template of loadTemplates()) {
  for (const complaint of await complaints(template)) {
    process.stdout.write(`${template.id}: ${complaint}\n`)
    process.exitCode = 1
  }
}
process.stdout.write(`pictures: ${FOLDER}\n`)
