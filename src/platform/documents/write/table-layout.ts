import {
  CELL_PADDING,
  PAGE,
  ROW_HEIGHT,
  SIZE,
  TABLE_LINE_PITCH,
  TYPE_AREA_WIDTH,
} from './official-layout.ts'
import { type CellRole, cellsByRow, type OutputCell, type OutputTable } from './output-document.ts'

/**
 * How a table will fall on paper, reckoned from its text without setting it: Chinese characters are
 * one em wide, and figures at most `DIGIT_WIDTH`. Lengths in millimetres.
 */
const MM_PER_POINT = 25.4 / 72
const DIGIT_WIDTH = 0.56

/** What stands above a table on its page: a heading and the gap below it. */
const HEADING = 13

const LINE = TABLE_LINE_PITCH * MM_PER_POINT

/**
 * The height of each row where it is certain, else null: where a line break may fall elsewhere than
 * reckoned, or a cell over several rows may need more than they have.
 */
export function rowHeights(table: OutputTable): (number | null)[] {
  const heights = cellsByRow(table).map((cells) => {
    const single = cells.filter((cell) => cell.rowSpan === 1)
    const isCertain = single.every((cell) => isCertainOf(cell, table.widths))
    return isCertain ? rowHeight(single, table.widths) : null
  })
  for (const cell of table.cells.filter((each) => each.rowSpan > 1)) {
    const end = cell.row + cell.rowSpan
    const room = heights.slice(cell.row, end).reduce<number>((sum, each) => sum + (each ?? 0), 0)
    const lines = cell.vertical ? cell.text.length : linesOf(cell, table.widths) + 1
    if (lines * LINE > room) heights.fill(null, cell.row, end)
  }
  return heights
}

/** Whether the table fits on a page of its own, below its heading. */
export function fitsOnePage(table: OutputTable): boolean {
  const heights = cellsByRow(table).map((cells) =>
    rowHeight(
      cells.filter((cell) => cell.rowSpan === 1),
      table.widths,
    ),
  )
  const height = heights.reduce((sum, each) => sum + each, 0)
  return height <= PAGE.height - PAGE.top - PAGE.bottom - HEADING
}

function rowHeight(cells: readonly OutputCell[], shares: readonly number[]): number {
  const lines = cells.map((cell) => linesOf(cell, shares))
  return ROW_HEIGHT + (Math.max(1, ...lines) - 1) * LINE
}

/** A mark that may not begin a line can take up to two characters with it to the next one. */
function isCertainOf(cell: OutputCell, shares: readonly number[]): boolean {
  const room = roomOf(cell, shares)
  const size = isTight(cell, shares) ? SIZE.tight : SIZE.table
  return cell.text.split('\n').every((text) => {
    const width = widthOf(text, size)
    const lines = Math.max(1, Math.ceil(width / room))
    return width + (lines - 1) * 2 * size * MM_PER_POINT <= lines * room
  })
}

/** Whether a figure, or the word in its place, needs smaller type to stand on one line. */
export function isTight(cell: OutputCell, shares: readonly number[]): boolean {
  return cell.role === 'data' && widthOf(cell.text, SIZE.table) > roomOf(cell, shares)
}

function linesOf(cell: OutputCell, shares: readonly number[]): number {
  const room = roomOf(cell, shares)
  const size = isTight(cell, shares) ? SIZE.tight : SIZE.table
  return cell.text
    .split('\n')
    .map((line) => Math.max(1, Math.ceil(widthOf(line, size) / room)))
    .reduce((sum, each) => sum + each, 0)
}

function widthOf(text: string, size: number): number {
  const figures = text.replace(/[^0-9.+-]/g, '').length
  return (text.length - figures * (1 - DIGIT_WIDTH)) * size * MM_PER_POINT
}

function roomOf(cell: OutputCell, shares: readonly number[]): number {
  const share = shares
    .slice(cell.column, cell.column + cell.columnSpan)
    .reduce((sum, each) => sum + each, 0)
  return share * TYPE_AREA_WIDTH - paddingOf(cell.role)
}

/** Space at both edges of a cell together. */
function paddingOf(role: CellRole): number {
  if (role === 'data') return 2 * CELL_PADDING.figure
  return (role === 'row' ? CELL_PADDING.rowHead : CELL_PADDING.label) + CELL_PADDING.label
}
