import type { Direction, Glyph } from '../read/pdf/geometry.ts'
import { linesOf, type PlacedGlyph } from '../read/pdf/lines.ts'

/** What pdf fonts hold: a code of one byte says one text. */
export type LayerFont = {
  /** By code, from 1. */
  readonly texts: string[]
  /** Widths in thousandths of the size, by code. */
  readonly widths: number[]
}

const MOST_CODES = 255

/** Fonts that show nothing and only say which text stands where. */
export class LayerFonts {
  readonly fonts: LayerFont[] = []
  readonly #codes = new Map<string, { font: number; code: number; width: number }>()

  /** The code of a text; its width is that of its first appearance. */
  codeOf(text: string, width: number): { font: number; code: number; width: number } {
    const known = this.#codes.get(text)
    if (known) return known
    if ((this.fonts.at(-1)?.texts.length ?? MOST_CODES) >= MOST_CODES) {
      this.fonts.push({ texts: [], widths: [] })
    }
    const font = this.fonts.length - 1
    const rounded = Math.max(1, Math.round(width * 1000))
    this.fonts[font]?.texts.push(text)
    this.fonts[font]?.widths.push(rounded)
    const code = { font, code: this.fonts[font]?.texts.length ?? 1, width: rounded }
    this.#codes.set(text, code)
    return code
  }
}

/** Where words of other scripts and columns stand apart, in sizes of the font. */
const SPACE = 0.22
const WIDE_SPACE = 0.8
const COLUMN = 1.2
const WIDE = /[\u2e80-\u9fff\uf900-\uffef\u3000-\u303f]/
/** How far below its centre the base line of a character runs, in sizes of its font. */
const BELOW_CENTRE = 0.35

/** The operators that place the text of a page, `height` points high, line by line. */
export function textOperators(glyphs: readonly Glyph[], height: number, fonts: LayerFonts): string {
  let operators = ''
  for (const direction of [0, 1, 2, 3] as const) {
    const lines = linesOf(
      glyphs.filter((glyph) => glyph.direction === direction),
      direction,
    )
    for (const { glyphs: line, across } of lines) {
      for (const piece of piecesOf(line)) {
        operators += pieceOperators(piece, across, direction, height, fonts)
      }
    }
  }
  return operators
}

function piecesOf(line: readonly PlacedGlyph[]): PlacedGlyph[][] {
  const pieces: PlacedGlyph[][] = []
  for (const glyph of line) {
    const before = pieces.at(-1)?.at(-1)
    const joins =
      before &&
      glyph.from - before.to <= glyph.size * COLUMN &&
      Math.abs(glyph.size - before.size) < 0.1 * before.size
    if (joins) pieces.at(-1)?.push(glyph)
    else pieces.push([glyph])
  }
  return pieces
}

/** The matrix of text that runs to the right, down, to the left, up, on a page whose y grows upwards. */
const TURNS: Readonly<Record<Direction, string>> = {
  0: '1 0 0 1',
  1: '0 -1 1 0',
  2: '-1 0 0 -1',
  3: '0 1 -1 0',
}

function pieceOperators(
  piece: readonly PlacedGlyph[],
  across: number,
  direction: Direction,
  height: number,
  fonts: LayerFonts,
): string {
  const [first] = piece
  if (!first) return ''
  const { size } = first
  const [x, y] = onPage(first.from, across + size * BELOW_CENTRE, direction)
  let operators = `BT ${TURNS[direction]} ${round(x)} ${round(height - y)} Tm\n`
  let font = -1
  let end = first.from
  for (const { text, from, to, size: own } of withSpaces(piece)) {
    const code = fonts.codeOf(text, (to - from) / own)
    if (code.font !== font) operators += `/T${code.font} ${round(size)} Tf\n`
    font = code.font
    const back = Math.round(((end - from) / size) * 1000)
    operators += `[${back === 0 ? '' : back}<${code.code.toString(16).padStart(2, '0')}>] TJ\n`
    end = from + (code.width / 1000) * size
  }
  return `${operators}ET\n`
}

/** From «along, across» of a direction back to page space. */
function onPage(along: number, across: number, direction: Direction): readonly [number, number] {
  switch (direction) {
    case 0:
      return [along, across]
    case 1:
      return [-across, along]
    case 2:
      return [-along, -across]
    case 3:
      return [across, -along]
  }
}

function withSpaces(piece: readonly PlacedGlyph[]): PlacedGlyph[] {
  const spaced: PlacedGlyph[] = []
  for (const glyph of piece) {
    const before = spaced.at(-1)
    if (before && needsSpace(before, glyph)) {
      spaced.push({ ...glyph, text: ' ', from: before.to, to: glyph.from })
    }
    spaced.push(glyph)
  }
  return spaced
}

function needsSpace(before: PlacedGlyph, glyph: PlacedGlyph): boolean {
  const wide = WIDE.test(before.text) || WIDE.test(glyph.text)
  return glyph.from - before.to > glyph.size * (wide ? WIDE_SPACE : SPACE)
}

function round(value: number): string {
  return String(Math.round(value * 1000) / 1000)
}
