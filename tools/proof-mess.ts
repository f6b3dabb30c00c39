/**
 * Prints thousands of correct reports in random mess, reads each back and compares every cell.
 * `npm run proof:mess -- [--runs 200] [--seed 1] [--rendering docx,pdf] [--messes 6]`
 */
import { parseArgs } from 'node:util'
import fc from 'fast-check'
import { loadTemplates } from '#modules/annual-report/annual-report.templates.ts'
import { readDocument } from '#platform/documents/index.ts'
import { type MessCase, messCase } from '#testing/annual-report/mess/case.ts'
import type { Difference } from '#testing/annual-report/mess/differences.ts'
import { describeCase, readBack, smallest } from '#testing/annual-report/mess/proof.ts'
import { RENDERINGS } from '#testing/annual-report/mess/rendering.ts'

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
    rendering: { type: 'string', default: '' },
    messes: { type: 'string', default: '6' },
  },
})

const SHOWN_CELLS = 4
const SHOWN_FAILURES = 5

const [first, ...others] = loadTemplates()
if (!first) throw new Error('there are no templates')
const templates = [first, ...others] as const

const read = (each: MessCase): Promise<Difference[]> => readBack(each, templates, readDocument)

async function prove(rendering: string): Promise<number> {
  const cases = fc.sample(
    messCase(templates, { renderings: [rendering], maxMesses: Number(values.messes) }),
    { numRuns: Number(values.runs), seed: Number(values.seed) },
  )
  const failures: MessCase[] = []
  for (const each of cases) if ((await read(each)).length > 0) failures.push(each)
  console.log(
    `${rendering}: ${cases.length - failures.length} of ${cases.length} read back exactly`,
  )
  for (const failure of failures.slice(0, SHOWN_FAILURES)) await show(failure)
  return failures.length
}

async function show(failure: MessCase): Promise<void> {
  const small = await smallest(failure, async (each) => (await read(each)).length > 0)
  const wrong = await read(small)
  console.log(`  ${describeCase(small)}: ${wrong.length} differences`)
  for (const { at, expected, actual } of wrong.slice(0, SHOWN_CELLS)) {
    console.log(`    ${at}: expected ${expected}, read ${actual}`)
  }
}

const wanted = values.rendering.split(',').filter((name) => name !== '')
const renderings = RENDERINGS.map(({ name }) => name).filter(
  (name) => wanted.length === 0 || wanted.some((start) => name.startsWith(start)),
)
let failed = 0
for (const rendering of renderings) failed += await prove(rendering)
process.exitCode = failed > 0 ? 1 : 0
