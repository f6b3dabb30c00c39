import type { AnnualReport } from '#core/annual-report/report.ts'
import {
  type CellId,
  type Column,
  cellId,
  type Row,
  type Table,
} from '#core/annual-report/template.ts'
import { type Html, html } from '#platform/html/html.ts'
import { cellText } from './cell-text.ts'

/** A table with more columns than this does not fit a phone. */
const MOST_COLUMNS = 6

/** Whether the table is also given as a list, for narrow screens. */
export function needsList(table: Table): boolean {
  return table.columns.length > MOST_COLUMNS
}

/** A line of the list: the total, then what it is made of. */
type Line = {
  readonly label: string
  readonly level: number
  /** A heading over the lines below it. */
  readonly isGroup: boolean
  readonly totals: readonly Place[]
  readonly parts: readonly Place[]
}
type Place = { readonly cell: CellId; readonly column: Column }

const known = new WeakMap<Table, readonly Line[]>()

/**
 * The figures of a wide table as a list: line by line the total, then what it is made of. Columns
 * that hold the figure 0 are put into «其余为 0», and only those: nothing else means zero.
 */
export function figureList(report: AnnualReport, table: Table): Html {
  const lines = known.get(table) ?? linesOf(table)
  known.set(table, lines)
  return html`<div class="as-list">
${lines.map((line) => lineHtml(report, line))}</div>
`
}

function lineHtml(report: AnnualReport, { label, level, isGroup, totals, parts }: Line): Html {
  if (isGroup) return html`<p class="list-group level-${level}">${label}</p>\n`
  const total = totals.map((place) => textOf(report, place)).join(' ')
  const split = partsText(report, parts)
  return html`<dl class="list-line level-${level}"><dt>${label}</dt><dd><b>${total}</b>${split !== '' && html`<span>${split}</span>`}</dd></dl>
`
}

function partsText(report: AnnualReport, places: readonly Place[]): string {
  const parts: string[] = []
  for (const place of places) {
    const text = textOf(report, place)
    if (text !== '0') parts.push(`${place.column.label} ${text || '（空）'}`)
  }
  if (parts.length === 0) return ''
  return parts.join('，') + (parts.length < places.length ? '，其余为 0' : '')
}

function textOf(report: AnnualReport, { cell, column }: Place): string {
  return cellText(report.cells[cell], column)
}

/** A line for each row; of a table with a single nameless row, one for each head over its columns. */
function linesOf(table: Table): Line[] {
  const [first] = table.rows
  if (!first || table.rows.some(({ label }) => label !== '')) {
    return table.rows.map((row) => lineOf(table, row, row.label, table.columns))
  }
  const heads = Map.groupBy(table.columns, ({ under }) => (under ?? []).join('，'))
  return [...heads].map(([head, columns]) => lineOf(table, first, head, columns))
}

function lineOf(table: Table, row: Row, label: string, columns: readonly Column[]): Line {
  const places = columns.map((column) => ({ cell: cellId(table.id, row.id, column.id), column }))
  return {
    ...{ label, level: depthOf(table, row), isGroup: row.kind === 'group' },
    totals: places.filter(({ column }) => column.computed),
    parts: places.filter(({ column }) => !column.computed),
  }
}

function depthOf(table: Table, row: Row): number {
  const parent = table.rows.find(({ id }) => id === row.parent)
  return parent ? depthOf(table, parent) + 1 : 0
}
