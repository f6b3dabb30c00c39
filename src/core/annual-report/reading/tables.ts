import type { Position } from '../../kit/document.ts'
import { essence, shareOfCharacters } from '../../kit/text.ts'
import type { Cell, CellSource, MatchedBy, ReadWarning } from '../report.ts'
import { type CellId, cellId, type Table } from '../template.ts'
import { readValue } from './cell-value.ts'
import { findHeader, hasSurplus, learnAlignment, placeInColumns } from './columns.ts'
import { isFormText, type Lexicon, type TableLexicon } from './lexicon.ts'
import { columnsInOrder, matchRows, type RowMatch } from './match-rows.ts'
import { type Run, runsOf } from './runs.ts'
import { isEmpty, type Piece, type Strip } from './strips.ts'

/** The figures of a document, and which strips are tables and not text. */
export type ReadTables = {
  readonly cells: Readonly<Record<CellId, Cell>>
  readonly warnings: readonly ReadWarning[]
  readonly tableStrips: ReadonlySet<number>
}

type Reading = {
  readonly strips: readonly Strip[]
  readonly lexicon: Lexicon
  readonly runs: readonly Run[]
  readonly cells: Record<CellId, Cell>
  readonly warnings: ReadWarning[]
  readonly tableStrips: Set<number>
}

/** Reads every table of the template from the strips of a document. */
export function readTables(strips: readonly Strip[], lexicon: Lexicon): ReadTables {
  const reading: Reading = {
    strips,
    lexicon,
    runs: runsOf(strips, lexicon),
    cells: {},
    warnings: [],
    tableStrips: new Set(),
  }
  const taken = new Set<Run>()
  for (const table of bySureness(lexicon.tables)) {
    const free = reading.runs.filter((run) => !taken.has(run))
    const matches = isUnlabelled(table) ? matchUnlabelled(table, free) : matchRows(table, free)
    for (const match of matches) taken.add(match.run)
    if (matches.length > 0) readRows(reading, table, matches)
  }
  readRowsWithoutFigures(reading)
  const left = reading.runs.filter((run) => !taken.has(run))
  for (const table of lexicon.tables.filter(isUnlabelled)) readEmptyRow(reading, table, left)
  for (const table of lexicon.tables) completeTable(reading, table)
  return reading
}

/** Tables that are hardest to mistake come first and take their figures. */
function bySureness(tables: readonly TableLexicon[]): TableLexicon[] {
  const size = (table: TableLexicon) => table.rows.length * table.columns.length
  return [...tables].sort(
    (left, right) =>
      Number(isUnlabelled(right)) - Number(isUnlabelled(left)) || size(right) - size(left),
  )
}

// --- a table of one row without a label (table four) ---

const ENOUGH_COLUMNS = 0.6
/** Heads set in narrow columns come out in any order; nearly all their characters are there. */
const ENOUGH_CHARACTERS = 0.85

function isUnlabelled(table: TableLexicon): boolean {
  return table.rows.every((row) => row.labels.length === 0)
}

function matchUnlabelled(table: TableLexicon, runs: readonly Run[]): RowMatch[] {
  const wanted = table.columns.length
  const candidates = runs
    .map((run) => ({ run, found: columnsInOrder(table, run.before) / wanted }))
    .map(({ run, found }) => ({ run, found, broken: found < ENOUGH_COLUMNS }))
    .filter(
      ({ run, broken }) => !broken || (run.pieces.length >= wanted && isHead(table, run.before)),
    )
    .sort((left, right) => right.found - left.found)
  const best = candidates[0]
  const row = table.rows[0]
  if (!best || !row) return []
  return [{ row, run: best.run, by: best.broken ? 'part-label' : 'label', variant: null }]
}

function isHead(table: TableLexicon, text: string): boolean {
  const head = table.columns.map((column) => column.labels[0] ?? '').join('')
  return shareOfCharacters(text.slice(-2 * head.length), head) >= ENOUGH_CHARACTERS
}

/** The head of the table stands there and no line of figures follows: the row was left empty. */
function readEmptyRow(reading: Reading, table: TableLexicon, left: readonly Run[]): void {
  // Figures that belong to no other table may be this one's: then it is not empty but unread.
  if (left.some((run) => run.pieces.length >= table.columns.length / 2)) return
  if (idsOfRow(table.table, table.rows[0]?.row.id ?? '').some((id) => reading.cells[id])) return
  const places = headStrips(reading, table)
  const text = places.map((index) => essence(reading.strips[index]?.text ?? '')).join('')
  const isThere =
    columnsInOrder(table, text) >= table.columns.length * ENOUGH_COLUMNS || isHead(table, text)
  const head = places.at(-1)
  if (!isThere || head === undefined) return
  const at = reading.strips[head]?.at ?? {}
  for (const column of table.columns) {
    const id = cellId(table.table.id, table.rows[0]?.row.id ?? '', column.column.id)
    reading.cells[id] = { kind: 'blank', raw: '', source: { at, by: 'empty-row' } }
  }
  markAround(reading, head, head)
}

/** The longest stretch of strips outside other tables that hold labels of the form and no more. */
function headStrips(reading: Reading, table: TableLexicon): number[] {
  const heads = table.columns.flatMap(({ column, labels }) => [...labels, ...(column.under ?? [])])
  const text = `${reading.lexicon.formText}${heads.join('')}`
  let stretch: number[] = []
  let longest: number[] = []
  reading.strips.forEach((strip, index) => {
    if (isEmpty(strip)) return
    const isLabel =
      !reading.tableStrips.has(index) &&
      strip.pieces.every((piece) => text.includes(essence(piece.text)))
    stretch = isLabel ? [...stretch, index] : []
    if (stretch.length > 0 && lengthOf(reading, stretch) > lengthOf(reading, longest))
      longest = stretch
  })
  return longest
}

function lengthOf(reading: Reading, strips: readonly number[]): number {
  return strips.reduce((sum, index) => sum + (reading.strips[index]?.text.length ?? 0), 0)
}

// --- rows with labels ---

function readRows(reading: Reading, table: TableLexicon, matches: readonly RowMatch[]): void {
  const runs = matches.map((match) => match.run)
  const first = runs.reduce((least, run) => (run.stripIndex < least.stripIndex ? run : least))
  const header = findHeader(table, reading.strips, first)
  const alignment = learnAlignment(table.columns.length, runs, header)
  for (const match of matches) {
    const pieces = placeInColumns(table.columns.length, match.run, alignment)
    table.columns.forEach(({ column }, index) => {
      const piece = pieces[index]
      const id = cellId(table.table.id, match.row.row.id, column.id)
      const by = header || match.by !== 'label' ? match.by : 'row-label'
      if (piece)
        reading.cells[id] = readCell(reading, id, piece, match, by, header?.places[index]?.text)
    })
    warnOfRow(reading, table, match)
  }
  warnOfColumns(reading, table, first)
  markAround(reading, first.stripIndex, Math.max(...runs.map((run) => run.lastStripIndex)))
}

function readCell(
  reading: Reading,
  id: CellId,
  piece: Piece,
  match: RowMatch,
  by: MatchedBy,
  columnText: string | undefined,
): Cell {
  const type = reading.lexicon.template.cellById.get(id)?.column.type ?? 'count'
  const { value, unit } = readValue(piece.text, type)
  const source: CellSource = {
    at: placeOf(match.run, piece),
    by,
    rowText: match.run.label.trim(),
    ...(columnText ? { columnText } : {}),
    ...(unit ? { unit } : {}),
  }
  if (unit) {
    reading.warnings.push({
      code: 'unit-converted',
      message: `单元格原文为“${piece.text.trim()}”，已按万元换算。`,
      cells: [id],
      at: source.at,
    })
  }
  return { ...value, raw: piece.text.trim(), source }
}

function placeOf(run: Run, piece: Piece): Position {
  const { at, geometry } = run.strip
  return geometry === 'single' ? at : { ...at, column: piece.from + 1 }
}

function warnOfRow(reading: Reading, table: TableLexicon, match: RowMatch): void {
  const cells = idsOfRow(table.table, match.row.row.id)
  if (match.variant !== null) {
    reading.warnings.push({
      code: 'label-variant',
      message: `行名“${match.row.row.label}”写成了“${match.variant}”。`,
      cells,
      at: match.run.strip.at,
    })
  }
  if (hasSurplus(table.columns.length, match.run)) {
    const unread = cells.filter((id) => !reading.cells[id])
    if (unread.length === 0) return
    reading.warnings.push({
      code: 'surplus-figures',
      message: `“${match.row.row.label}”一行的数字多于栏数，无法确定各数字属于哪一栏。`,
      cells: unread,
      at: match.run.strip.at,
    })
  }
}

/** Columns whose official name is missing above the table while a known variant stands there. */
function warnOfColumns(reading: Reading, table: TableLexicon, first: Run): void {
  const head = first.before
  for (const { column, labels } of table.columns) {
    const [official, ...variants] = labels
    if (official === undefined || head.includes(official)) continue
    const variant = variants.find((each) => each.length > 2 && head.includes(each))
    if (!variant) continue
    reading.warnings.push({
      code: 'label-variant',
      message: `栏名“${column.label}”写成了“${variant}”。`,
      cells: table.rows.map((row) => cellId(table.table.id, row.row.id, column.id)),
      at: first.strip.at,
    })
  }
}

function idsOfRow(table: Table, row: string): CellId[] {
  return table.columns.map((column) => cellId(table.id, row, column.id))
}

/**
 * A row whose label stands between two rows that were read, with no figures of its own anywhere
 * near, was left blank: a PDF or a text prints nothing for an empty cell.
 */
function readRowsWithoutFigures(reading: Reading): void {
  for (const table of reading.lexicon.tables) {
    const isRead = (index: number) =>
      idsOfRow(table.table, table.rows[index]?.row.id ?? '').some((id) => reading.cells[id])
    table.rows.forEach((row, index) => {
      const label = row.labels[0]
      if (!label || label.length <= 2 || isRead(index) || !isRead(index - 1)) return
      const next = table.rows.findIndex((_, later) => later > index && isRead(later))
      const text = next === -1 ? null : textBefore(reading, table, next)
      if (!text?.before.includes(label)) return
      for (const id of idsOfRow(table.table, row.row.id)) {
        reading.cells[id] = { kind: 'blank', raw: '', source: { at: text.strip.at, by: 'label' } }
      }
    })
  }
}

function textBefore(reading: Reading, table: TableLexicon, row: number): Run | null {
  const id = idsOfRow(table.table, table.rows[row]?.row.id ?? '').find(
    (each) => reading.cells[each],
  )
  const at = id ? reading.cells[id]?.source?.at : undefined
  return reading.runs.find((run) => sameRow(run.strip.at, at)) ?? null
}

function sameRow(left: Position, right: Position | undefined): boolean {
  return (
    left.page === right?.page &&
    left.line === right?.line &&
    left.grid === right?.grid &&
    left.row === right?.row
  )
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

// --- what is table and what is text ---

/** Marks the strips from the first to the last as table, with the labels right above and below. */
function markAround(reading: Reading, first: number, last: number): void {
  const { strips, lexicon, tableStrips } = reading
  const isForm = (index: number) => {
    const strip = strips[index]
    return (
      strip !== undefined &&
      (isEmpty(strip) || strip.pieces.every((piece) => isFormText(lexicon, piece.text)))
    )
  }
  let from = first
  while (from > 0 && isForm(from - 1)) from -= 1
  let to = last
  while (to + 1 < strips.length && isForm(to + 1) && !isGapThenText(strips, to + 1)) to += 1
  for (let index = from; index <= to; index++) tableStrips.add(index)
}

/** An empty line ends a table; what follows may be a one-word answer («无») that is no label. */
function isGapThenText(strips: readonly Strip[], index: number): boolean {
  const strip = strips[index]
  return strip !== undefined && isEmpty(strip)
}
