import type { Cell } from '#core/annual-report/report.ts'
import type { Column } from '#core/annual-report/template.ts'
import type { OutputCell } from '#platform/documents/write/output-document.ts'

/** What is printed in a cell of the form; what a spreadsheet needs besides, where it is a figure. */
export type CellContent = Pick<OutputCell, 'text' | 'number'>

/**
 * A cell as the form prints it. A figure is printed by its value: a change with its sign, an amount
 * with its unit unless the column's head names it. Everything else is printed as it was found; a
 * cell that could not be read stays empty.
 */
export function cellText(cell: Cell | undefined, column: Column): string {
  if (!cell || cell.kind === 'unread' || cell.kind === 'blank') return ''
  if (cell.kind !== 'number') return cell.raw
  const sign = column.type === 'change' && cell.value > 0 ? '+' : ''
  return `${sign}${plainNumber(cell.value)}${unitBehind(column)}`
}

/** The text of a cell, and its figure for a spreadsheet. */
export function cellContent(cell: Cell | undefined, column: Column): CellContent {
  const text = cellText(cell, column)
  if (cell?.kind !== 'number') return { text }
  return { text, number: { value: cell.value, format: spreadsheetFormat(column) } }
}

function unitBehind({ type, label, unit }: Column): string {
  return type === 'amount' && !label.includes(unit) ? unit : ''
}

function spreadsheetFormat(column: Column): string {
  const unit = unitBehind(column)
  if (column.type === 'change') return '+0;-0;0'
  if (column.type === 'amount') return unit === '' ? 'General' : `General"${unit}"`
  return 'General'
}

/** Digits without exponent or grouping: `0.0000004`, `1234567.5`. */
export function plainNumber(value: number): string {
  const text = String(Object.is(value, -0) ? 0 : value)
  return text.includes('e') ? value.toLocaleString('en-US', PLAIN) : text
}

const PLAIN = { useGrouping: false, maximumFractionDigits: 20 } as const
