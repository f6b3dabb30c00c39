import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { loadTemplates } from '../../../modules/annual-report/annual-report.templates.ts'
import { correctReport } from '../../../testing/annual-report/arbitrary.ts'
import type { Block } from '../../kit/document.ts'
import { formTables } from '../form.ts'
import type { AnnualReport } from '../report.ts'
import type { Template } from '../template.ts'
import { readReport } from './read.ts'

const templates = loadTemplates()

/** Headings and tables of the form in the order of a document: `s4`, `s5`, or the number of a table. */
type Order = readonly (string | number)[]

function blocksOf(template: Template, report: AnnualReport, order: Order): Block[] {
  const grids = formTables(template).map(
    (form, index): Block => ({
      kind: 'grid',
      rows: form.rows,
      columns: form.columns,
      cells: form.cells.map((cell) => ({
        row: cell.row,
        column: cell.column,
        rowSpan: cell.rowSpan,
        columnSpan: cell.columnSpan,
        text: cell.kind === 'label' ? cell.text : (report.cells[cell.cell]?.raw ?? ''),
      })),
      at: { grid: index + 1 },
    }),
  )
  return order.flatMap((each): Block[] => {
    if (typeof each === 'number') return grids.slice(each, each + 1)
    const section = template.sections.find(({ id }) => id === each)
    return section
      ? [{ kind: 'paragraph', text: `${section.ordinal}、${section.title}`, at: {} }]
      : []
  })
}

const placesIn = (template: Template, report: AnnualReport, order: Order) => {
  const read = readReport({ format: 'docx', blocks: blocksOf(template, report, order) }, templates)
  return read.ok ? read.value.warnings.filter(({ code }) => code === 'table-displaced') : null
}

describe.each(templates.map((template) => [template.id, template] as const))(
  '%s',
  (_, template) => {
    const [report] = fc.sample(correctReport(template), { numRuns: 1, seed: 3 }) as [AnnualReport]

    it.each<[string, Order]>([
      ['every table under its heading', ['s1', 's2', 0, 's3', 1, 's4', 2, 's5', 's6']],
      ['a heading that was not found', ['s1', 's2', 0, 's3', 1, 2, 's5', 's6']],
      ['no heading after the table', ['s1', 's2', 0, 's3', 1, 's4', 2]],
    ])('is silent about %s', (_name, order) => {
      expect(placesIn(template, report, order)).toEqual([])
    })

    it('names the table after the next heading, and its cells', () => {
      const order = ['s1', 's2', 0, 's3', 1, 's4', 's5', 2, 's6']
      const found = placesIn(template, report, order)
      expect(found).toHaveLength(1)
      expect(found?.[0]?.message).toMatch(/^第四部分的表格排在“五、.+”的标题之后，应移到“四、/)
      expect(found?.[0]?.cells).toHaveLength(15)
    })

    it('is silent about tables on sheets of their own', () => {
      const order = ['s1', 's2', 's3', 's4', 's5', 's6', 0, 1, 2]
      const blocks = blocksOf(template, report, order).map((block) => ({
        ...block,
        at: { ...block.at, sheet: block.kind === 'grid' ? '表格' : '正文' },
      }))
      const read = readReport({ format: 'xlsx', blocks }, templates)
      expect(read.ok && read.value.warnings.map(({ code }) => code)).not.toContain(
        'table-displaced',
      )
      expect(placesIn(template, report, order)).toHaveLength(3)
    })

    it('names the heading it stands behind when that is not the next one', () => {
      const order = ['s1', 's2', 's3', 's4', 0, 1, 2, 's5', 's6']
      const found = placesIn(template, report, order)?.map(({ message }) => message.slice(0, 14))
      expect(found).toEqual(['第二部分的表格排在“四、政府', '第三部分的表格排在“四、政府'])
    })
  },
)
