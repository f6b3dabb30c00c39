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
export function cellContent(cell: Cell | undefined, column: Column): CellContent {
  if (!cell || cell.kind === 'unread' || cell.kind === 'blank') return { text: '' }
  if (cell.kind !== 'number') return { text: cell.raw }
  const sign = column.type === 'change' && cell.value > 0 ? '+' : ''
  const unit = column.type === 'amount' && !column.label.includes(column.unit) ? column.unit : ''
  return {
    text: `${sign}${plainNumber(cell.value)}${unit}`,
    number: { value: cell.value, format: spreadsheetFormat(column, unit) },
  }
}

function spreadsheetFormat(column: Column, unit: string): string {
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
