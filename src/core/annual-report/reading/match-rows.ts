import type { MatchedBy } from '../report.ts'
import { align } from './align.ts'
import type { RowLexicon, TableLexicon } from './lexicon.ts'
import type { Run } from './runs.ts'
import { scoreRow } from './score-label.ts'

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
  return [...together, ...alone]
}

function matchInOrder(tables: readonly TableLexicon[], runs: readonly Run[]): RowMatch[] {
  const rows = tables.flatMap((table) => table.rows.map((row) => ({ table, row })))
  const fewest = Math.min(...tables.map((table) => table.columns.length))
  const pairs = align(
    rows.length,
    runs.length,
    (row, run) => {
      const { table, row: labels } = rows[row] as (typeof rows)[number]
      return scoreRow(labels, runs[run] as Run, table.columns.length)
    },
    (run) => (runs[run]?.pieces.length ?? 0) >= fewest,
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
