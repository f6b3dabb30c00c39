import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { loadTemplates } from '../../../modules/annual-report/annual-report.templates.ts'
import { correctReport } from '../../../testing/annual-report/arbitrary.ts'
import type { Block, Grid, GridCell } from '../../kit/document.ts'
import { type FormTable, formTables } from '../form.ts'
import type { AnnualReport } from '../report.ts'
import type { Template } from '../template.ts'
import { readReport } from './read.ts'

const templates = loadTemplates()

/** The printed form with the report's figures, as the grids of a document. */
function grids(report: AnnualReport, template: Template): Grid[] {
  return formTables(template).map((form, index) => gridOf(form, report, index + 1))
}

function gridOf(form: FormTable, report: AnnualReport, ordinal: number): Grid {
  const cells: GridCell[] = form.cells.map((cell) => ({
    row: cell.row,
    column: cell.column,
    rowSpan: cell.rowSpan,
    columnSpan: cell.columnSpan,
    text: cell.kind === 'label' ? cell.text : (report.cells[cell.cell]?.raw ?? ''),
  }))
  return { kind: 'grid', rows: form.rows, columns: form.columns, cells, at: { grid: ordinal } }
}

/** A grid cut after a row, as a page cuts it: no header on the second part. */
function cut(grid: Grid, row: number): Grid[] {
  const part = (from: number, to: number): Grid => ({
    ...grid,
    rows: to - from,
    cells: grid.cells.flatMap((cell) => {
      const first = Math.max(cell.row, from)
      const last = Math.min(cell.row + cell.rowSpan, to)
      if (last <= first) return []
      const text = cell.row >= from ? cell.text : ''
      return [{ ...cell, row: first - from, rowSpan: last - first, text }]
    }),
  })
  return [part(0, row), part(row, grid.rows)]
}

const headings = (template: Template): Block[] =>
  template.sections.map((section) => ({
    kind: 'paragraph',
    text: `${section.ordinal}、${section.title}`,
    at: {},
  }))

const kinds = (report: AnnualReport) =>
  Object.fromEntries(
    Object.entries(report.cells).map(([id, cell]) => [
      id,
      cell.kind === 'number' ? cell.value : cell.kind,
    ]),
  )

describe.each(templates.map((template) => [template.id, template] as const))(
  '%s',
  (_, template) => {
    const report = correctReport(template)

    it('reads every cell of the printed form', () => {
      fc.assert(
        fc.property(report, (correct) => {
          const read = readReport(
            { format: 'docx', blocks: [...headings(template), ...grids(correct, template)] },
            templates,
          )
          expect(read.ok && kinds(read.value)).toEqual(kinds(correct))
          expect(read.ok && read.value.template).toBe(template.id)
        }),
        { numRuns: 30 },
      )
    })

    it('keeps empty cells empty, each by itself', () => {
      const ids = template.cells.map((cell) => cell.id)
      fc.assert(
        fc.property(report, fc.subarray(ids, { minLength: 1 }), (correct, empty) => {
          const cells = { ...correct.cells }
          for (const id of empty) cells[id] = { kind: 'blank', raw: '' }
          const read = readReport(
            {
              format: 'docx',
              blocks: [...headings(template), ...grids({ ...correct, cells }, template)],
            },
            templates,
          )
          expect(read.ok && kinds(read.value)).toEqual(kinds({ ...correct, cells }))
        }),
        { numRuns: 30 },
      )
    })

    it('does not read cells that the file does not show wholly', () => {
      const ids = template.cells.map((cell) => cell.id)
      fc.assert(
        fc.property(report, fc.subarray(ids, { minLength: 1 }), (correct, hidden) => {
          const blocks = formTables(template).map((form, index) => {
            const grid = gridOf(form, correct, index + 1)
            const cells = grid.cells.map((cell, at) => {
              const source = form.cells[at]
              const isHidden = source?.kind === 'figure' && hidden.includes(source.cell)
              return isHidden ? { ...cell, cut: true } : cell
            })
            return { ...grid, cells }
          })
          const read = readReport(
            { format: 'pdf', blocks: [...headings(template), ...blocks] },
            templates,
          )
          const expected = { ...kinds(correct) }
          for (const id of hidden) expected[id] = 'unread'
          expect(read.ok && kinds(read.value)).toEqual(expected)
          expect(read.ok && read.value.warnings.some(({ code }) => code === 'unread')).toBe(true)
        }),
        { numRuns: 30 },
      )
    })

    it('goes on reading where a page cuts a table', () => {
      const at = fc.tuple(fc.nat(2), fc.double({ min: 0, max: 1, noNaN: true }))
      fc.assert(
        fc.property(report, at, (correct, [table, share]) => {
          const whole = grids(correct, template)
          const blocks = whole.flatMap((grid, index) => {
            const header = index === 0 ? 2 : index === 1 ? 3 : 3
            return index === table && grid.rows > header + 1
              ? cut(grid, header + 1 + Math.floor(share * (grid.rows - header - 2)))
              : [grid]
          })
          const read = readReport(
            { format: 'docx', blocks: [...headings(template), ...blocks] },
            templates,
          )
          expect(read.ok && kinds(read.value)).toEqual(kinds(correct))
        }),
        { numRuns: 60 },
      )
    })
  },
)
