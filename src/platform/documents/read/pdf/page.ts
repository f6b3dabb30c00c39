import type { Block } from '#core/kit/document.ts'
import { inOrder, type PlacedCells, tableBlocks } from '../table.ts'
import { cellText } from './cell-text.ts'
import type { Direction, Glyph, Rules } from './geometry.ts'
import type { PageContent } from './interpreter.ts'
import { type Line, layoutText, linesOf } from './lines.ts'
import { type RuledTable, ruledTable } from './ruled-table.ts'
import { findLattices } from './rules.ts'
import { runsOf } from './runs.ts'

type Piece = { readonly top: number; readonly blocks: (line: number) => Block[] }

/** The blocks of a page from top to bottom: a grid per ruled table, a paragraph per line of text. */
export function pageBlocks(content: PageContent, page: number): Block[] {
  const { glyphs, rules } = upright(content)
  const tables = findLattices(rules).flatMap((lattice) => ruledTable(lattice) ?? [])
  const inCells = new Map<RuledTable, Glyph[][]>()
  const outside: Glyph[] = []
  for (const run of runsOf(glyphs)) {
    for (const { table, cell, part } of assign(run, tables)) {
      if (!table) {
        outside.push(...part)
        continue
      }
      const cells = inCells.get(table) ?? table.cells.map(() => [])
      inCells.set(table, cells)
      cells[cell]?.push(...part)
    }
  }
  const pieces = [
    ...tables.map((table) => tablePiece(table, inCells.get(table) ?? [], page)),
    ...linePieces(outside, page),
  ]
  pieces.sort((left, right) => left.top - right.top)
  return pieces.flatMap((piece, index) => piece.blocks(index + 1))
}

/** Turns a page whose text runs mostly up or down its side. */
function upright({ glyphs, rules }: PageContent): { glyphs: readonly Glyph[]; rules: Rules } {
  const counts = [0, 0, 0, 0]
  for (const { direction } of glyphs) counts[direction] = (counts[direction] ?? 0) + 1
  const main = counts.indexOf(Math.max(...counts))
  if (main === 0 || main === 2 || (counts[main] ?? 0) < glyphs.length * 0.7)
    return { glyphs, rules }
  const flip = main === 1 ? 1 : -1
  const turned = rules.vertical.map(({ at, from, to }) => ({
    at: -flip * at,
    from: flip * from,
    to: flip * to,
  }))
  return {
    glyphs: glyphs.map((glyph) => ({
      ...glyph,
      x: flip * glyph.y,
      y: -flip * glyph.x,
      direction: ((glyph.direction - main + 4) % 4) as Direction,
    })),
    rules: {
      horizontal: turned.map(sorted),
      vertical: rules.horizontal
        .map(({ at, from, to }) => ({ at: flip * at, from: -flip * from, to: -flip * to }))
        .map(sorted),
    },
  }
}

function sorted({ at, from, to }: { at: number; from: number; to: number }) {
  return from <= to ? { at, from, to } : { at, from: to, to: from }
}

type Share = { readonly table?: RuledTable; readonly cell: number; readonly part: readonly Glyph[] }

/** A run belongs where its middle stands; one that spreads over cells is shared out by character. */
function assign(run: readonly Glyph[], tables: readonly RuledTable[]): Share[] {
  const places = run.map((glyph) => locate(glyph.x, glyph.y, tables))
  const middle = places[Math.floor(places.length / 2)]
  const same = places.filter(
    (place) => place?.table === middle?.table && place?.cell === middle?.cell,
  )
  if (same.length >= run.length * 0.6) {
    return [middle ? { ...middle, part: run } : { cell: -1, part: run }]
  }
  return run.map((glyph, index) => ({ cell: -1, ...places[index], part: [glyph] }))
}

function locate(x: number, y: number, tables: readonly RuledTable[]) {
  for (const table of tables) {
    const column = slotOf(x, table.xs)
    const row = slotOf(y, table.ys)
    if (column === -1 || row === -1) continue
    const cell = table.cellOfSlot[row * (table.xs.length - 1) + column] ?? -1
    return { table, cell }
  }
  return undefined
}

function slotOf(value: number, lines: readonly number[]): number {
  if (value < (lines[0] ?? 0) || value > (lines.at(-1) ?? 0)) return -1
  return Math.max(0, lines.findIndex((line) => line > value) - 1)
}

function tablePiece(table: RuledTable, glyphs: readonly Glyph[][], page: number): Piece {
  const placed: PlacedCells = {
    rows: table.ys.length - 1,
    columns: table.xs.length - 1,
    cells: inOrder(
      table.cells.map((area, index) => ({ ...area, text: cellText(glyphs[index] ?? []) })),
    ),
  }
  return { top: table.ys[0] ?? 0, blocks: () => tableBlocks(placed, { page }) }
}

function linePieces(glyphs: readonly Glyph[], page: number): Piece[] {
  const pieces: Piece[] = []
  for (const direction of [0, 1, 2, 3] as const) {
    const lines = linesOf(
      glyphs.filter((glyph) => glyph.direction === direction),
      direction,
    )
    const left = lines.reduce(
      (least, { glyphs: [first] }) => Math.min(least, first?.from ?? least),
      Number.POSITIVE_INFINITY,
    )
    const unit = usualSize(lines) / 2
    for (const line of lines) {
      pieces.push({
        top: line.across,
        blocks: (ordinal) => [
          { kind: 'paragraph', text: layoutText(line, left, unit), at: { page, line: ordinal } },
        ],
      })
    }
  }
  return pieces
}

/** The size that most characters have. */
function usualSize(lines: readonly Line[]): number {
  const counts = new Map<number, number>()
  for (const { glyphs } of lines) {
    for (const { size } of glyphs) {
      const rounded = Math.round(size * 4) / 4
      counts.set(rounded, (counts.get(rounded) ?? 0) + 1)
    }
  }
  let usual = 10
  let most = 0
  for (const [size, count] of counts) {
    if (count > most && size > 0) {
      usual = size
      most = count
    }
  }
  return usual
}
