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

/** A row higher than this may have to be carried over to the next page. */
const HIGHEST_ROW = 100

/**
 * `heights`: of each row, reckoned generously where a line break may fall elsewhere: a typesetter that
 * is told all heights need not find them out by trial. Null for a row that fills a good part of a page.
 * `fitsOnePage`: whether the table fits on a page of its own, below its heading.
 */
export type TableFall = {
  readonly heights: readonly (number | null)[]
  readonly fitsOnePage: boolean
}

export function fallOf(table: OutputTable): TableFall {
  const reckoned = reckonedHeights(table)
  const height = reckoned.reduce((sum, each) => sum + each, 0)
  return {
    heights: reckoned.map((each) => (each > HIGHEST_ROW ? null : each)),
    fitsOnePage: height <= PAGE.height - PAGE.top - PAGE.bottom - HEADING,
  }
}

/** What a cell over several rows needs more than they have is shared among them. */
function reckonedHeights(table: OutputTable): number[] {
  const heights = cellsByRow(table).map((cells) =>
    Math.max(
      ROW_HEIGHT,
      ...cells
        .filter((cell) => cell.rowSpan === 1)
        .map((cell) => heightOf(linesOf(cell, table.widths))),
    ),
  )
  for (const cell of table.cells.filter((each) => each.rowSpan > 1)) {
    const rows = heights.slice(cell.row, cell.row + cell.rowSpan)
    const room = rows.reduce((sum, each) => sum + each, 0)
    const lines = cell.vertical ? cell.text.length : linesOf(cell, table.widths)
    const more = Math.max(0, heightOf(lines) - room) / rows.length
    for (const [index, height] of rows.entries()) heights[cell.row + index] = height + more
  }
  return heights
}

const heightOf = (lines: number): number => ROW_HEIGHT + (lines - 1) * LINE

/** Smaller type than this nobody can read. */
const LEAST_SIZE = 5

/**
 * The type size of a cell in points. A figure, or the word in its place, gets smaller type to stand on
 * one line; a figure, which cannot be broken, as much smaller as it needs so as not to leave its cell.
 */
export function typeSize(cell: OutputCell, shares: readonly number[]): number {
  if (cell.role !== 'data') return SIZE.table
  const room = roomOf(cell, shares)
  if (widthOf(cell.text, SIZE.table) <= room) return SIZE.table
  if (/[^!-~]/.test(cell.text)) return SIZE.tight
  const fitting = Math.floor((2 * room) / widthOf(cell.text, 1)) / 2
  return Math.max(LEAST_SIZE, Math.min(SIZE.tight, fitting))
}

/** How many lines a cell may take at most. */
function linesOf(cell: OutputCell, shares: readonly number[]): number {
  const room = roomOf(cell, shares)
  const size = typeSize(cell, shares)
  const em = size * MM_PER_POINT
  return cell.text
    .split('\n')
    .map((text) => {
      const width = widthOf(text, size)
      if (width <= room) return 1
      const lost = Math.min(lostAtBreak(text, room, size), room - em)
      return Math.max(1, Math.ceil((width - lost) / (room - lost)))
    })
    .reduce((sum, each) => sum + each, 0)
}

/**
 * The room a line may leave empty where it breaks: less than a character; with a mark that may not
 * begin a line up to two, which it takes along to the next one; a whole word of letters or digits.
 */
function lostAtBreak(text: string, room: number, size: number): number {
  const em = size * MM_PER_POINT
  const words = text.match(/[!-~]+/g) ?? []
  const marks = /[^\p{L}\p{N}]/u.test(text) ? 2 * em : 0
  return Math.max(room % em, marks, ...words.map((word) => widthOf(word, size)))
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
