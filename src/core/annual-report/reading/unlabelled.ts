import { essence, shareOfCharacters } from '../../kit/text.ts'
import { cellId } from '../template.ts'
import { markAround } from './extent.ts'
import type { TableLexicon } from './lexicon.ts'
import { columnsInOrder, type RowMatch } from './match-rows.ts'
import type { Run } from './runs.ts'
import { isEmpty } from './strips.ts'
import { idsOfRow, type Reading } from './table-reading.ts'

const ENOUGH_COLUMNS = 0.6
/** Heads set in narrow columns come out in any order; nearly all their characters are there. */
const ENOUGH_CHARACTERS = 0.85

/** A table of one row without a label: its figures are found by the heads above them. */
export function isUnlabelled(table: TableLexicon): boolean {
  return table.rows.every((row) => row.labels.length === 0)
}

/** The run under the heads of the table. */
export function matchUnlabelled(table: TableLexicon, runs: readonly Run[]): RowMatch[] {
  const wanted = table.columns.length
  const candidates = runs
    .filter((run) => run.pieces.length >= wanted / 2)
    .map((run) => ({ run, found: columnsInOrder(table, run.before) / wanted }))
    .map(({ run, found }) => ({ run, found, broken: found < ENOUGH_COLUMNS }))
    .filter(
      ({ run, broken }) => !broken || (run.pieces.length >= wanted && isHead(table, run.before)),
    )
    .sort((left, right) => right.found - left.found)
  const best = candidates[0]
  const row = table.rows[0]
  if (!best || !row) return []
  return [{ table, row, run: best.run, by: best.broken ? 'part-label' : 'label', variant: null }]
}

function isHead(table: TableLexicon, text: string): boolean {
  const head = table.columns.map((column) => column.labels[0] ?? '').join('')
  return shareOfCharacters(text.slice(-2 * head.length), head) >= ENOUGH_CHARACTERS
}

/** The head of the table stands there and no line of figures follows: the row was left empty. */
export function readEmptyRow(reading: Reading, table: TableLexicon, left: readonly Run[]): void {
  // Figures that belong to no other table may be this one's: then it is not empty but unread.
  const enough = table.columns.length / 2
  const isStray = (run: Run) =>
    run.pieces.filter((piece) => piece.text.trim() !== '').length >= enough
  if (left.some(isStray)) return
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
