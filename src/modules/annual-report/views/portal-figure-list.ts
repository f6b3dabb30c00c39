import type { AnnualReport } from '#core/annual-report/report.ts'
import { type Column, cellId, type Row, type Table } from '#core/annual-report/template.ts'
import { type Html, html } from '#platform/html/html.ts'
import { cellContent } from './cell-text.ts'

/** A table with more columns than this does not fit a phone. */
const MOST_COLUMNS = 6

/** Whether the table is also given as a list, for narrow screens. */
export function needsList(table: Table): boolean {
  return table.columns.length > MOST_COLUMNS
}

/**
 * The figures of a wide table as a list: line by line the total, then what it is made of. Columns
 * that hold the figure 0 are put into «其余为 0», and only those: nothing else means zero.
 */
export function figureList(report: AnnualReport, table: Table): Html {
  return html`<div class="as-list">
${table.rows.every((row) => row.label === '') ? byHead(report, table) : byRow(report, table)}</div>
`
}

function byRow(report: AnnualReport, table: Table): Html[] {
  return table.rows.map((row) => {
    if (row.kind === 'group')
      return html`<p class="list-group level-${depthOf(table, row)}">${row.label}</p>\n`
    const { totals, others } = divided(table.columns)
    const split = partsText(report, table, row, others)
    return html`<dl class="list-line level-${depthOf(table, row)}"><dt>${row.label}</dt><dd><b>${totals.map((column) => textOf(report, table, row, column)).join(' ')}</b>${split !== '' && html`<span>${split}</span>`}</dd></dl>
`
  })
}

/** A table of one line: one entry for each head over its columns. */
function byHead(report: AnnualReport, table: Table): Html[] {
  const [row] = table.rows
  if (!row) return []
  const heads = Map.groupBy(table.columns, ({ under }) => (under ?? []).join('，'))
  return [...heads].map(([head, columns]) => {
    const { totals, others } = divided(columns)
    return html`<dl class="list-line level-0"><dt>${head}</dt><dd><b>${totals.map((column) => textOf(report, table, row, column)).join(' ')}</b><span>${partsText(report, table, row, others)}</span></dd></dl>
`
  })
}

function divided(columns: readonly Column[]) {
  return {
    totals: columns.filter((column) => column.computed),
    others: columns.filter((column) => !column.computed),
  }
}

function partsText(report: AnnualReport, table: Table, row: Row, columns: readonly Column[]) {
  const isZero = (column: Column) => textOf(report, table, row, column) === '0'
  const shown = columns.filter((column) => !isZero(column))
  if (shown.length === 0) return ''
  const parts = shown.map(
    (column) => `${column.label} ${textOf(report, table, row, column) || '（空）'}`,
  )
  return parts.join('，') + (shown.length < columns.length ? '，其余为 0' : '')
}

function textOf(report: AnnualReport, table: Table, row: Row, column: Column): string {
  return cellContent(report.cells[cellId(table.id, row.id, column.id)], column).text
}

function depthOf(table: Table, row: Row): number {
  const parent = table.rows.find(({ id }) => id === row.parent)
  return parent ? depthOf(table, parent) + 1 : 0
}
