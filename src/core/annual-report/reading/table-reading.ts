import type { Cell, ReadWarning, UnreadReason } from '../report.ts'
import { type CellId, cellId, type Row, type Table } from '../template.ts'
import type { Lexicon } from './lexicon.ts'
import type { Run } from './runs.ts'
import type { Strip } from './strips.ts'

/** What has been read of a document's tables so far; the steps of the reading fill it. */
export type Reading = {
  readonly strips: readonly Strip[]
  readonly lexicon: Lexicon
  readonly runs: readonly Run[]
  /** Runs that are rows of a table. */
  readonly taken: Set<Run>
  /** Those of them whose figures could not all be told apart. */
  readonly unclear: Map<Run, UnclearRow>
  readonly cells: Record<CellId, Cell>
  readonly warnings: ReadWarning[]
  readonly tableStrips: Set<number>
}

/** A row that was found and whose figures do not fit its columns. */
export type UnclearRow = {
  readonly row: Row
  readonly figures: number
  readonly reason: UnreadReason
}

const idsOfTables = new WeakMap<Table, Map<string, readonly CellId[]>>()

/** The cells of one row, column by column; made once per row of a template. */
export function idsOfRow(table: Table, row: string): readonly CellId[] {
  const known = idsOfTables.get(table) ?? new Map<string, readonly CellId[]>()
  const ids = known.get(row) ?? table.columns.map((column) => cellId(table.id, row, column.id))
  known.set(row, ids)
  idsOfTables.set(table, known)
  return ids
}
