import type { Block, Grid, GridCell, Position } from '#core/kit/document.ts'
import type { Allowance } from './limits.ts'

/** A cell as a format lists it: in order, with its spans, without its place. */
export type ListedCell = {
  readonly text: string
  readonly rowSpan: number
  readonly columnSpan: number
  /** Columns left free before the cell. */
  readonly skip?: number
}

export type PlacedCells = {
  readonly rows: number
  readonly columns: number
  readonly cells: readonly GridCell[]
}

/** Wider spans are careless ways of saying «all columns». */
const MOST_SPAN = 100

/**
 * Gives every listed cell its place: a cell takes the first column of its row that no span from
 * above covers. Spans never reach below the last row. Positions nobody claims become empty cells;
 * those behind the first cell of a row are marked as missing.
 * Throws `LimitExceeded` when the allowance of positions is used up.
 */
export function placeCells(
  listed: readonly (readonly ListedCell[])[],
  allowance: Allowance,
): PlacedCells {
  const cells: GridCell[] = []
  const taken: boolean[][] = listed.map(() => [])
  listed.forEach((line, row) => {
    const own = taken[row] ?? []
    let column = 0
    for (const cell of line) {
      column += cell.skip ?? 0
      while (own[column]) column += 1
      const columnSpan = clampSpan(cell.columnSpan, MOST_SPAN)
      const rowSpan = clampSpan(cell.rowSpan, listed.length - row)
      const free = freeWidth(own, column, columnSpan)
      allowance.spend(free * rowSpan)
      claim(taken, row, column, rowSpan, free)
      cells.push({ row, column, rowSpan, columnSpan: free, text: cell.text })
      column += free
    }
  })
  const columns = taken.reduce((widest, row) => Math.max(widest, row.length), 0)
  allowance.spend(Math.max(0, listed.length * columns - cells.length))
  return { rows: listed.length, columns, cells: withEmptyCells(cells, taken, columns) }
}

function clampSpan(span: number, most: number): number {
  return Number.isInteger(span) && span > 1 ? Math.min(span, most) : 1
}

function freeWidth(row: readonly boolean[], column: number, wanted: number): number {
  let width = 1
  while (width < wanted && !row[column + width]) width += 1
  return width
}

function claim(taken: boolean[][], row: number, column: number, height: number, width: number) {
  for (let y = row; y < row + height; y += 1) {
    for (let x = column; x < column + width; x += 1) {
      const line = taken[y]
      if (line) line[x] = true
    }
  }
}

function withEmptyCells(cells: GridCell[], taken: boolean[][], columns: number): GridCell[] {
  taken.forEach((line, row) => {
    const first = line.indexOf(true)
    for (let column = 0; column < columns; column += 1) {
      if (line[column]) continue
      const missing = column > first ? { missing: true } : {}
      cells.push({ row, column, rowSpan: 1, columnSpan: 1, text: '', ...missing })
    }
  })
  return inOrder(cells)
}

/** Cells by row, then column. */
export function inOrder(cells: GridCell[]): GridCell[] {
  return cells.sort((left, right) => left.row - right.row || left.column - right.column)
}

const LONG_PROSE = 120

/**
 * A table as blocks. Rows that are one cell of prose across the whole width (a report typed into a
 * table) become paragraphs; what stands between them stays a grid. A single column is no grid.
 */
export function tableBlocks(table: PlacedCells, at: Position): Block[] {
  if (table.columns < 2) return table.cells.flatMap((cell) => paragraphsOf(cell.text, at))
  const blocks: Block[] = []
  let first = 0
  for (const cell of table.cells) {
    if (!isProseRow(cell, table)) continue
    pushGrid(blocks, sliceRows(table, first, cell.row), at)
    blocks.push(...paragraphsOf(cell.text, at))
    first = cell.row + cell.rowSpan
  }
  pushGrid(blocks, sliceRows(table, first, table.rows), at)
  return blocks
}

function isProseRow(cell: GridCell, table: PlacedCells): boolean {
  return cell.columnSpan === table.columns && cell.text.length > LONG_PROSE
}

function sliceRows(table: PlacedCells, from: number, to: number): PlacedCells {
  if (from === 0 && to === table.rows) return table
  const cells = table.cells
    .filter((cell) => cell.row >= from && cell.row < to)
    .map((cell) => ({ ...cell, row: cell.row - from }))
  return { rows: to - from, columns: table.columns, cells }
}

function pushGrid(blocks: Block[], table: PlacedCells, at: Position): void {
  if (table.rows === 0 || table.cells.length === 0) return
  const grid: Grid = { kind: 'grid', ...table, at }
  blocks.push(grid)
}

/** Rows of blank cells that a table may end with: a form nobody has filled in yet. */
const MOST_BLANK_ROWS = 2

/**
 * A sheet as blocks. Text alone in its row is prose where it stands outside a table (before the
 * first row with several filled cells, or after a blank row) or is long. A blank row ends a table,
 * but for the rows of `blankRows`: their cells are there, only empty.
 */
export function sheetBlocks(
  table: PlacedCells,
  at: Position,
  blankRows: ReadonlySet<number> = new Set(),
): Block[] {
  const blocks: Block[] = []
  const filled = filledByRow(table)
  const covered = coveredRows(table)
  let first = -1
  let last = -1
  const endTable = (): void => {
    if (first !== -1) blocks.push(...tableBlocks(sliceRows(table, first, last + 1), at))
    first = -1
  }
  let blanks = 0
  for (let row = 0; row < table.rows; row += 1) {
    const [only, ...others] = filled[row] ?? []
    if (covered.has(row)) last = row
    else if (!only) {
      blanks += 1
      if (!blankRows.has(row)) endTable()
      else if (blanks <= MOST_BLANK_ROWS) last = row
    } else if (others.length === 0 && only.rowSpan === 1 && standsAlone(only, first, blanks)) {
      endTable()
      blocks.push(...paragraphsOf(only.text, { ...at, row: row + 1 }))
    } else {
      if (blanks > MOST_BLANK_ROWS) endTable()
      if (first === -1) first = row
      last = row
      blanks = 0
    }
  }
  endTable()
  return blocks
}

function standsAlone({ text }: GridCell, tableStart: number, blanks: number): boolean {
  return tableStart === -1 || blanks > 0 || text.length > LONG_LABEL
}

/** Labels of the longest rows of forms stay below this. */
const LONG_LABEL = 60

function filledByRow(table: PlacedCells): GridCell[][] {
  const rows: GridCell[][] = Array.from({ length: table.rows }, () => [])
  for (const cell of table.cells) if (cell.text.trim() !== '') rows[cell.row]?.push(cell)
  return rows
}

/** Rows that a cell from above reaches into. */
function coveredRows(table: PlacedCells): ReadonlySet<number> {
  const covered = new Set<number>()
  for (const { row, rowSpan } of table.cells) {
    for (let below = row + 1; below < row + rowSpan; below += 1) covered.add(below)
  }
  return covered
}

/** The non-empty lines of a text as paragraphs. */
export function paragraphsOf(text: string, at: Position): Block[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => ({ kind: 'paragraph', text: line, at }))
}

/** Numbers the grids of a document in order: `at.grid` counts from 1. */
export function numberGrids(blocks: readonly Block[]): Block[] {
  let grids = 0
  return blocks.map((block) => {
    if (block.kind !== 'grid') return block
    grids += 1
    return { ...block, at: { ...block.at, grid: grids } }
  })
}
