import type { AnnualReport } from '#core/annual-report/report.ts'
import type { CellPlace, Template } from '#core/annual-report/template.ts'
import { plainNumber } from './cell-text.ts'

const HEAD = ['cell', 'table', 'row', 'column', 'kind', 'value', 'unit', 'raw'] as const

/**
 * Every cell of the report on a line of its own, after a line of heads: id, the labels it stands
 * under, what it holds (`number`, `blank` …), its value in the unit of the form, and its characters.
 * The text of the sections is not part of it.
 */
export function reportCells(
  report: AnnualReport,
  template: Template,
): readonly (readonly string[])[] {
  const lines = template.cells.map((place) => {
    const cell = report.cells[place.id] ?? { kind: 'unread', raw: '' }
    const value = cell.kind === 'number' ? plainNumber(cell.value) : ''
    const raw = cell.raw === '' ? value : cell.raw
    const { row, column } = place
    const head = [...(column.under ?? []), column.label].join('／')
    return [
      place.id,
      tableName(template, place),
      row.label,
      head,
      cell.kind,
      value,
      column.unit,
      raw,
    ]
  })
  return [HEAD, ...lines]
}

function tableName(template: Template, { table }: CellPlace): string {
  const section = template.sections.find((each) => each.parts?.includes(table.id))
  return table.caption ?? section?.title ?? table.id
}
