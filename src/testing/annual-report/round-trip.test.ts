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
    let figures = 0
    await fc.assert(
      fc.asyncProperty(scraps(), async (pieces) => {
        const text = pieces.join('')
        const document = await readDocument(new TextEncoder().encode(text), 'a.txt')
        if (document.ok) figures += expectNothingInvented(document.value)
      }),
      { numRuns: 300, seed: SEED },
    )
    // Else there was nothing to be tempted by.
    expect(figures).toBeGreaterThan(150)
  })

  test('grids at random yield no figure that is in none of their cells', () => {
    const grid = fc.array(fc.array(scrap(), { minLength: 1, maxLength: 10 }), {
      minLength: 5,
      maxLength: 30,
    })
    let figures = 0
    fc.assert(
      fc.property(fc.array(grid, { minLength: 1, maxLength: 4 }), (grids) => {
        figures += expectNothingInvented({ format: 'html', blocks: grids.map(gridOf) })
      }),
      { numRuns: 200, seed: SEED },
    )
    expect(figures).toBeGreaterThan(100)
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

/** Lines that look like rows of the form among scraps: labels and numbers, but no report. */
function scraps(): fc.Arbitrary<string[]> {
  const space = fc.constantFrom(' ', '  ', '\t', '\n', '\n\n', '，', '')
  const loose = fc.tuple(scrap(), space)
  const figures = fc.array(fc.nat(99_999), { minLength: 1, maxLength: 9 })
  const row = fc
    .tuple(scrap(), fc.constantFrom(' ', '\t', '\n'), figures)
    .map(([label, between, numbers]) => [label, between, numbers.join(between), '\n'])
  return fc
    .array(fc.oneof(loose, row), { minLength: 20, maxLength: 80 })
    .map((pieces) => pieces.flat())
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

/** How many figures were read; each must stand in the document. */
function expectNothingInvented(document: NeutralDocument): number {
  const read = readReport(document, templates)
  if (!read.ok) {
    expect(read.error.message).toMatch(/\p{Script=Han}/u)
    return 0
  }
  const text = squeezed(JSON.stringify(document.blocks) + JSON.stringify(document))
  const figures = figuresAsPrinted(read.value)
  for (const raw of figures) expect(text).toContain(squeezed(raw))
  return figures.length
}

function figuresAsPrinted(report: AnnualReport): string[] {
  return Object.values(report.cells).flatMap((cell) => {
    if (cell.kind !== 'number') return []
    expect(cell.raw.normalize('NFKC')).toMatch(/\d/)
    if (/^\d+$/.test(cell.raw)) expect(cell.value).toBe(Number(cell.raw))
    return [cell.raw]
  })
}

function squeezed(text: string): string {
  return text.replaceAll(/\s|\\[nrtu]/g, '')
}
