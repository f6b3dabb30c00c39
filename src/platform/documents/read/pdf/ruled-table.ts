import type { Rule } from './geometry.ts'
import type { Lattice } from './rules.ts'

/** A table found by its rules: positions of its grid lines, and the slots each cell covers. */
export type RuledTable = {
  readonly xs: readonly number[]
  readonly ys: readonly number[]
  readonly cells: readonly CellArea[]
  /** Index of the cell that covers each slot, row by row. */
  readonly cellOfSlot: readonly number[]
}

export type CellArea = {
  readonly row: number
  readonly column: number
  readonly rowSpan: number
  readonly columnSpan: number
}

const SAME = 3
/** Rules that run past the outermost crossing by this much leave an open side. */
const OVERHANG = 6
/** A side of a slot is closed when rules cover this share of it. */
const CLOSED_SHARE = 0.6
const MOST_SLOTS = 20_000

/** The table that a lattice draws; undefined when it has fewer than two cells. */
export function ruledTable(lattice: Lattice): RuledTable | undefined {
  const xs = gridPositions(lattice.vertical, lattice.horizontal)
  const ys = gridPositions(lattice.horizontal, lattice.vertical)
  const columns = xs.length - 1
  const rows = ys.length - 1
  if (columns < 1 || rows < 1 || columns * rows < 2 || columns * rows > MOST_SLOTS) return undefined
  const closed = {
    right: sides(lattice.vertical, xs, ys),
    below: sides(lattice.horizontal, ys, xs),
  }
  const areas = joinSlots(rows, columns, (row, column, step) =>
    step === 'right' ? closed.right(column + 1, row) : closed.below(row + 1, column),
  )
  if (areas.length < 2) return undefined
  return { xs, ys, cells: areas, cellOfSlot: coverage(areas, columns) }
}

function coverage(areas: readonly CellArea[], columns: number): number[] {
  const cellOfSlot: number[] = []
  areas.forEach((area, index) => {
    for (let row = area.row; row < area.row + area.rowSpan; row += 1) {
      for (let column = area.column; column < area.column + area.columnSpan; column += 1) {
        cellOfSlot[row * columns + column] = index
      }
    }
  })
  return cellOfSlot
}

/** Positions of rules, with the ends of crossing rules where a side is left open. */
function gridPositions(rules: readonly Rule[], crossing: readonly Rule[]): number[] {
  const positions = [...new Set(rules.map((rule) => rule.at))].sort((left, right) => left - right)
  if (crossing.length === 0) return positions
  const first = Math.min(...crossing.map((rule) => rule.from))
  const last = Math.max(...crossing.map((rule) => rule.to))
  if (positions.length === 0 || first < (positions[0] ?? 0) - OVERHANG) positions.unshift(first)
  if (last > (positions.at(-1) ?? 0) + OVERHANG) positions.push(last)
  return positions
}

/** Answers whether the side at a grid line, between two crossing grid lines, is drawn. */
function sides(
  rules: readonly Rule[],
  positions: readonly number[],
  crossing: readonly number[],
): (line: number, slot: number) => boolean {
  const byLine = positions.map((at) => rules.filter((rule) => Math.abs(rule.at - at) < SAME))
  return (line, slot) => {
    if (line === 0 || line === positions.length - 1) return true
    const from = crossing[slot] ?? 0
    const to = crossing[slot + 1] ?? 0
    let covered = 0
    for (const rule of byLine[line] ?? []) {
      covered += Math.max(0, Math.min(rule.to, to) - Math.max(rule.from, from))
    }
    return covered >= (to - from) * CLOSED_SHARE
  }
}

type Closed = (row: number, column: number, step: 'right' | 'below') => boolean

/** Grows each cell from its top left slot: to the right, then down while the whole row is open. */
function joinSlots(rows: number, columns: number, isClosed: Closed): CellArea[] {
  const taken = new Set<number>()
  const areas: CellArea[] = []
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      if (taken.has(row * columns + column)) continue
      let width = 1
      while (
        column + width < columns &&
        !isClosed(row, column + width - 1, 'right') &&
        !taken.has(row * columns + column + width)
      ) {
        width += 1
      }
      let height = 1
      while (row + height < rows && opensDown(row + height - 1, column, width, isClosed))
        height += 1
      for (let y = row; y < row + height; y += 1) {
        for (let x = column; x < column + width; x += 1) taken.add(y * columns + x)
      }
      areas.push({ row, column, rowSpan: height, columnSpan: width })
    }
  }
  return areas
}

function opensDown(row: number, column: number, width: number, isClosed: Closed): boolean {
  for (let x = column; x < column + width; x += 1) {
    if (isClosed(row, x, 'below')) return false
    if (x > column && isClosed(row + 1, x - 1, 'right')) return false
  }
  return true
}
