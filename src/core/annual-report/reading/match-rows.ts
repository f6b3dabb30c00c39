import { essence } from '../../kit/text.ts'
import type { MatchedBy } from '../report.ts'
import { align } from './align.ts'
import type { RowLexicon, TableLexicon } from './lexicon.ts'
import type { Run } from './runs.ts'
import { NONE, scoreRow } from './score-label.ts'

/** Which run holds the figures of a row, and how that is known. */
export type RowMatch = {
  readonly table: TableLexicon
  readonly row: RowLexicon
  readonly run: Run
  readonly by: MatchedBy
  /** The label as printed when it is a known variant of the official wording. */
  readonly variant: string | null
}

/**
 * Finds the run of each row: by the label before it, after it or around it, never by counting
 * alone. The rows of all tables are explained together, so that the figures of one table are not
 * taken for an empty row of the table before; tables out of their order are then tried alone.
 */
export function matchRows(tables: readonly TableLexicon[], runs: readonly Run[]): RowMatch[] {
  const together = matchInOrder(tables, runs)
  const taken = new Set(together.map((match) => match.run))
  const missing = tables.filter((table) => !together.some((match) => match.table === table))
  const alone = missing.flatMap((table) => {
    const matches = matchInOrder(
      [table],
      runs.filter((run) => !taken.has(run)),
    )
    for (const match of matches) taken.add(match.run)
    return matches
  })
  return withoutDoubtful(withoutRepeated([...together, ...alone], runs), runs)
}

/** A row that the same table has twice, with other figures, is not read: either may be the right one. */
function withoutRepeated(matches: readonly RowMatch[], runs: readonly Run[]): RowMatch[] {
  const taken = new Set(matches.map((match) => match.run))
  const left = runs.filter((run) => run.offset > 0 && !taken.has(run))
  if (left.length === 0) return [...matches]
  const placeOf = new Map(runs.map((run, index) => [run, index]))
  return matches.filter(
    ({ row, run }) =>
      !left.some((other) => {
        const between = runs.slice(
          ...[placeOf.get(run) ?? 0, placeOf.get(other) ?? 0].sort(ascending),
        )
        const isNear = between.slice(1).every((each) => !taken.has(each) || each === run)
        return isNear && standsBeside(row, other) && figuresOf(other) !== figuresOf(run)
      }),
  )
}

const ascending = (left: number, right: number) => left - right

/** The figures of a run as printed. */
export function figuresOf({ pieces }: Run): string {
  return pieces.map((piece) => piece.text.trim()).join(' ')
}

/**
 * Where a line of figures is left over among rows whose figures stand on lines of their own, each
 * of them may belong to the label above or below: such rows are not read.
 */
function withoutDoubtful(matches: readonly RowMatch[], runs: readonly Run[]): RowMatch[] {
  const taken = new Set(matches.map((match) => match.run))
  const first = runs.findIndex((run) => taken.has(run))
  const last = runs.findLastIndex((run) => taken.has(run))
  const left = runs
    .slice(Math.max(0, first - 1), last + 2)
    .filter((run) => !taken.has(run) && (run.offset === 0 || isFragment(matches, run)))
  return matches.filter(({ run, table }) => {
    if (goesOn(run, runs, taken)) return false
    const isOnItsOwn = run.offset === 0
    return !isOnItsOwn || !left.some((other) => mayBelongTo(table, other, matches, runs))
  })
}

/** Whether the words beside figures are only a piece of some row's label. */
function isFragment(matches: readonly RowMatch[], { strip, offset }: Run): boolean {
  const own = essence(strip.pieces[offset - 1]?.text ?? '')
  const tables = new Set(matches.map(({ table }) => table))
  return (
    own.length > 1 &&
    [...tables].some(({ rows }) =>
      rows.some(({ labels }) => labels.some((label) => label !== own && label.includes(own))),
    )
  )
}

/** Figures broken over lines: what is left of them stands right below, without a label. */
export function goesOn(run: Run, runs: readonly Run[], taken: ReadonlySet<Run>): boolean {
  const next = runs[runs.indexOf(run) + 1]
  if (!next || taken.has(next) || run.strip.grid || next.strip.grid) return false
  const lines = next.stripIndex - run.lastStripIndex
  const isBelow = lines <= LINES_BELOW && next.before === '' && next.offset === 0
  return isBelow && next.pieces.length >= (lines === 1 ? 1 : FEWEST_FIGURES)
}

/** Empty lines may stand between. */
const LINES_BELOW = 3

function mayBelongTo(
  table: TableLexicon,
  run: Run,
  matches: readonly RowMatch[],
  runs: readonly Run[],
): boolean {
  if (run.pieces.length < FEWEST_FIGURES) return false
  const at = runs.indexOf(run)
  const own = matches
    .filter((match) => match.table === table)
    .map((match) => runs.indexOf(match.run))
  const [from, to] = [Math.min(...own), Math.max(...own)]
  // A run of as many figures right after the last may be its: then each may belong one row higher.
  const after = run.pieces.length === table.columns.length ? 1 : 0
  return at >= from - 1 && at <= to + after
}

const LONG_LABEL = 5
/** `3.其他`, `（七）总计`. */
const SHORTEST_NUMBERED = 3

/** The whole label stands on the line of the figures: no other row has to be thought of. */
function standsBeside({ labels, numbered }: RowLexicon, run: Run): boolean {
  if (run.offset === 0) return false
  if (labels.some((label) => label.length >= LONG_LABEL && run.before.endsWith(label))) return true
  const isNumbered = numbered.length >= SHORTEST_NUMBERED && !labels.includes(numbered)
  return isNumbered && run.before.endsWith(numbered)
}

/** A single figure may be a page number. */
const FEWEST_FIGURES = 2

function matchInOrder(tables: readonly TableLexicon[], runs: readonly Run[]): RowMatch[] {
  const rows = tables.flatMap((table) => table.rows.map((row) => ({ table, row })))
  const named = runs.map((run) => rows.filter(({ row }) => standsBeside(row, run)))
  const pairs = align(
    rows.length,
    runs.length,
    (row, run) => {
      const place = rows[row] as (typeof rows)[number]
      const own = named[run] ?? []
      if (own.length > 0 && !own.includes(place)) return NONE
      return scoreRow(place.row, runs[run] as Run, place.table.columns.length)
    },
    (run, row) => {
      const columns = Math.max(FEWEST_FIGURES, rows[row]?.table.columns.length ?? 0)
      return (runs[run]?.pieces.length ?? 0) >= columns
    },
  )
  return pairs.map(({ row, run, score: { by, variant } }) => ({
    ...(rows[row] as (typeof rows)[number]),
    run: runs[run] as Run,
    by,
    variant,
  }))
}

/** Number of column labels that stand in the text in the order of the form. */
export function columnsInOrder(lexicon: TableLexicon, text: string): number {
  let from = 0
  let found = 0
  for (const { labels } of lexicon.columns) {
    const ends = labels.flatMap((label) => {
      const at = text.indexOf(label, from)
      return at === -1 ? [] : [at + label.length]
    })
    if (ends.length === 0) continue
    from = Math.min(...ends)
    found += 1
  }
  return found
}
