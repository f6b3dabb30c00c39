import { essence } from '../../kit/text.ts'
import type { TableLexicon } from './lexicon.ts'
import type { Run } from './runs.ts'
import type { Strip } from './strips.ts'

const HEADER_ROWS = 8
/** Heads that stand one under another take a line each. */
const HEADER_LINES = 30

/**
 * Whether the heads above a table stand in another order than in the form. Figures without places
 * of their own are then no longer told apart by counting.
 */
export function areHeadsOutOfOrder(
  lexicon: TableLexicon,
  strips: readonly Strip[],
  first: Run,
): boolean {
  const isSingle = first.strip.geometry === 'single'
  const rows = isSingle ? HEADER_LINES : HEADER_ROWS
  const above = strips.slice(Math.max(0, first.stripIndex - rows), first.stripIndex)
  const lines = above.map((strip) => headsIn(lexicon, strip))
  const sequences = isSingle ? [lastOf(lines.flat(), lexicon.columns.length)] : lines
  return sequences.some((heads) => heads.length > 1 && !isInOrder(lexicon, heads))
}

/**
 * Whether groups of columns stand in another order than in the form, as their heads say: the
 * columns of 未经复议直接起诉 and of 复议后起诉 have the same names.
 */
export function areGroupsOutOfOrder(
  lexicon: TableLexicon,
  strips: readonly Strip[],
  first: Run,
): boolean {
  // Empty cells of the heads may take a line each too.
  const rows = first.strip.geometry === 'single' ? 2 * HEADER_LINES : HEADER_ROWS
  const above = strips.slice(Math.max(0, first.stripIndex - rows), first.stripIndex)
  return levelsOf(lexicon).some((groups) => {
    const places = groups.map((group) => placeOfGroup(group, groups, above))
    return places.some((place, index) =>
      places.slice(index + 1).some((later) => place && later && isBefore(later, place)),
    )
  })
}

const levels = new WeakMap<TableLexicon, readonly (readonly string[])[]>()

/** The heads of groups, level by level; levels with a single group have no order. */
function levelsOf(lexicon: TableLexicon): readonly (readonly string[])[] {
  const known = levels.get(lexicon)
  if (known) return known
  const depth = Math.max(...lexicon.columns.map(levelOf))
  const found = Array.from({ length: depth }, (_, level) => [
    ...new Set(
      lexicon.columns.flatMap(({ column }) => column.under?.slice(level, level + 1) ?? []),
    ),
  ]).filter((groups) => groups.length > 1)
  const heads = found.map((groups) => groups.map(essence))
  levels.set(lexicon, heads)
  return heads
}

type Place = { readonly strip: Strip; readonly row: number; readonly from: number }

const SHORTEST_HEAD = 3

/** Where the head of a group begins; a narrow column may show only the beginning of it. */
function placeOfGroup(
  group: string,
  groups: readonly string[],
  above: readonly Strip[],
): Place | undefined {
  const isHead = (word: string) =>
    word.length >= SHORTEST_HEAD &&
    group.startsWith(word) &&
    groups.every((other) => other === group || !other.startsWith(word))
  for (let row = above.length - 1; row >= 0; row--) {
    const strip = above[row] as Strip
    for (const piece of strip.pieces) {
      const words = piece.text.trim().split(/\s+/).map(essence)
      const at = isHead(essence(piece.text)) ? 0 : words.findIndex(isHead)
      if (at !== -1) return { strip, row, from: piece.from + at / (words.length + 1) }
    }
  }
  return undefined
}

/** Further left or, where a line holds one cell, further up. */
function isBefore(one: Place, other: Place): boolean {
  const isUp = one.strip.geometry === 'single' || other.strip.geometry === 'single'
  return isUp && one.row !== other.row ? one.row < other.row : one.from < other.from
}

/** So many words in one piece are a line of heads, not one head with spaces in it. */
const WHOLE_LINE = 5

function headsIn({ columns }: TableLexicon, strip: Strip): string[] {
  const isHead = (text: string) => columns.some(({ labels }) => labels.includes(text))
  return strip.pieces.flatMap((piece) => {
    if (piece.text === '') return []
    const words = piece.text.trim().split(/\s+/)
    return (words.length >= WHOLE_LINE ? words.map(essence) : [essence(piece.text)]).filter(isHead)
  })
}

function lastOf(heads: readonly string[], count: number): readonly string[] {
  return heads.slice(-count)
}

/** Column by column, or row by row of a header that has a row of group names. */
function isInOrder({ columns }: TableLexicon, heads: readonly string[]): boolean {
  const names = columns.flatMap(({ labels }) => labels)
  if (new Set(names).size !== names.length) return repeatsInOrder(columns, heads)
  const byLevel = columns.toSorted((one, other) => levelOf(one) - levelOf(other))
  return follows(columns, heads) || follows(byLevel, heads)
}

type Columns = TableLexicon['columns']

function levelOf({ column }: Columns[number]): number {
  return column.under?.length ?? 0
}

/** Groups of columns share their names: only a name that was there before may begin a new group. */
function repeatsInOrder(columns: Columns, heads: readonly string[]): boolean {
  const ranks = heads.map((head) => columns.findIndex(({ labels }) => labels.includes(head)))
  // Of heads broken over lines some are whole by chance.
  const distinct = new Set(columns.map(({ labels }) => labels[0])).size
  if (new Set(ranks).size < distinct) return true
  return ranks.every(
    (rank, index) => rank >= (ranks[index - 1] ?? 0) || ranks.slice(0, index).includes(rank),
  )
}

/** A cell that covers several columns may have its name in each of them. */
function follows(columns: Columns, heads: readonly string[]): boolean {
  let next = 0
  let before = ''
  for (const head of heads) {
    if (head === before) continue
    before = head
    const at = columns.findIndex(({ labels }, index) => index >= next && labels.includes(head))
    if (at === -1) return false
    next = at + 1
  }
  return true
}
