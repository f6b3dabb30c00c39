import { acrossOf, alongOf, type Direction, type Glyph } from '../read/pdf/geometry.ts'
import { linesOf, type PlacedGlyph } from '../read/pdf/lines.ts'
import { around, boxOf, type Cover } from './cover.ts'
import { folded } from './fold.ts'
import type { PageText } from './page-text.ts'

type Character = { readonly page: number; readonly glyph: Glyph }

/** Characters in one order of reading, as one folded text with the way back. */
type Sequence = { readonly text: string; readonly owners: readonly (Character | null)[] }

/**
 * The characters of all pages in every order in which somebody may read them: as they were written,
 * line by line, and piece by piece down the columns and cells.
 */
export function sequencesOf(pages: readonly PageText[]): readonly Sequence[] {
  return [
    sequence(pages.flatMap(({ page, glyphs }) => glyphs.map((glyph) => ({ page, glyph })))),
    sequence(pages.flatMap((page) => linesOfPage(page).flatMap((line) => ownersOf(page, line)))),
    sequence(
      pages.flatMap((page) =>
        columnsOfPage(page).flatMap((column) => [...ownersOf(page, column), null]),
      ),
    ),
  ]
}

/** Null stands for a break over which no text is found. */
function sequence(characters: readonly (Character | null)[]): Sequence {
  let text = ''
  const owners: (Character | null)[] = []
  for (const character of characters) {
    const part = character ? folded(character.glyph.text) : '\n'
    text += part
    for (let index = 0; index < part.length; index += 1) owners.push(character)
  }
  return { text, owners }
}

const DIRECTIONS = [0, 1, 2, 3] as const

function linesOfPage({ glyphs }: PageText): (readonly PlacedGlyph[])[] {
  return DIRECTIONS.flatMap((direction) => linesIn(glyphs, direction).map((line) => line.glyphs))
}

function linesIn(glyphs: readonly Glyph[], direction: Direction) {
  return linesOf(
    glyphs.filter((glyph) => glyph.direction === direction),
    direction,
  )
}

function ownersOf({ page, glyphs }: PageText, placed: readonly PlacedGlyph[]): Character[] {
  return placed.flatMap(({ order }) => {
    const glyph = glyphs[order]
    return glyph ? [{ page, glyph }] : []
  })
}

type Piece = { readonly glyphs: PlacedGlyph[]; readonly across: number; next: Piece | null }

/** Pieces of lines stand further apart than this, in sizes of their font. */
const APART = 0.9
/** The next line of a cell follows within so many sizes. */
const NEXT_LINE = 3

/** Pieces of lines with what stands under them, as cells and columns are read. */
function columnsOfPage({ glyphs }: PageText): PlacedGlyph[][] {
  return DIRECTIONS.flatMap((direction) => {
    const lines = linesIn(glyphs, direction).map(({ glyphs: line, across }) =>
      piecesOf(line).map((piece): Piece => ({ glyphs: piece, across, next: null })),
    )
    const followers = new Set<Piece>()
    lines.forEach((line, index) => {
      for (const piece of line) {
        piece.next = follower(piece, lines.slice(index + 1, index + 4).flat(), followers)
        if (piece.next) followers.add(piece.next)
      }
    })
    return lines.flat().flatMap((piece) => (followers.has(piece) ? [] : [chained(piece)]))
  })
}

function piecesOf(line: readonly PlacedGlyph[]): PlacedGlyph[][] {
  const pieces: PlacedGlyph[][] = []
  for (const glyph of line) {
    const before = pieces.at(-1)?.at(-1)
    const isApart = !before || glyph.from - before.to > glyph.size * APART
    if (isApart) pieces.push([glyph])
    else pieces.at(-1)?.push(glyph)
  }
  return pieces
}

function follower(piece: Piece, below: readonly Piece[], taken: ReadonlySet<Piece>): Piece | null {
  const [first] = piece.glyphs
  const last = piece.glyphs.at(-1)
  if (!first || !last) return null
  const under = below.find((each) => {
    const [from, to] = [each.glyphs[0]?.from ?? 0, each.glyphs.at(-1)?.to ?? 0]
    return from < last.to && to > first.from && each.across - piece.across < first.size * NEXT_LINE
  })
  return under && !taken.has(under) ? under : null
}

function chained(first: Piece): PlacedGlyph[] {
  const glyphs: PlacedGlyph[] = []
  for (let piece: Piece | null = first; piece; piece = piece.next) glyphs.push(...piece.glyphs)
  return glyphs
}

/** The characters of every occurrence, also of those that overlap. */
function occurrences({ text, owners }: Sequence, needle: string): Character[][] {
  const found: Character[][] = []
  for (let at = text.indexOf(needle); at !== -1; at = text.indexOf(needle, at + 1)) {
    const own = owners.slice(at, at + needle.length).flatMap((owner) => owner ?? [])
    found.push([...new Set(own)])
  }
  return found
}

/** Where a text stands: one cover for each line of each occurrence. */
export function findText(
  text: string,
  ground: string,
  pages: readonly PageText[],
  sequences: readonly Sequence[],
): readonly Cover[] {
  const needle = folded(text)
  const seen = new Set<string>()
  const covers: Cover[] = []
  for (const each of sequences) {
    for (const characters of occurrences(each, needle)) {
      const name = characters.map(({ page, glyph }) => `${page}.${glyph.order}`).join()
      if (seen.has(name)) continue
      seen.add(name)
      covers.push(...coversOf(characters, ground))
    }
  }
  return [...withoutRepeats(covers), ...findSlanted(needle, ground, pages)]
}

/** Pages on which a text stands with at least one character that no cover takes. */
export function pagesLeft(
  text: string,
  sequences: readonly Sequence[],
  isTaken: (page: number, glyph: Glyph) => boolean,
): ReadonlySet<number> {
  const left = sequences.flatMap((each) =>
    occurrences(each, text).filter((own) => !own.every(({ page, glyph }) => isTaken(page, glyph))),
  )
  return new Set(left.flatMap((own) => own[0]?.page ?? []))
}

/** Whether a text stands anywhere. */
export function standsIn(text: string, sequences: readonly Sequence[]): boolean {
  const needle = folded(text)
  return sequences.some((each) => each.text.includes(needle))
}

function coversOf(characters: readonly Character[], ground: string): Cover[] {
  const groups: Character[][] = []
  for (const character of characters) {
    const before = groups.at(-1)?.at(-1)
    if (before && isBeside(before, character)) groups.at(-1)?.push(character)
    else groups.push([character])
  }
  return groups.map((group) => {
    const points = group.flatMap(({ glyph }) => paddedCorners(glyph))
    return { page: group[0]?.page ?? 0, box: around(points), ground, by: 'text' }
  })
}

function isBeside(one: Character, other: Character): boolean {
  const { direction, size } = one.glyph
  if (one.page !== other.page || other.glyph.direction !== direction) return false
  const step = Math.abs(alongOf(other.glyph, direction) - alongOf(one.glyph, direction))
  const off = Math.abs(acrossOf(other.glyph, direction) - acrossOf(one.glyph, direction))
  return off < size * 0.5 && step < size * 3
}

/** Strokes reach beyond the square of a character: below the line, and leaning to the side. */
const PAD_ACROSS = 0.14
const PAD_ALONG = 0.05
/** Letters of other scripts, which are narrow, may lean over their neighbours. */
const PAD_OF_LETTERS = 0.2
const NARROW = 0.8

function paddedCorners(glyph: Glyph) {
  const { left, right, top, bottom } = boxOf(glyph)
  const isLevel = glyph.direction % 2 === 0
  const across = glyph.size * PAD_ACROSS
  const isLetter = glyph.advance < glyph.size * NARROW
  const along = glyph.size * (isLetter ? PAD_OF_LETTERS : PAD_ALONG)
  const [wide, high] = isLevel ? [along, across] : [across, along]
  return [
    { x: left - wide, y: top - high },
    { x: right + wide, y: bottom + high },
  ]
}

/** Text printed twice for boldness is found twice in nearly the same place. */
function withoutRepeats(covers: readonly Cover[]): Cover[] {
  const kept: Cover[] = []
  for (const cover of covers) {
    const repeats = kept.some(({ page, box }) => {
      const sides = ['left', 'right', 'top', 'bottom'] as const
      return page === cover.page && sides.every((side) => Math.abs(box[side] - cover.box[side]) < 1)
    })
    if (!repeats) kept.push(cover)
  }
  return kept
}

function findSlanted(needle: string, ground: string, pages: readonly PageText[]): Cover[] {
  return pages.flatMap(({ page, slanted }) => {
    const texts = slanted.map(({ text }) => folded(text))
    const starts: number[] = []
    let length = 0
    for (const text of texts) {
      starts.push(length)
      length += text.length
    }
    const whole = texts.join('')
    const hit = new Set<number>()
    for (let at = whole.indexOf(needle); at !== -1; at = whole.indexOf(needle, at + 1)) {
      starts.forEach((start, index) => {
        const end = start + (texts[index]?.length ?? 0)
        if (start < at + needle.length && end > at) hit.add(index)
      })
    }
    return slanted.flatMap(({ corners }, index) =>
      hit.has(index) ? [{ page, box: around(corners), corners, ground, by: 'text' as const }] : [],
    )
  })
}
