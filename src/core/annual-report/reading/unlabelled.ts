import { essence, shareOfCharacters } from '../../kit/text.ts'
import { cellId } from '../template.ts'
import { looksLikeValue } from './cell-value.ts'
import { markAround } from './extent.ts'
import type { TableLexicon } from './lexicon.ts'
import { columnsInOrder, figuresOf, goesOn, type RowMatch } from './match-rows.ts'
import type { Run } from './runs.ts'
import { isEmpty, type Strip } from './strips.ts'
import type { Reading } from './table-reading.ts'

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
    .filter(({ run, broken }) => !broken || isHead(table, run.before))
    .sort((left, right) => right.found - left.found)
  const best = candidates[0]
  const row = table.rows[0]
  if (candidates.some((other) => isOtherCopy(best?.run, other))) return []
  if (!best || !row || goesOn(best.run, runs, new Set())) return []
  return [{ table, row, run: best.run, by: best.broken ? 'part-label' : 'label', variant: null }]
}

/** The table stands there once more with other figures: either may be the right one. */
function isOtherCopy(best: Run | undefined, other: { run: Run; broken: boolean }): boolean {
  if (!best || other.run === best || other.broken) return false
  return figuresOf(best) !== figuresOf(other.run)
}

function isHead(table: TableLexicon, text: string): boolean {
  const head = table.columns.map((column) => column.labels[0] ?? '').join('')
  return shareOfCharacters(text.slice(-2 * head.length), head) >= ENOUGH_CHARACTERS
}

/** The head of the table stands there and no line of figures follows: the row was left empty. */
export function readEmptyRow(reading: Reading, table: TableLexicon, left: readonly Run[]): void {
  // Figures that belong to no other table may be this one's: then it is not empty but unread.
  const isStray = (run: Run) => run.pieces.filter((piece) => looksLikeValue(piece.text)).length >= 2
  if (left.some(isStray)) return
  const head = stretchesOfLabels(reading, table)
    .find((stretch) => isHeadOf(reading, table, stretch))
    ?.at(-1)
  if (head === undefined || isFollowedByFigures(reading, head)) return
  const at = reading.strips[head]?.at ?? {}
  for (const column of table.columns) {
    const id = cellId(table.table.id, table.rows[0]?.row.id ?? '', column.column.id)
    reading.cells[id] = { kind: 'blank', raw: '', source: { at, by: 'empty-row' } }
  }
  markAround(reading, head, head)
}

/** Digits right below the head may be figures set in a way that is not understood. */
function isFollowedByFigures({ strips }: Reading, head: number): boolean {
  const next = strips.slice(head + 1).find((strip) => !isEmpty(strip))
  if (!next || !/\d/.test(next.text)) return false
  const isOfSameGrid = next.grid !== undefined && next.grid === strips[head]?.grid
  return isOfSameGrid || !/\p{Script=Han}/u.test(next.text) || isRowOfCells(next)
}

/** `243（上年150）	…`: several cells that begin with a digit. */
function isRowOfCells({ text }: Strip): boolean {
  return text.split(/[\t|｜│┃]|\s{2,}/).filter((cell) => /^\s*\d/.test(cell)).length >= 2
}

function isHeadOf(reading: Reading, table: TableLexicon, stretch: readonly number[]): boolean {
  const text = stretch.map((index) => essence(reading.strips[index]?.text ?? '')).join('')
  return columnsInOrder(table, text) >= table.columns.length * ENOUGH_COLUMNS || isHead(table, text)
}

/** Stretches of strips, apart from rows of figures, that hold labels of the form and no more. */
function stretchesOfLabels(reading: Reading, table: TableLexicon): number[][] {
  const heads = table.columns.flatMap(({ column, labels }) => [...labels, ...(column.under ?? [])])
  const form = `${reading.lexicon.formText}${heads.join('')}`
  const rows = new Set([...reading.taken].map((run) => run.stripIndex))
  const stretches: number[][] = [[]]
  reading.strips.forEach((strip, index) => {
    if (isEmpty(strip)) return
    const isLabel =
      !rows.has(index) && strip.pieces.every((piece) => form.includes(essence(piece.text)))
    if (isLabel) stretches.at(-1)?.push(index)
    else stretches.push([])
  })
  return stretches.filter((stretch) => stretch.length > 0)
}
