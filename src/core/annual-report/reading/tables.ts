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

/** The figures of a document, and which strips are tables and not text. */
export type ReadTables = {
  readonly cells: Readonly<Record<CellId, Cell>>
  readonly warnings: readonly ReadWarning[]
  readonly tableStrips: ReadonlySet<number>
}

/** Reads every table of the template from the strips of a document. */
export function readTables(strips: readonly Strip[], lexicon: Lexicon): ReadTables {
  const reading: Reading = {
    strips,
    lexicon,
    runs: runsOf(strips, lexicon),
    taken: new Set(),
    unclear: new Set(),
    cells: {},
    warnings: [],
    tableStrips: new Set(),
  }
  const [unlabelled, labelled] = [
    lexicon.tables.filter(isUnlabelled),
    lexicon.tables.filter((table) => !isUnlabelled(table)),
  ]
  const withoutFigures = unlabelled.filter((table) => {
    const matches = matchUnlabelled(table, reading.runs)
    readMatches(reading, table, matches)
    return matches.length === 0
  })
  const free = reading.runs.filter((run) => !reading.taken.has(run))
  const matches = matchRows(labelled, free)
  for (const table of labelled) {
    readMatches(
      reading,
      table,
      matches.filter((match) => match.table === table),
    )
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

/** Cells that were not found are «unread», never a figure; the table is named in a warning. */
function completeTable(reading: Reading, { table }: TableLexicon): void {
  const ids = reading.lexicon.template.cells
    .filter((cell) => cell.table === table)
    .map((cell) => cell.id)
  const unread = ids.filter((id) => !reading.cells[id])
  for (const id of unread) reading.cells[id] = { kind: 'unread', raw: '' }
  if (unread.length === 0) return
  const name =
    table.caption ??
    reading.lexicon.template.sections.find((section) => section.parts?.includes(table.id))?.title ??
    table.id
  reading.warnings.push(
    unread.length === ids.length
      ? {
          code: 'table-missing',
          message: `没有找到“${name}”的表格，${ids.length} 格均未读出。`,
          cells: unread,
        }
      : {
          code: 'unread',
          message: `“${name}”有 ${unread.length} 格未能读出，请对照原件补录。`,
          cells: unread,
        },
  )
}
