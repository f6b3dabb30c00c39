import { alongOf, type Glyph } from './geometry.ts'
import type { RuledTable } from './ruled-table.ts'

/** Characters of a run and the cell they belong to; without a table they stand outside of all. */
export type Share = {
  readonly table?: RuledTable
  readonly cell: number
  readonly part: readonly Glyph[]
}

type Place = { readonly table: RuledTable; readonly cell: number } | undefined

/**
 * A run belongs where most of it stands. Figures of neighbouring cells that nearly touch are told
 * apart; one that runs from its cell into the next is marked as cut, for it cannot be told from two.
 */
export function shareOut(run: readonly Glyph[], tables: readonly RuledTable[]): Share[] {
  const placed = run.map((glyph) => ({ glyph, place: locate(glyph.x, glyph.y, tables) }))
  const middle = placed[Math.floor(placed.length / 2)]?.place
  if (placed.every(({ place }) => isSame(place, middle)))
    return [{ cell: -1, ...middle, part: run }]
  return partsOf(placed).flatMap(sharePart)
}

type Placed = { readonly glyph: Glyph; readonly place: Place }

function isSame(one: Place, other: Place): boolean {
  return one?.table === other?.table && one?.cell === other?.cell
}

const OF_FIGURE = /[\d.,]/
/** Figures of neighbouring cells stand this far apart, in sizes of their font. */
const APART = 0.08

/** Cuts where a figure ends or begins in a cell of its own. */
function partsOf(placed: readonly Placed[]): Placed[][] {
  const parts: Placed[][] = []
  placed.forEach((each, index) => {
    const before = placed[index - 1]
    if (!before || startsAnew(before, each)) parts.push([each])
    else parts.at(-1)?.push(each)
  })
  return parts
}

function startsAnew(before: Placed, after: Placed): boolean {
  const [one, other] = [before.glyph, after.glyph]
  if (isSame(before.place, after.place)) return false
  if (!OF_FIGURE.test(one.text) && !OF_FIGURE.test(other.text)) return false
  const step = alongOf(other, other.direction) - alongOf(one, one.direction)
  return step - (one.advance + other.advance) / 2 > other.size * APART
}

const MOST = 0.6

function sharePart(part: readonly Placed[]): Share[] {
  const glyphs = part.map(({ glyph }) => glyph)
  const middle = part[Math.floor(part.length / 2)]?.place
  const same = part.filter(({ place }) => isSame(place, middle)).length
  const isFigure = same < part.length && glyphs.every(({ text }) => OF_FIGURE.test(text))
  const isSure = !isFigure || isCentred(glyphs, middle)
  if (same >= part.length * MOST && isSure) return [{ cell: -1, ...middle, part: glyphs }]
  return part.map(({ glyph, place }) => ({
    cell: -1,
    ...place,
    part: [isFigure ? { ...glyph, cut: true } : glyph],
  }))
}

/** How far the middle of a figure that is too wide for its cell may be off, in widths of the cell. */
const OFF_CENTRE = 0.2

/** A figure that spills over both sides of a cell by nearly as much was set in that cell. */
function isCentred(glyphs: readonly Glyph[], place: Place): boolean {
  const [first, last] = [glyphs[0], glyphs.at(-1)]
  const cell = place?.table.cells[place.cell]
  if (!first || !last || !cell || first.direction !== 0) return false
  const left = place.table.xs[cell.column] ?? 0
  const right = place.table.xs[cell.column + cell.columnSpan] ?? 0
  const [from, to] = [first.x - first.advance / 2, last.x + last.advance / 2]
  const off = Math.abs(from + to - left - right) / 2
  return from < left && to > right && off <= (right - left) * OFF_CENTRE
}

function locate(x: number, y: number, tables: readonly RuledTable[]): Place {
  for (const table of tables) {
    const column = slotOf(x, table.xs)
    const row = slotOf(y, table.ys)
    if (column === -1 || row === -1) continue
    const cell = table.cellOfSlot[row * (table.xs.length - 1) + column] ?? -1
    return { table, cell }
  }
  return undefined
}

/** Between which two lines a value lies; -1 outside of all. */
export function slotOf(value: number, lines: readonly number[]): number {
  if (value < (lines[0] ?? 0) || value > (lines.at(-1) ?? 0)) return -1
  return Math.max(0, lines.findIndex((line) => line > value) - 1)
}
