import { cellId } from '../template.ts'
import { looksLikeValue } from './cell-value.ts'
import type { Lexicon, RowLexicon, TableLexicon } from './lexicon.ts'
import type { Run } from './runs.ts'
import { idsOfRow, type Reading } from './table-reading.ts'

/** Text between the figures of two rows, with the figures that end it. */
type Gap = { readonly text: string; readonly run: Run }

const NEXT_LABEL = 4

/**
 * A row whose label is followed by the next label of the form and not by figures was left blank: a
 * PDF or a text prints nothing for an empty cell. Where any figures in the tables belong to no row
 * the text is out of order, and nothing is taken to be blank.
 */
export function readRowsWithoutFigures(reading: Reading): void {
  if (hasStrayFigures(reading) || reading.unclear.size > 0) return
  const gaps = gapsOf(reading.runs)
  for (const table of reading.lexicon.tables) {
    if (isEmptyTable(reading, table, gaps)) readBlankTable(reading, table, gaps)
    for (const row of table.rows) {
      if (idsOfRow(table.table, row.row.id).some((id) => reading.cells[id])) continue
      const gap = gaps.find(({ text }) => isFollowedByLabel(reading, row, text))
      if (gap) readBlankRow(reading, table, row, gap)
    }
  }
}

function gapsOf(runs: readonly Run[]): Gap[] {
  const last = runs.at(-1)
  const gaps = runs.map((run) => ({ text: run.before, run }))
  return last ? [...gaps, { text: last.after, run: last }] : gaps
}

const MOST_LABELS = 0.7
/** The labels of a small table may stand together by chance. */
const FEWEST_ROWS = 3

/** All labels of a table stand in one place without any figures. */
function isEmptyTable(
  reading: Reading,
  { table, rows }: TableLexicon,
  gaps: readonly Gap[],
): boolean {
  if (rows.some(({ row }) => idsOfRow(table, row.id).some((id) => reading.cells[id]))) return false
  if (rows.length < FEWEST_ROWS) return false
  return gaps.some(
    ({ text }) => shareOfLabels(rows, text) >= MOST_LABELS && !hasFigures(rows, text),
  )
}

/** Digits that are no ordinals of the labels may be figures set in a way that is not understood. */
function hasFigures(rows: readonly RowLexicon[], text: string): boolean {
  const places = rows.map(({ numbered }) => text.indexOf(numbered)).filter((at) => at !== -1)
  const table = text.slice(Math.min(...places), Math.max(...places))
  const rest = rows.reduce((left, { numbered }) => left.replace(numbered, ''), table)
  return /\d/.test(rest)
}

function shareOfLabels(rows: readonly RowLexicon[], text: string): number {
  const long = rows
    .flatMap(({ labels }) => labels.slice(0, 1))
    .filter((label) => label.length >= NEXT_LABEL)
  return long.length === 0 ? 0 : long.filter((label) => text.includes(label)).length / long.length
}

function readBlankTable(reading: Reading, table: TableLexicon, gaps: readonly Gap[]): void {
  const [gap] = [...gaps].sort(
    (left, right) => shareOfLabels(table.rows, right.text) - shareOfLabels(table.rows, left.text),
  )
  for (const row of table.rows) if (gap) readBlankRow(reading, table, row, gap)
}

/** So many figures together are no page number and no date: they are a row of some table. */
const FEWEST_OF_ROW = 3

/** Figures among the tables that belong to no row, or a row of figures anywhere. */
function hasStrayFigures({ runs, taken }: Reading): boolean {
  const first = runs.findIndex((run) => taken.has(run))
  const last = runs.findLastIndex((run) => taken.has(run))
  return runs.some((run, index) => {
    if (taken.has(run)) return false
    const values = run.pieces.filter((piece) => looksLikeValue(piece.text)).length
    return (index > first && index < last) || values >= FEWEST_OF_ROW
  })
}

function isFollowedByLabel(reading: Reading, row: RowLexicon, text: string): boolean {
  // `总计` and `其他` are also names of columns: only their ordinals tell them as rows.
  const labels = row.labels.map((label) => (label.length <= 2 ? row.numbered : label))
  return labels.some((label) =>
    placesOf(label, text).some((at) => {
      if (label !== row.numbered && isPartOfLonger(row.labels, label, text, at)) return false
      const rest = text.slice(at + label.length)
      return rest.length >= NEXT_LABEL && beginsWithLabel(reading.lexicon, label, rest)
    }),
  )
}

/** A short wording may stand within a longer one of the same row: what follows is its rest. */
function isPartOfLonger(
  labels: readonly string[],
  label: string,
  text: string,
  at: number,
): boolean {
  return labels.some(
    (other) =>
      other.length > label.length &&
      other.includes(label) &&
      text.startsWith(other, at - other.indexOf(label)),
  )
}

function placesOf(label: string, text: string): number[] {
  const places: number[] = []
  for (let at = text.indexOf(label); at !== -1; at = text.indexOf(label, at + 1)) places.push(at)
  return places
}

/** Pieces of a group label may stand between two row labels. */
const GROUP_LABEL = 10

/** What follows is the next label of the form, a heading, or the label of some row. */
function beginsWithLabel(lexicon: Lexicon, label: string, rest: string): boolean {
  if (lexicon.formText.includes(label + rest.slice(0, NEXT_LABEL))) return true
  if (lexicon.headings.some((heading) => rest.startsWith(heading))) return true
  return lexicon.tables.some(({ rows }) =>
    rows.some(({ numbered }) => {
      const at = numbered.length >= NEXT_LABEL ? rest.indexOf(numbered) : -1
      return at !== -1 && at <= GROUP_LABEL && !/\d/.test(rest.slice(0, at))
    }),
  )
}

function readBlankRow(reading: Reading, table: TableLexicon, row: RowLexicon, gap: Gap): void {
  for (const { column } of table.columns) {
    const id = cellId(table.table.id, row.row.id, column.id)
    reading.cells[id] = { kind: 'blank', raw: '', source: { at: gap.run.strip.at, by: 'label' } }
  }
}
