import { essence } from '../../kit/text.ts'
import type { TableLexicon } from './lexicon.ts'
import type { Run } from './runs.ts'
import { isBars, type Strip } from './strips.ts'

/** What the heads above a table say about the lines its rows are printed in. */
export type PrintedRows = {
  /** The cells of the widest head drawn with bars; of the narrowest row where no head was found. */
  readonly barCells: number
  /** Each line of the document's tables is one cell. */
  readonly isCellPerLine: boolean
}

const HEADER_ROWS = 8
const FEWEST_FIGURES = 2

/**
 * Looks at the lines above the first row of a table, and at its rows.
 *
 * @param all every run of the document
 */
export function printedRowsOf(
  { columnLabels }: TableLexicon,
  strips: readonly Strip[],
  first: Run,
  runs: readonly Run[],
  all: readonly Run[],
): PrintedRows {
  const above = strips.slice(Math.max(0, first.stripIndex - HEADER_ROWS), first.stripIndex)
  const isHead = ({ pieces }: Strip) => pieces.some(({ text }) => columnLabels.has(essence(text)))
  const heads = above.filter((strip) => strip.drawn && isHead(strip))
  const rows = runs.map((run) => run.strip).filter((strip) => strip.drawn)
  const widths = [...heads, ...rows].map(({ pieces }) => pieces.length)
  return {
    barCells: heads.length > 0 ? Math.max(...widths.slice(0, heads.length)) : Math.min(...widths),
    isCellPerLine: isCellPerLine(all),
  }
}

/** Whether the figures of most rows stand one below the other. */
function isCellPerLine(runs: readonly Run[]): boolean {
  const rows = runs.filter(({ pieces }) => pieces.length >= FEWEST_FIGURES)
  const inColumns = rows.filter(({ strip }) => strip.geometry === 'single')
  return inColumns.length * 2 > rows.length
}

/**
 * Whether the line of a row holds more than its cells: a bar too many (a 1 that was read as a bar),
 * several figures in the line of one cell, or scraps of figures beside the figures.
 */
export function isDoubtful(run: Run, { barCells, isCellPerLine }: PrintedRows): boolean {
  const { strip } = run
  if (strip.drawn && strip.pieces.length > barCells) return true
  if (isCellPerLine && strip.geometry === 'spaces' && run.offset === 0) return true
  return hasScraps(run)
}

/**
 * Whether the row of a grid has fewer cells than the table has columns: the cells behind the one
 * left out have all moved.
 */
export function isRagged({ pieces, strip }: Run, columns: number): boolean {
  if (!strip.grid) return false
  const there = pieces.filter((piece) => !piece.missing).length
  return there < pieces.length && there < columns
}

const SEVERAL_FIGURES = /^\s*\d[\d.,]*(?:\s+\d[\d.,]*)+\s*$/

/** What a cell holds may be a figure, but not which: `|` for 1, `0 0`, `3 5`. */
export function isOpen(text: string): boolean {
  return isBars(text) || SEVERAL_FIGURES.test(text)
}

const WORD = /\p{L}/u
/** `|`, `3 |`, `|2`: a bar that may be the digit 1. */
const BAR_FOR_DIGIT = /(?:^|\s)[\d.,]*[|｜│┃][\d.,|｜│┃]*\s*$/

/** Marks that are neither figures nor words, right before the figures or behind them. */
function hasScraps({ strip, offset, pieces }: Run): boolean {
  if (BAR_FOR_DIGIT.test(strip.pieces[offset - 1]?.text ?? '')) return true
  if (strip.geometry === 'single' || strip.grid) return false
  return strip.pieces
    .slice(offset + pieces.length)
    .some(({ text }) => text.trim() !== '' && !WORD.test(text))
}
