import { describe, expect, it } from 'vitest'
import { loadTemplates } from '../../../modules/annual-report/annual-report.templates.ts'
import type { Block, Grid } from '../../kit/document.ts'
import { type FormTable, formTables } from '../form.ts'
import type { AnnualReport } from '../report.ts'
import type { Template } from '../template.ts'
import { readReport } from './read.ts'

/** Tables of another year, tables twice over and rows of too few or too many cells. */

const templates = loadTemplates()
const YEAR = 2020

/** Figures of this year and of the year before, all different. */
const figureOf = (template: Template, id: string, year: number): number =>
  100 + (template.cellById.get(id)?.index ?? 0) * 3 + (year === YEAR ? 0 : 1000)

const line = (text: string): Block => ({ kind: 'paragraph', text, at: {} })

function gridOf(template: Template, form: FormTable, year: number): Grid {
  const cells = form.cells.map((cell) => ({
    ...cell,
    text: cell.kind === 'label' ? cell.text : String(figureOf(template, cell.cell, year)),
  }))
  return { kind: 'grid', rows: form.rows, columns: form.columns, cells, at: {} }
}

/** A whole report; `third` stands in the place of table three. */
function reportOf(template: Template, year: number, third?: readonly Block[]): Block[] {
  const forms = formTables(template)
  return [
    line(`安澜县财政局${year}年政府信息公开工作年度报告`),
    ...template.sections.flatMap(({ ordinal, title }, index): Block[] => {
      const form = forms[index - 1]
      const own = form ? [gridOf(template, form, year)] : [line('本部分内容如下。')]
      return [line(`${ordinal}、${title}`), ...(index === 2 && third ? third : own)]
    }),
  ]
}

function read(blocks: readonly Block[]): AnnualReport {
  const result = readReport({ format: 'docx', blocks }, templates)
  if (!result.ok) throw new Error(result.error.message)
  return result.value
}

/** Cells whose figure is not this year's, and the number of cells of a table that were read. */
function judge(template: Template, report: AnnualReport, table: string, year = YEAR) {
  const cells = template.cells.map(({ id }) => [id, report.cells[id]] as const)
  const wrong = cells.filter(
    ([id, cell]) => cell?.kind === 'number' && cell.value !== figureOf(template, id, year),
  )
  const found = cells.filter(([id, cell]) => id.startsWith(`${table}.`) && cell?.kind === 'number')
  return { wrong: wrong.map(([id]) => id), found: found.length }
}

const codes = (report: AnnualReport) => report.warnings.map(({ code }) => code)

describe.each(templates.map((template) => [template.id, template] as const))(
  '%s',
  (_, template) => {
    const form = formTables(template)[1] as FormTable
    const [now, before] = [gridOf(template, form, YEAR), gridOf(template, form, YEAR - 1)]
    const all = template.cells.filter(({ table }) => table.id === 't3').length

    it.each([
      ['上年度申请情况', '本年度申请情况'],
      ['附：上一年度收到和处理申请情况表', '本年度情况：'],
      [`${YEAR - 1}年度申请情况：`, `${YEAR}年度申请情况：`],
      ['（一）去年数据', '（二）今年数据'],
    ])('reads the table of this year beside one under «%s»', (last, own) => {
      const blocks = [line(last), before, line(own), now]
      for (const third of [blocks, [...blocks.slice(2), ...blocks.slice(0, 2)], blocks.slice(1)]) {
        const report = read(reportOf(template, YEAR, third))
        expect(judge(template, report, 't3')).toEqual({ wrong: [], found: all })
        expect(codes(report)).toContain('duplicate-table')
      }
    })

    it('never reads a table under a caption of the year before', () => {
      const report = read(reportOf(template, YEAR, [line('上年度申请情况'), before]))
      expect(judge(template, report, 't3')).toEqual({ wrong: [], found: 0 })
    })

    it('reads neither of two tables that differ, and both where they are the same', () => {
      const report = read(reportOf(template, YEAR, [before, now]))
      expect(judge(template, report, 't3')).toEqual({ wrong: [], found: 0 })
      expect(codes(report)).toContain('duplicate-table')
      expect(codes(report)).not.toContain('table-missing')
      const twice = read(reportOf(template, YEAR, [now, now]))
      expect(judge(template, twice, 't3')).toEqual({ wrong: [], found: all })
    })

    it('reads the first of two whole reports and says that another follows', () => {
      const [own, last] = [reportOf(template, YEAR), reportOf(template, YEAR - 1)]
      const report = read([...own, ...last])
      expect(judge(template, report, 't3')).toEqual({ wrong: [], found: all })
      const follows = report.warnings.find(({ code }) => code === 'document')
      expect(follows?.message).toContain(`${YEAR - 1}年政府信息公开工作年度报告`)
      const contents = template.sections.map(({ ordinal, title }) => line(`${ordinal}、${title}`))
      expect(codes(read([...own.slice(0, 1), ...contents, ...own.slice(1)]))).not.toContain(
        'document',
      )
    })

    it.each([0, 2, 6])('does not read a row whose cell %d was left out', (at) => {
      const report = read(reportOf(template, YEAR, [withoutCell(now, at)]))
      expect(judge(template, report, 't3')).toEqual({ wrong: [], found: all - 7 })
    })

    it('does not read a row with a cell more than the head', () => {
      const report = read(reportOf(template, YEAR, [withCellMore(now)]))
      expect(judge(template, report, 't3')).toEqual({ wrong: [], found: all - 7 })
    })
  },
)

const ROW = 5

/** A row of figures whose cells behind one have moved to the left. */
function withoutCell(grid: Grid, at: number): Grid {
  const first = grid.columns - 7 + at
  return {
    ...grid,
    cells: grid.cells.flatMap((cell) => {
      if (cell.row !== ROW || cell.column < first) return [cell]
      if (cell.column === first && at < 6) return []
      const last = { ...cell, column: grid.columns - 1, text: '', missing: true }
      if (at === 6) return [last]
      const moved = { ...cell, column: cell.column - 1 }
      return cell.column === grid.columns - 1 ? [moved, last] : [moved]
    }),
  }
}

/** One row has a cell in the middle that the others have not. */
function withCellMore(grid: Grid): Grid {
  const middle = grid.columns - 4
  const more = { row: ROW, column: middle, rowSpan: 1, columnSpan: 1, text: '999' }
  const ends = Array.from({ length: grid.rows }, (_, row) => row).filter((row) => row !== ROW)
  return {
    ...grid,
    columns: grid.columns + 1,
    cells: [
      ...grid.cells.map((cell) =>
        cell.row === ROW && cell.column >= middle ? { ...cell, column: cell.column + 1 } : cell,
      ),
      more,
      ...ends.map((row) => ({
        row,
        column: grid.columns,
        rowSpan: 1,
        columnSpan: 1,
        text: '',
        missing: true,
      })),
    ],
  }
}
