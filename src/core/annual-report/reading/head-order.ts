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
  const allLevels = levelsOf(lexicon)
  const cells = allLevels.length === 0 ? [] : cellsFromBelow(above)
  return allLevels.some((groups) => {
    const places = groups.map((group) => placeOfGroup(group, groups, cells))
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
/** A cell above a table: its text as a whole and, where it has several, its words. */
type HeadCell = Place & { readonly whole: string; readonly words: readonly string[] }

/** The cells of the lines above a table; those of the last line come first. */
function cellsFromBelow(above: readonly Strip[]): HeadCell[] {
  const cells: HeadCell[] = []
  for (let row = above.length - 1; row >= 0; row--) {
    const strip = above[row] as Strip
    for (const { text, from } of strip.pieces) {
      cells.push({ strip, row, from, whole: essence(text), words: wordsOf(text) })
    }
  }
  return cells
}

const SHORTEST_HEAD = 3

/** Where the head of a group begins; a narrow column may show only the beginning of it. */
function placeOfGroup(
  group: string,
  groups: readonly string[],
  cells: readonly HeadCell[],
): Place | undefined {
  const isHead = (word: string) =>
    word.length >= SHORTEST_HEAD &&
    group.startsWith(word) &&
    groups.every((other) => other === group || !other.startsWith(word))
  for (const { strip, row, from, whole, words } of cells) {
    const at = isHead(whole) ? 0 : words.findIndex(isHead)
    if (at !== -1) return { strip, row, from: from + at / (words.length + 1) }
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
const SPACE = /\s/
const SPACES = /\s+/

function headsIn({ columnLabels }: TableLexicon, strip: Strip): string[] {
  const heads: string[] = []
  for (const { text } of strip.pieces) {
    const words = wordsOf(text)
    for (const word of words.length >= WHOLE_LINE ? words : [essence(text)]) {
      if (columnLabels.has(word)) heads.push(word)
    }
  }
  return heads
}

/** The words of a piece that spaces keep apart; none where it is a single one. */
function wordsOf(text: string): string[] {
  const printed = text.trim()
  return SPACE.test(printed) ? printed.split(SPACES).map(essence) : []
}

function lastOf(heads: readonly string[], count: number): readonly string[] {
  return heads.slice(-count)
}

/** Column by column, or row by row of a header that has a row of group names. */
function isInOrder({ columns, sharesNames }: TableLexicon, heads: readonly string[]): boolean {
  if (sharesNames) return repeatsInOrder(columns, heads)
  if (follows(columns, heads)) return true
  const byLevel = columns.toSorted((one, other) => levelOf(one) - levelOf(other))
  return follows(byLevel, heads)
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
