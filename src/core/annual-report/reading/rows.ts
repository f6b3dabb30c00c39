import type { Position } from '../../kit/document.ts'
import type { Cell, CellSource, MatchedBy, ReadWarning, UnreadReason } from '../report.ts'
import { type CellId, cellId } from '../template.ts'
import { readValue } from './cell-value.ts'
import { learnAlignment, placeInColumns } from './columns.ts'
import { isDoubtful, isOpen, isRagged, printedRowsOf } from './doubt.ts'
import { markAround } from './extent.ts'
import { areGroupsOutOfOrder, areHeadsOutOfOrder } from './head-order.ts'
import { findHeader, findHeaderCentres, findKnownHeads } from './headers.ts'
import type { TableLexicon } from './lexicon.ts'
import type { RowMatch } from './match-rows.ts'
import { isMiscounted } from './row-sums.ts'
import type { Run } from './runs.ts'
import type { Piece } from './strips.ts'
import { idsOfRow, type Reading } from './table-reading.ts'

/** Reads the cells of the rows that were matched, and notes what is unusual about their labels. */
export function readRows(
  reading: Reading,
  table: TableLexicon,
  matches: readonly RowMatch[],
): void {
  const runs = matches.map((match) => match.run)
  const first = runs.reduce((least, run) => (run.stripIndex < least.stripIndex ? run : least))
  const swapped = areGroupsOutOfOrder(table, reading.strips, first)
  const header = swapped ? null : findHeader(table, reading.strips, first)
  const centres = findHeaderCentres(table, reading.strips, first)
  const known = header ? null : findKnownHeads(table, reading.strips, first)
  const outOfOrder = swapped || areHeadsOutOfOrder(table, reading.strips, first)
  const alignment = learnAlignment(table.columns.length, runs, header, centres, known, outOfOrder)
  const printed = printedRowsOf(table, reading.strips, first, runs, reading.runs)
  for (const match of matches) {
    const pieces =
      isDoubtful(match.run, printed) || isRagged(match.run, table.columns.length)
        ? table.columns.map(() => undefined)
        : [...placeInColumns(table.columns.length, match.run, alignment)]
    if (isMiscounted(reading.lexicon.template, table, match.row.row.id, match.run, pieces)) {
      noteUnclear(reading, table, match, 'miscounted')
      pieces.fill(undefined)
    } else if (pieces.some((piece) => piece === undefined)) noteUnclear(reading, table, match)
    else if (pieces.some((piece) => piece?.cut)) noteUnclear(reading, table, match, 'cut')
    const by = header || match.by !== 'label' ? match.by : 'row-label'
    idsOfRow(table.table, match.row.row.id).forEach((id, index) => {
      const piece = pieces[index]
      if (!piece || piece.cut) return
      const cell = readCell(reading, id, piece, match, by, header?.places[index]?.text)
      if (cell.kind === 'text' && isOpen(piece.text)) noteUnclear(reading, table, match, 'open')
      else reading.cells[id] = cell
    })
    warnOfRow(reading, table, match)
  }
  warnOfColumns(reading, table, first)
  markAround(reading, first.stripIndex, Math.max(...runs.map((run) => run.lastStripIndex)))
}

function noteUnclear(
  reading: Reading,
  table: TableLexicon,
  { row, run }: RowMatch,
  why?: UnreadReason,
): void {
  const figures = run.pieces.filter((piece) => piece.text.trim() !== '').length
  const reason = why ?? (figures > table.columns.length ? 'too-many' : 'too-few')
  reading.unclear.set(run, { row: row.row, figures, reason })
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
  const { value, unit, note } = readValue(piece.text, type)
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
  if (note) warnOfNote(reading, id, piece.text.trim(), source.at)
  return { ...value, raw: onOneLine(piece.text), source }
}

/** One warning for all the cells of a report that carry the marks of notes. */
function warnOfNote({ warnings }: Reading, id: CellId, raw: string, at: Position): void {
  const place = warnings.findIndex(({ code }) => code === 'note-mark')
  const known = warnings[place]
  const cells = [...(known?.cells ?? []), id]
  const where = cells.length > 1 ? `等 ${cells.length} 格` : ''
  const message = known?.message.replace(/(?<=”).*?(?=的数字旁)/, where)
  const warning: ReadWarning = {
    code: 'note-mark',
    message: message ?? `“${raw}”的数字旁有注码，注码未计入数字，请对照原件核实。`,
    cells,
    at: known?.at ?? at,
  }
  warnings.splice(place === -1 ? warnings.length : place, 1, warning)
}

function onOneLine(text: string): string {
  if (!text.includes('\n')) return text.trim()
  return text
    .replace(/(?<=\d)\s*\n\s*(?=\d)/g, ' ')
    .replace(/\s*\n\s*/g, '')
    .trim()
}

function placeOf(run: Run, piece: Piece): Position {
  const { at, geometry } = run.strip
  return geometry === 'single' ? at : { ...at, column: piece.from + 1 }
}

function warnOfRow(reading: Reading, table: TableLexicon, match: RowMatch): void {
  if (match.variant === null) return
  reading.warnings.push({
    code: 'label-variant',
    message: `行名“${match.row.row.label}”写成了“${match.variant}”。`,
    cells: idsOfRow(table.table, match.row.row.id),
    at: match.run.strip.at,
  })
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
