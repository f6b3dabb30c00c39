import type { Cell, ReadWarning } from '../report.ts'
import type { CellId } from '../template.ts'
import { readRowsWithoutFigures } from './empty-rows.ts'
import type { Lexicon, TableLexicon } from './lexicon.ts'
import { matchRows, type RowMatch } from './match-rows.ts'
import { readRows } from './rows.ts'
import { runsOf } from './runs.ts'
import type { Strip } from './strips.ts'
import type { Reading } from './table-reading.ts'
import { isUnlabelled, matchUnlabelled, readEmptyRow } from './unlabelled.ts'
import { completeTable } from './unread.ts'

/** The figures of a document, and which strips are tables and not text. */
export type ReadTables = {
  readonly cells: Readonly<Record<CellId, Cell>>
  readonly warnings: readonly ReadWarning[]
  readonly tableStrips: ReadonlySet<number>
  /** The strip in which the figures of each table that was found begin, by its id. */
  readonly figuresFrom: ReadonlyMap<string, number>
}

/** Reads every table of the template from the strips of a document. */
export function readTables(strips: readonly Strip[], lexicon: Lexicon): ReadTables {
  const figuresFrom = new Map<string, number>()
  const reading: Reading & ReadTables = {
    strips,
    lexicon,
    runs: runsOf(strips, lexicon),
    taken: new Set(),
    unclear: new Map(),
    cells: {},
    warnings: [],
    tableStrips: new Set(),
    figuresFrom,
  }
  const [unlabelled, labelled] = [
    lexicon.tables.filter(isUnlabelled),
    lexicon.tables.filter((table) => !isUnlabelled(table)),
  ]
  const withoutFigures = unlabelled.filter((table) => {
    const matches = matchUnlabelled(table, reading.runs)
    readMatches(reading, table, matches)
    noteStart(figuresFrom, table, matches)
    return matches.length === 0
  })
  const free = reading.runs.filter((run) => !reading.taken.has(run))
  const matches = matchRows(labelled, free)
  for (const table of labelled) {
    const own = matches.filter((match) => match.table === table)
    readMatches(reading, table, own)
    noteStart(figuresFrom, table, own)
  }
  readRowsWithoutFigures(reading)
  const left = reading.runs.filter((run) => !reading.taken.has(run))
  for (const table of withoutFigures) readEmptyRow(reading, table, left)
  for (const table of lexicon.tables) completeTable(reading, table)
  return reading
}

function readMatches(reading: Reading, table: TableLexicon, matches: readonly RowMatch[]): void {
  for (const match of matches) reading.taken.add(match.run)
  if (matches.length > 0) readRows(reading, table, matches)
}

function noteStart(
  figuresFrom: Map<string, number>,
  { table }: TableLexicon,
  matches: readonly RowMatch[],
): void {
  if (matches.length === 0) return
  figuresFrom.set(table.id, Math.min(...matches.map(({ run }) => run.stripIndex)))
}
