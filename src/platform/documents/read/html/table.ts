import type { Allowance } from '../limits.ts'
import { type ListedCell, type PlacedCells, placeCells } from '../table.ts'
import { textLines } from './text.ts'
import type { Element } from './tree.ts'

/** Prose in a cell beyond this length, or ending several sentences, means layout. */
const LONG_CELL = 400
const SENTENCES = /[。；]/g

/** A table that only lays out the page: around other tables, around one cell, or around prose. */
export function isLayoutTable(table: Element): boolean {
  if (table.tables > 1) return true
  const rows = rowsOf(table)
  if (rows.length <= 1 && rows.every((row) => row.length <= 1)) return true
  return rows.some((row) => row.some((cell) => holdsProse(cell, row.length)))
}

function holdsProse(cell: Element, neighbours: number): boolean {
  if (cell.prose < LONG_CELL || neighbours === 1) return false
  const sentences = textLines(cell).join('').match(SENTENCES)?.length ?? 0
  return sentences >= 4
}

/** The rows of a table, not those of tables inside it, each with its cells. */
export function rowsOf(table: Element): Element[][] {
  const rows: Element[][] = []
  const walk = (node: Element): void => {
    for (const child of node.children) {
      if (typeof child === 'string') continue
      if (child.tag === 'tr') rows.push(cellsOf(child))
      else if (child.tag !== 'table' && child.tag !== 'td' && child.tag !== 'th') walk(child)
    }
  }
  walk(table)
  return rows
}

function cellsOf(row: Element): Element[] {
  const cells: Element[] = []
  for (const child of row.children) {
    if (typeof child === 'string') continue
    if (child.tag === 'td' || child.tag === 'th') cells.push(child)
    else if (child.tag !== 'table') cells.push(...cellsOf(child))
  }
  return cells
}

/** The table's cells in their places; lines inside a cell are kept apart by newlines. */
export function tableCells(table: Element, allowance: Allowance): PlacedCells {
  const rows = rowsOf(table)
  return placeCells(
    rows.map((row, index) =>
      row.map(
        (cell): ListedCell => ({
          text: textLines(cell).join('\n'),
          rowSpan: spanOf(cell.attributes.rowspan, rows.length - index),
          columnSpan: spanOf(cell.attributes.colspan, 1),
        }),
      ),
    ),
    allowance,
  )
}

/** «0» means «to the end of the table» in HTML. */
function spanOf(written: string | undefined, rest: number): number {
  if (written === undefined) return 1
  const span = Number.parseInt(written, 10)
  if (span === 0) return rest
  return Number.isNaN(span) ? 1 : span
}
