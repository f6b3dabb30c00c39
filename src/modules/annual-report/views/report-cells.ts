import type { AnnualReport } from '#core/annual-report/report.ts'
import { type Template, tableTitle } from '#core/annual-report/template.ts'
import { plainNumber } from './cell-text.ts'

const HEAD = ['cell', 'table', 'row', 'column', 'kind', 'value', 'unit', 'raw'] as const

/**
 * Every cell of the report on a line of its own, after a line of heads: id, the labels it stands
 * under, what it holds (`number`, `blank` …), its value in the unit of the form, and its characters.
 * Title, agency, year, date and the text of the sections follow, each as one cell of text.
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
      tableTitle(template, place.table),
      row.label,
      head,
      cell.kind,
      value,
      column.unit,
      raw,
    ]
  })
  return [HEAD, ...lines, ...textLines(report, template)]
}

function textLines(report: AnnualReport, template: Template): string[][] {
  const line = (id: string, label: string, text: string) =>
    text === '' ? [] : [[id, '', label, '', 'text', '', '', text]]
  return [
    ...line('report.title', '标题', report.title ?? ''),
    ...line('report.agency', '编制机关', report.agency ?? ''),
    ...line('report.year', '年度', String(report.year ?? '')),
    ...line('report.signedOn', '成文日期', report.signedOn ?? ''),
    ...report.sections.flatMap((section) =>
      line(
        `section.${section.id}`,
        template.sectionById.get(section.id)?.title ?? '引言',
        section.text,
      ),
    ),
  ]
}
