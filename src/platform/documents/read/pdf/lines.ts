import { offLine } from '../raised.ts'
import { acrossOf, alongOf, type Direction, type Glyph } from './geometry.ts'

/** One visual line: its characters in order of reading, with their places along the line. */
export type Line = {
  readonly glyphs: readonly PlacedGlyph[]
  /** Place across the lines: from top to bottom for plain text. */
  readonly across: number
  readonly size: number
}

export type PlacedGlyph = {
  readonly text: string
  readonly from: number
  readonly to: number
  readonly size: number
  /** The line it stands on, across the lines. */
  readonly base: number
  readonly order: number
  readonly cut: boolean
}

type Entry = { readonly glyph: Glyph; readonly along: number; readonly across: number }

/** Characters whose centres differ by less than this share of their size stand on one line. */
const SAME_LINE = 0.45

/** Sorts the characters that run one way into lines. */
export function linesOf(glyphs: readonly Glyph[], direction: Direction): Line[] {
  const entries: Entry[] = glyphs.map((glyph) => ({
    glyph,
    along: alongOf(glyph, direction),
    across: acrossOf(glyph, direction),
  }))
  entries.sort((left, right) => left.across - right.across)
  const lines: Entry[][] = []
  let middle = 0
  let size = 0
  for (const entry of entries) {
    const line = lines.at(-1)
    if (line && entry.across - middle <= SAME_LINE * Math.max(size, entry.glyph.size)) {
      line.push(entry)
      if (entry.glyph.size > size) {
        middle = entry.across
        size = entry.glyph.size
      }
    } else {
      lines.push([entry])
      middle = entry.across
      size = entry.glyph.size
    }
  }
  return lines.map((line) => placeInLine(line, direction)).filter((line) => line.glyphs.length > 0)
}

function placeInLine(entries: Entry[], direction: Direction): Line {
  entries.sort((left, right) => left.along - right.along)
  const glyphs: PlacedGlyph[] = []
  let size = 0
  let across = 0
  for (const { glyph, along, across: place } of entries) {
    // Characters of a column stand upright: their height counts, not their width.
    const upright = (glyph.direction - direction) % 2 !== 0
    const half = (upright ? glyph.size : glyph.advance) / 2
    const { text, order, cut } = glyph
    const [from, to, base] = [along - half, along + half, place + glyph.size * BELOW_CENTRE]
    const placed = { text, from, to, size: glyph.size, base, order, cut }
    if (isRepeat(glyphs.at(-1), placed)) continue
    glyphs.push(placed)
    if (glyph.size > size) {
      size = glyph.size
      across = place
    }
  }
  return { glyphs: trimSpaces(withMarksRaised(glyphs, size)), across, size }
}

/** How far below its centre a character's base line runs, in sizes of its font. */
const BELOW_CENTRE = 0.35
/** Marks of notes are set in at most this share of the line's size, and raised by so much of it. */
const SMALL = 0.9
const RAISED = 0.15

/** A small digit above the base line is the mark of a note, not a digit of the figure before it. */
function withMarksRaised(glyphs: readonly PlacedGlyph[], size: number): readonly PlacedGlyph[] {
  if (!glyphs.some((glyph) => glyph.size <= size * SMALL)) return glyphs
  const base = glyphs.find((glyph) => glyph.size === size)?.base ?? 0
  return glyphs.map((glyph) => {
    const isMark = glyph.size <= size * SMALL && base - glyph.base > size * RAISED
    return isMark ? { ...glyph, text: offLine(glyph.text, 'raised') } : glyph
  })
}

/** Bold type is sometimes made by printing a character twice, a hair apart. */
function isRepeat(before: PlacedGlyph | undefined, glyph: PlacedGlyph): boolean {
  return (
    before !== undefined &&
    before.text === glyph.text &&
    glyph.from - before.from < glyph.size * 0.12 &&
    glyph.to > glyph.from
  )
}

function trimSpaces(glyphs: readonly PlacedGlyph[]): PlacedGlyph[] {
  let first = 0
  let last = glyphs.length
  while (first < last && glyphs[first]?.text.trim() === '') first += 1
  while (last > first && glyphs[last - 1]?.text.trim() === '') last -= 1
  return glyphs.slice(first, last)
}

const WIDE = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f“”‘’…—]/

/** Printed width in columns of a fixed-width page: two for a Chinese character. */
export function columnsOf(text: string): number {
  let columns = 0
  for (const char of text) columns += WIDE.test(char) ? 2 : 1
  return columns
}

/** The text of a line in a cell: a space where words stand apart. */
export function plainText({ glyphs }: Line): string {
  let text = ''
  let before: PlacedGlyph | undefined
  for (const glyph of glyphs) {
    if (before && needsSpace(before, glyph)) text += ' '
    text += glyph.text
    before = glyph
  }
  return text
}

const DIGIT = /\d$/
/** The digits of one figure touch; figures of neighbouring columns may nearly do. */
const DIGITS_APART = 0.1

/** The digits of one figure are of one size and stand on one line. */
function isOfOneFigure(before: PlacedGlyph, glyph: PlacedGlyph): boolean {
  const [small, large] = [Math.min(before.size, glyph.size), Math.max(before.size, glyph.size)]
  return small > large * SMALL && Math.abs(before.base - glyph.base) <= large * RAISED
}

/** Between Chinese characters only a gap of their own width counts: lines are justified. */
function needsSpace(before: PlacedGlyph, glyph: PlacedGlyph): boolean {
  if (before.text.endsWith(' ') || glyph.text.startsWith(' ')) return false
  const gap = glyph.from - before.to
  if (DIGIT.test(before.text) && DIGIT.test(glyph.text)) {
    return gap > glyph.size * DIGITS_APART || !isOfOneFigure(before, glyph)
  }
  const wide = WIDE.test(before.text) || WIDE.test(glyph.text)
  return gap > glyph.size * (wide ? 0.8 : 0.22)
}

/** Gaps of this many font sizes separate columns, and certainly separate them. */
const WORD_GAP = 1.2
const COLUMN_GAP = 1.6

/**
 * The text of a line as a fixed-width page would show it: indentation and wide gaps are spaces in
 * proportion, at least two of them, so that columns without rules stay under each other.
 * `left` is where the page's text starts and `unit` the width of half a Chinese character. `cut` are
 * the offsets of the characters that are not wholly shown.
 */
export function layoutText(
  { glyphs }: Line,
  left: number,
  unit: number,
): { readonly text: string; readonly cut: readonly number[] } {
  const first = glyphs[0]
  const cut: number[] = []
  if (!first || unit <= 0) return { text: '', cut }
  let text = ' '.repeat(clampSpaces((first.from - left) / unit))
  let columns = text.length
  let before: PlacedGlyph | undefined
  for (const glyph of glyphs) {
    const spaces = before ? spacesBetween(before, glyph, left, unit, columns) : 0
    text += ' '.repeat(spaces)
    if (glyph.cut) cut.push(text.length)
    text += glyph.text
    columns += spaces + columnsOf(glyph.text)
    before = glyph
  }
  return { text, cut }
}

function spacesBetween(
  before: PlacedGlyph,
  glyph: PlacedGlyph,
  left: number,
  unit: number,
  columns: number,
): number {
  const gap = glyph.from - before.to
  if (gap > glyph.size * COLUMN_GAP) {
    return Math.max(2, clampSpaces((glyph.from - left) / unit - columns))
  }
  if (gap > glyph.size * WORD_GAP) return Math.max(2, clampSpaces(gap / unit))
  return needsSpace(before, glyph) ? 1 : 0
}

function clampSpaces(count: number): number {
  return Math.max(0, Math.min(200, Math.round(count)))
}
