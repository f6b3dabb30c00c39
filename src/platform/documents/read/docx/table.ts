import type { Block, Grid } from '#core/kit/document.ts'
import type { Allowance } from '../limits.ts'
import { type ListedCell, placeCells, tableBlocks } from '../table.ts'

type Merge = 'restart' | 'continue'

type Cell = {
  blocks: readonly Block[]
  columnSpan: number
  /** Grid column the cell starts in. */
  column: number
  vertical?: Merge
  horizontal?: Merge
}

type Row = { readonly cells: Cell[]; before: number; deleted: boolean }

/** A table being read: rows and cells as they come, with their properties. */
export class OpenTable {
  readonly #rows: Row[] = []
  #cell: Cell | undefined

  startRow(): void {
    this.#rows.push({ cells: [], before: 0, deleted: false })
  }

  startCell(): void {
    this.#cell = { blocks: [], columnSpan: 1, column: 0 }
    this.#rows.at(-1)?.cells.push(this.#cell)
  }

  endCell(blocks: readonly Block[]): void {
    if (this.#cell) this.#cell.blocks = blocks
    this.#cell = undefined
  }

  /** A row or cell property. A merge without a value continues the one above or before. */
  property(name: string, value: string | undefined): void {
    const row = this.#rows.at(-1)
    const cell = this.#cell
    const number = Math.max(0, Math.min(1_000, Number(value ?? 0) || 0))
    const merge = value === 'restart' ? 'restart' : 'continue'
    if (name === 'gridBefore' && row) row.before = number
    else if (!cell) return
    else if (name === 'gridSpan') cell.columnSpan = Math.max(1, number)
    else if (name === 'vMerge') cell.vertical = merge
    else if (name === 'hMerge') cell.horizontal = merge
  }

  deleteRow(): void {
    const row = this.#rows.at(-1)
    if (row) row.deleted = true
  }

  /** The table as blocks; one that only lays out other tables gives the blocks of its cells. */
  toBlocks(allowance: Allowance): Block[] {
    const rows = this.#rows.filter((row) => !row.deleted)
    for (const row of rows) settleColumns(row)
    if (laysOut(rows)) return rows.flatMap((row) => row.cells.flatMap((cell) => cell.blocks))
    return tableBlocks(
      placeCells(
        rows.map((row, index) => listCells(rows, row, index)),
        allowance,
      ),
      {},
    )
  }
}

/** Joins cells merged sideways the old way and gives every cell its grid column. */
function settleColumns(row: Row): void {
  const kept: Cell[] = []
  let column = row.before
  for (const cell of row.cells) {
    const before = kept.at(-1)
    if (cell.horizontal === 'continue' && before) before.columnSpan += cell.columnSpan
    else {
      cell.column = column
      kept.push(cell)
    }
    column += cell.columnSpan
  }
  row.cells.splice(0, row.cells.length, ...kept)
}

function listCells(rows: readonly Row[], row: Row, index: number): ListedCell[] {
  const listed: ListedCell[] = []
  let column = 0
  for (const cell of row.cells) {
    const covered = cell.vertical === 'continue' && ownerAbove(rows, index, cell.column)
    if (covered) {
      column = Math.max(column, cell.column + cell.columnSpan)
      continue
    }
    listed.push({
      text: cellText(cell.blocks),
      rowSpan: cell.vertical ? rowSpanOf(rows, index, cell.column) : 1,
      columnSpan: cell.columnSpan,
      skip: listed.length === 0 && row.before > 0 ? row.before : 0,
    })
    column = cell.column + cell.columnSpan
  }
  return listed
}

function cellAt(row: Row | undefined, column: number): Cell | undefined {
  return row?.cells.find((cell) => cell.column === column)
}

/** Whether an unbroken run of continuing cells leads up to one that starts a merge. */
function ownerAbove(rows: readonly Row[], index: number, column: number): boolean {
  for (let above = index - 1; above >= 0; above -= 1) {
    const cell = cellAt(rows[above], column)
    if (!cell?.vertical) return false
    if (cell.vertical === 'restart' || above === 0) return true
  }
  return false
}

function rowSpanOf(rows: readonly Row[], index: number, column: number): number {
  let span = 1
  while (cellAt(rows[index + span], column)?.vertical === 'continue') span += 1
  return span
}

/** Lines of the cell's paragraphs; a small table inside it is read row by row. */
function cellText(blocks: readonly Block[]): string {
  return blocks
    .flatMap((block) => (block.kind === 'paragraph' ? [block.text] : gridLines(block)))
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n')
}

function gridLines(grid: Grid): string[] {
  const lines: string[] = Array(grid.rows).fill('')
  for (const { row, text } of grid.cells) lines[row] = `${lines[row] ?? ''} ${text}`
  return lines
}

/** Tables inside a table hold more cells than the table itself: it only lays them out. */
function laysOut(rows: readonly Row[]): boolean {
  let own = 0
  let inner = 0
  for (const { cells } of rows) {
    own += cells.length
    for (const { blocks } of cells) {
      for (const block of blocks) if (block.kind === 'grid') inner += block.cells.length
    }
  }
  return inner > own
}
