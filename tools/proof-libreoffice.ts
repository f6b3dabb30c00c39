/**
 * Lets LibreOffice turn messy DOCX reports into PDF and reads those: pages as a word processor cuts
 * them. Slow, and it needs `soffice`: `npm run proof:libreoffice -- [--runs 20] [--seed 1]`
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import fc from 'fast-check'
import { readReport } from '#core/annual-report/reading/read.ts'
import { loadTemplates } from '#modules/annual-report/annual-report.templates.ts'
import { readDocument } from '#platform/documents/index.ts'
import { type MessCase, messCase, renderCase } from '#testing/annual-report/mess/case.ts'
import { differences } from '#testing/annual-report/mess/differences.ts'
import { describeCase } from '#testing/annual-report/mess/proof.ts'

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '20' },
    seed: { type: 'string', default: '1' },
  },
})

const SHOWN_CELLS = 4

const [first, ...others] = loadTemplates()
if (!first) throw new Error('there are no templates')
const templates = [first, ...others] as const

async function wrongCells(each: MessCase, pdf: string): Promise<string[]> {
  const document = await readDocument(readFileSync(pdf), pdf)
  if (!document.ok) return [document.error.message]
  const read = readReport(document.value, templates)
  if (!read.ok) return [read.error.message]
  return differences(each.template, each.report, read.value).map(
    ({ at, expected, actual }) => `${at}: expected ${expected}, read ${actual}`,
  )
}

const folder = mkdtempSync(join(tmpdir(), 'proof-libreoffice-'))
const cases = fc.sample(messCase(templates, { renderings: ['docx'], maxMesses: 3 }), {
  numRuns: Number(values.runs),
  seed: Number(values.seed),
})
const names = cases.map((_, index) => `${index}.docx`)
cases.forEach((each, index) => {
  const bytes = renderCase(each)
  if (bytes) writeFileSync(join(folder, `${index}.docx`), bytes)
})
execFileSync('soffice', ['--headless', '--convert-to', 'pdf', ...names], {
  cwd: folder,
  stdio: 'ignore',
})
let right = 0
for (const [index, each] of cases.entries()) {
  const wrong = await wrongCells(each, join(folder, `${index}.pdf`))
  if (wrong.length === 0) right += 1
  else console.log(`${describeCase(each)}\n  ${wrong.slice(0, SHOWN_CELLS).join('\n  ')}`)
}
console.log(`${right} of ${cases.length} read back exactly`)
rmSync(folder, { recursive: true })
process.exitCode = right === cases.length ? 0 : 1
