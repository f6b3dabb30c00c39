import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readReport } from '#core/annual-report/reading/read.ts'
import type { AnnualReport } from '#core/annual-report/report.ts'
import type { Block, NeutralDocument } from '#core/kit/document.ts'
import { loadTemplates } from '#modules/annual-report/annual-report.templates.ts'
import { readDocument } from '#platform/documents/index.ts'
import { messCase } from './mess/case.ts'
import { describeCase, readBack } from './mess/proof.ts'
import { RENDERINGS } from './mess/rendering.ts'

const [first, ...others] = loadTemplates()
if (!first) throw new Error('there are no templates')
const templates = [first, ...others] as const

/** The same cases in every run of the tests; `npm run proof:mess` goes looking for new ones. */
const SEED = 2021

describe.each(RENDERINGS.map(({ name, format }) => [name, format] as const))(
  'a report written as %s',
  (name, format) => {
    test('is read back cell by cell', async () => {
      await fc.assert(
        fc.asyncProperty(messCase(templates, { renderings: [name] }), async (each) => {
          const wrong = await readBack(each, templates, readDocument)
          expect(wrong.slice(0, 5), describeCase(each)).toEqual([])
        }),
        { numRuns: format === 'pdf' ? 8 : 30, seed: SEED },
      )
    })
  },
)

describe('what is no report', () => {
  test('bytes at random never crash the reader', async () => {
    const name = fc.constantFrom('a.txt', 'a.csv', 'a.json', 'a.html', 'a.docx', 'a.pdf', '')
    const start = fc.constantFrom(
      '',
      '%PDF-1.7\n',
      'PK\u0003\u0004',
      '<html>',
      '{"format":',
      '\ufeff',
    )
    await fc.assert(
      fc.asyncProperty(start, fc.uint8Array({ maxLength: 400 }), name, async (head, tail, file) => {
        const bytes = Uint8Array.from([...new TextEncoder().encode(head), ...tail])
        const document = await readDocument(bytes, file)
        if (document.ok) expectNothingInvented(document.value)
        else expect(document.error.message).toMatch(/\p{Script=Han}/u)
      }),
      { numRuns: 200, seed: SEED },
    )
  })

  test('text at random yields no figure that is not in the text', async () => {
    await fc.assert(
      fc.asyncProperty(scraps(), async (pieces) => {
        const text = pieces.join('')
        const document = await readDocument(new TextEncoder().encode(text), 'a.txt')
        if (document.ok) expectNothingInvented(document.value)
      }),
      { numRuns: 300, seed: SEED },
    )
  })

  test('grids at random yield no figure that is in none of their cells', () => {
    const grid = fc.array(fc.array(scrap(), { minLength: 1, maxLength: 10 }), { maxLength: 30 })
    fc.assert(
      fc.property(fc.array(grid, { maxLength: 4 }), (grids) => {
        expectNothingInvented({ format: 'html', blocks: grids.map(gridOf) })
      }),
      { numRuns: 200, seed: SEED },
    )
  })
})

/** Words of the form, figures and rubbish: what a reader could take for a table. */
function scrap(): fc.Arbitrary<string> {
  const words = templates.flatMap((template) => [
    ...template.sections.map(({ ordinal, title }) => `${ordinal}、${title}`),
    ...template.tables.flatMap(({ caption, rows, columns }) => [
      caption ?? '',
      ...rows.map(({ label }) => label),
      ...columns.map(({ label }) => label),
    ]),
  ])
  return fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...words) },
    { weight: 6, arbitrary: fc.nat(99_999).map(String) },
    {
      weight: 2,
      arbitrary: fc.constantFrom('0 0 0 0 0 0 0', '/', '—', '不适用', '3件', '+7', '－2'),
    },
    { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 12 }) },
  )
}

function scraps(): fc.Arbitrary<string[]> {
  const space = fc.constantFrom(' ', '  ', '\t', '\n', '\n', '\n\n', '，', '')
  return fc.array(fc.tuple(scrap(), space), { maxLength: 200 }).map((pairs) => pairs.flat())
}

function gridOf(rows: readonly (readonly string[])[], index: number): Block {
  return {
    kind: 'grid',
    rows: rows.length,
    columns: Math.max(0, ...rows.map((row) => row.length)),
    cells: rows.flatMap((row, rowIndex) =>
      row.map((text, column) => ({ row: rowIndex, column, rowSpan: 1, columnSpan: 1, text })),
    ),
    at: { grid: index + 1 },
  }
}

function expectNothingInvented(document: NeutralDocument): void {
  const read = readReport(document, templates)
  if (!read.ok) {
    expect(read.error.message).toMatch(/\p{Script=Han}/u)
    return
  }
  const text = squeezed(JSON.stringify(document.blocks) + JSON.stringify(document))
  for (const raw of figuresAsPrinted(read.value)) expect(text).toContain(squeezed(raw))
}

function figuresAsPrinted(report: AnnualReport): string[] {
  return Object.values(report.cells).flatMap((cell) => {
    if (cell.kind !== 'number') return []
    expect(cell.raw.normalize('NFKC')).toMatch(/\d/)
    return [cell.raw]
  })
}

function squeezed(text: string): string {
  return text.replaceAll(/\s|\\[nrtu]/g, '')
}
