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

function headsIn({ columns }: TableLexicon, strip: Strip): string[] {
  return strip.pieces
    .flatMap((piece) => piece.text.split(/\s+/).map(essence))
    .filter((text) => text !== '' && columns.some(({ labels }) => labels.includes(text)))
}

function lastOf(heads: readonly string[], count: number): readonly string[] {
  return heads.slice(-count)
}

/** Column by column, or row by row of a header that has a row of group names. */
function isInOrder({ columns }: TableLexicon, heads: readonly string[]): boolean {
  const byLevel = columns.toSorted((one, other) => levelOf(one) - levelOf(other))
  return follows(columns, heads) || follows(byLevel, heads)
}

const MOST_LEFT_OUT = 2

function levelOf({ column }: TableLexicon['columns'][number]): number {
  return column.under?.length ?? 0
}

/** A cell that covers several columns may have its name in each of them. */
function follows(columns: TableLexicon['columns'], heads: readonly string[]): boolean {
  const names = columns.flatMap(({ labels }) => labels)
  // Where columns share names one that is out of order is found again in a later group.
  const most = new Set(names).size === names.length ? columns.length : MOST_LEFT_OUT
  let next = 0
  let before = ''
  for (const head of heads) {
    if (head === before) continue
    before = head
    const at = columns.findIndex(({ labels }, index) => index >= next && labels.includes(head))
    if (at === -1 || at - next > most) return false
    next = at + 1
  }
  return true
}
