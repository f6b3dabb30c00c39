import type { Template } from '#core/annual-report/template.ts'
import { CSV_BEGINNING, csvPart } from '#core/kit/csv.ts'
import { type PublishedReport, type PublishedSummary, templateOf } from '../store/published.ts'
import { plainNumber } from '../views/cell-text.ts'
import { reportHref } from '../views/portal-report.ts'

/** A published report as a row of open data. Names of fields never change. */
export type ReportRow = {
  readonly year: number
  readonly agencyId: string
  readonly agencyName: string
  readonly scope: string
  readonly title: string
  readonly indexNumber: string
  readonly edition: number
  readonly publishedAt: string
  readonly template: string
  readonly url: string
}

/** One figure of a report as a row of open data. */
export type CellRow = {
  readonly year: number
  readonly agencyId: string
  readonly agencyName: string
  readonly scope: string
  readonly edition: number
  readonly template: string
  readonly cell: string
  readonly row: string
  readonly column: string
  /** `number`, `blank`, `slash`, `na`, `text` or `unread`: never one for another. */
  readonly kind: string
  readonly value: number | null
  readonly unit: string
  readonly raw: string
}

export function reportRow(summary: PublishedSummary, origin: string): ReportRow {
  const { year, agencyId, agencyName, scope, title, indexNumber, edition } = summary
  return {
    ...{ year, agencyId, agencyName, scope, title, indexNumber, edition },
    publishedAt: summary.publishedAt,
    template: summary.template,
    url: `${origin}${reportHref(summary)}`,
  }
}

/** Every cell of the form the report was written in, in its order. */
export function cellRows(report: PublishedReport, templates: readonly Template[]): CellRow[] {
  const { year, agencyId, agencyName, scope, edition, template, content } = report
  return templateOf(templates, template).cells.map(({ id, table, row, column }) => {
    const cell = content.cells[id] ?? { kind: 'unread', raw: '' }
    return {
      ...{ year, agencyId, agencyName, scope, edition, template, cell: id },
      row: [table.caption, row.label].filter((label) => label).join('：'),
      column: [...(column.under ?? []), column.label].join('／'),
      kind: cell.kind,
      value: cell.kind === 'number' ? (cell.value ?? null) : null,
      unit: column.unit,
      raw: cell.raw,
    }
  })
}

export type DataRow = Readonly<Record<string, string | number | null>>

/** Batches of rows as the parts of a CSV file. */
export async function* csvParts(
  batches: AsyncIterable<readonly DataRow[]>,
): AsyncGenerator<string> {
  yield CSV_BEGINNING
  let isBegun = false
  for await (const rows of batches) {
    yield csvPart(csvLines(rows).slice(isBegun ? 1 : 0))
    isBegun = true
  }
}

/** Batches of rows as the parts of a JSON array, a row a line. */
export async function* jsonParts(
  batches: AsyncIterable<readonly DataRow[]>,
): AsyncGenerator<string> {
  let before = '[\n'
  for await (const rows of batches) {
    yield before + rows.map((row) => JSON.stringify(row)).join(',\n')
    before = ',\n'
  }
  yield before === ',\n' ? '\n]\n' : '[]\n'
}

/** Rows as lines of text under the names of their fields. */
export function csvLines(rows: readonly DataRow[]): (string | null)[][] {
  const names = Object.keys(rows[0] ?? {})
  return [names, ...rows.map((row) => names.map((name) => fieldOf(row[name] ?? null)))]
}

function fieldOf(value: string | number | null): string | null {
  return typeof value === 'number' ? plainNumber(value) : value
}
