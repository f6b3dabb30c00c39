import type { Cell, ReadWarning } from '../report.ts'
import { type CellId, tableTitle } from '../template.ts'
import { readRowsWithoutFigures } from './empty-rows.ts'
import { markAround } from './extent.ts'
import type { Lexicon, TableLexicon } from './lexicon.ts'
import { matchRows, type RowMatch } from './match-rows.ts'
import { type OwnFigures, ownFigures } from './repeated-tables.ts'
import { readRows } from './rows.ts'
import { runsOf } from './runs.ts'
import type { Strip } from './strips.ts'
import { idsOfRow, type Reading } from './table-reading.ts'
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

/**
 * Reads every table of the template from the strips of a document.
 *
 * @param year the year of the report: figures under a caption of another year are not read
 */
export function readTables(
  strips: readonly Strip[],
  lexicon: Lexicon,
  year: number | null,
): ReadTables {
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
  const own = ownFigures(strips, lexicon, reading.runs, year)
  const decided = lexicon.tables.filter(({ table }) => !own.undecided.has(table.id))
  const unlabelled = decided.filter(isUnlabelled)
  const labelled = decided.filter((table) => !isUnlabelled(table))
  const withoutFigures = unlabelled.filter((table) => {
    const matches = matchUnlabelled(table, own.runs)
    readMatches(reading, table, matches)
    noteStart(figuresFrom, table, matches)
    return matches.length === 0
  })
  const free = own.runs.filter((run) => !reading.taken.has(run))
  const matches = matchRows(labelled, free)
  for (const table of labelled) {
    const found = matches.filter((match) => match.table === table)
    readMatches(reading, table, found)
    noteStart(figuresFrom, table, found)
  }
  setAside(reading, own)
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

/** Tables that are not read are no text either; a warning says which cells they leave unread. */
function setAside(reading: Reading, { others, undecided }: OwnFigures): void {
  for (const run of others) markAround(reading, run.stripIndex, run.lastStripIndex)
  const { template } = reading.lexicon
  const tables = reading.lexicon.tables.filter(({ table }) => undecided.has(table.id))
  const cells = tables.flatMap(({ table, rows }) =>
    rows.flatMap(({ row }) => idsOfRow(table, row.id)),
  )
  if (cells.length > 0) {
    for (const id of cells) reading.cells[id] = { kind: 'unread', raw: '', reason: 'repeated' }
    const names = tables.map(({ table }) => `“${tableTitle(template, table)}”`).join('、')
    const message = `${names}的表格出现了不止一次，数字不同，无法确定哪一张是本年度的，均未读取。请删去多余的表。`
    reading.warnings.push({ code: 'duplicate-table', message, cells })
  } else if (others.length > 0) {
    const message = '文件中有上年度的表格，没有读取；本年度报告只应附本年度的表。'
    reading.warnings.push({ code: 'duplicate-table', message, at: others[0]?.strip.at ?? {} })
  }
}
