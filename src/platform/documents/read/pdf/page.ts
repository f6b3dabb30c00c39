import type { Block } from '#core/kit/document.ts'
import { inOrder, type PlacedCells, tableBlocks } from '../table.ts'
import { cellText } from './cell-text.ts'
import { cutCells } from './cut-cells.ts'
import type { Direction, Glyph, Rules } from './geometry.ts'
import type { PageContent } from './interpreter.ts'
import { type Line, layoutText, linesOf } from './lines.ts'
import { type CellArea, type RuledTable, ruledTable } from './ruled-table.ts'
import { findLattices } from './rules.ts'
import { runsOf } from './runs.ts'
import { shareOut } from './share.ts'
import type { Area } from './shown.ts'

type Piece = { readonly top: number; readonly blocks: (line: number) => Block[] }

/** The blocks of a page from top to bottom: a grid per ruled table, a paragraph per line of text. */
export function pageBlocks(content: PageContent, page: number): Block[] {
  const { glyphs, rules, area } = upright(content)
  const tables = findLattices(rules).flatMap((lattice) => ruledTable(lattice) ?? [])
  const inCells = new Map<RuledTable, Glyph[][]>()
  const outside: Glyph[] = []
  for (const run of runsOf(glyphs)) {
    for (const { table, cell, part } of shareOut(run, tables)) {
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
    ...tables.map((table) => {
      const own = inCells.get(table) ?? []
      return tablePiece(table, own, cutCells(table, own, outside, area), page)
    }),
    ...linePieces(outside, page),
  ]
  pieces.sort((left, right) => left.top - right.top)
  return pieces.flatMap((piece, index) => piece.blocks(index + 1))
}

type Upright = { readonly glyphs: readonly Glyph[]; readonly rules: Rules; readonly area: Area }

/** Turns a page whose text runs mostly up or down its side. */
function upright(content: PageContent): Upright {
  const { glyphs, rules, area } = content
  const counts = [0, 0, 0, 0]
  for (const { direction } of glyphs) counts[direction] = (counts[direction] ?? 0) + 1
  const main = counts.indexOf(Math.max(...counts))
  if (main === 0 || main === 2 || (counts[main] ?? 0) < glyphs.length * 0.7) return content
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
    area: turnedArea(area, flip),
  }
}

function turnedArea({ left, top, right, bottom }: Area, flip: 1 | -1): Area {
  return flip === 1
    ? { left: top, right: bottom, top: -right, bottom: -left }
    : { left: -bottom, right: -top, top: left, bottom: right }
}

function sorted({ at, from, to }: { at: number; from: number; to: number }) {
  return from <= to ? { at, from, to } : { at, from: to, to: from }
}

function tablePiece(
  table: RuledTable,
  glyphs: readonly Glyph[][],
  cut: ReadonlySet<CellArea>,
  page: number,
): Piece {
  const placed: PlacedCells = {
    rows: table.ys.length - 1,
    columns: table.xs.length - 1,
    cells: inOrder(
      table.cells.map((cell, index) => {
        const text = cellText(glyphs[index] ?? [])
        return { ...cell, text, ...(cut.has(cell) ? { cut: true } : {}) }
      }),
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
        blocks: (ordinal) => {
          const { text, cut } = layoutText(line, left, unit)
          const at = { page, line: ordinal }
          return [{ kind: 'paragraph', text, ...(cut.length > 0 ? { cut } : {}), at }]
        },
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
