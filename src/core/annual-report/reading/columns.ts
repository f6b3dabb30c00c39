import type { Grid } from '../../kit/document.ts'
import { essence } from '../../kit/text.ts'
import { looksLikeValue } from './cell-value.ts'
import type { TableLexicon } from './lexicon.ts'
import type { Run } from './runs.ts'
import type { Piece, Strip } from './strips.ts'

/** The piece that stands in each column of a table; undefined where that cannot be told. */
export type ColumnPieces = readonly (Piece | undefined)[]

/** Where the columns of a table stand in a grid, and the header text found for each. */
export type Header = {
  readonly grid: Grid
  readonly places: readonly { readonly from: number; readonly to: number; readonly text: string }[]
}

const HEADER_ROWS = 8

/** The column header of a table, read in the grid rows above its first figures. */
export function findHeader(
  lexicon: TableLexicon,
  strips: readonly Strip[],
  firstRun: Run,
): Header | null {
  const above = strips.slice(Math.max(0, firstRun.stripIndex - HEADER_ROWS), firstRun.stripIndex)
  const grid = above.findLast((strip) => strip.grid)?.grid
  if (!grid) return null
  const labels = above
    .filter((strip) => strip.grid === grid)
    .flatMap((strip) => strip.pieces)
    .map((piece) => ({ from: piece.from, to: piece.to, text: essence(piece.text) }))
    .sort((left, right) => left.from - right.from)
  const places = placeByName(lexicon, labels) ?? placeInOrder(lexicon, labels)
  return places && { grid, places }
}

type Label = { readonly from: number; readonly to: number; readonly text: string }

/** Each column by its own name, in whatever order; only where no two columns share a name. */
function placeByName(lexicon: TableLexicon, labels: readonly Label[]): Label[] | null {
  const names = lexicon.columns.flatMap((column) => column.labels)
  if (new Set(names).size !== names.length) return null
  const places = lexicon.columns.map((column) =>
    labels.findLast((label) => column.labels.includes(label.text)),
  )
  return isComplete(places) ? places : null
}

/** Columns that share names (结果维持 three times) follow the order of the form. */
function placeInOrder(lexicon: TableLexicon, labels: readonly Label[]): Label[] | null {
  let next = 0
  const places = lexicon.columns.map((column) => {
    const at = labels.findIndex(
      (label, index) => index >= next && column.labels.includes(label.text),
    )
    if (at === -1) return undefined
    next = at + 1
    return labels[at]
  })
  return isComplete(places) ? places : null
}

function isComplete(places: readonly (Label | undefined)[]): places is Label[] {
  return places.every((place) => place !== undefined)
}

/** How the figures of full rows lie, learned once per table and used for rows with gaps. */
export type Alignment = {
  readonly header: Header | null
  /** For rows cut by tabs: position of the first figure, by label position and number of cells. */
  readonly offsets: ReadonlyMap<string, number>
  /** For rows aligned by spaces: the middle of each column. */
  readonly centres: readonly number[] | null
}

/** Learns from the rows in which every column has a figure. */
export function learnAlignment(
  columns: number,
  runs: readonly Run[],
  header: Header | null,
): Alignment {
  const offsets = new Map<string, number>()
  const full: number[][] = []
  for (const run of runs) {
    const { pieces, skipped } = trim(run.pieces)
    if (pieces.length !== columns) continue
    if (run.strip.geometry === 'tabs') offsets.set(shapeOf(run), skipped)
    if (run.strip.geometry === 'spaces') full.push(pieces.map(middle))
  }
  return { header, offsets, centres: centresOf(full) }
}

function shapeOf(run: Run): string {
  return `${run.offset}/${run.strip.pieces.length}`
}

const middle = (piece: Piece) => (piece.from + piece.to) / 2
const TOLERANCE = 3

/** Column middles, if the full rows agree on them: text that is really aligned. */
function centresOf(full: readonly (readonly number[])[]): number[] | null {
  const first = full[0]
  if (!first || full.length < 2) return null
  const centres = first.map((_, index) => {
    const values = full.map((row) => row[index] ?? 0).sort((left, right) => left - right)
    return values[Math.floor(values.length / 2)] ?? 0
  })
  const aligned = full.every((row) =>
    row.every((value, index) => Math.abs(value - (centres[index] ?? 0)) <= TOLERANCE),
  )
  return aligned ? centres : null
}

/** The piece of each column of one row. */
export function placeInColumns(columns: number, run: Run, alignment: Alignment): ColumnPieces {
  return (
    byHeader(run, alignment.header) ??
    byCount(columns, run) ??
    byOffset(columns, run, alignment) ??
    byCentres(run, alignment) ??
    byAgreement(columns, run)
  )
}

/** In a grid a figure stands under its header, on whatever page the table goes on. */
function byHeader(run: Run, header: Header | null): ColumnPieces | null {
  const { grid } = run.strip
  if (!grid || !header || grid.columns !== header.grid.columns) return null
  const pieces = header.places.map((place) => bestOverlap(run.pieces, place.from, place.to))
  const found = pieces.filter((piece) => piece !== undefined)
  return new Set(found).size === found.length && found.length === pieces.length ? pieces : null
}

function bestOverlap(pieces: readonly Piece[], from: number, to: number): Piece | undefined {
  let best: Piece | undefined
  let most = 0
  for (const piece of pieces) {
    const overlap = Math.min(piece.to, to) - Math.max(piece.from, from)
    if (overlap > most) {
      most = overlap
      best = piece
    }
  }
  return best
}

/** As many figures as columns. */
function byCount(columns: number, run: Run): ColumnPieces | null {
  if (run.pieces.length === columns) return run.pieces
  const untilGap = run.pieces.slice(0, run.beforeGap)
  if (untilGap.length === columns) return untilGap
  const { pieces } = trim(run.pieces)
  if (pieces.length === columns) return pieces
  const empty = run.pieces.every((piece) => piece.text.trim() === '')
  return empty && run.pieces.length >= columns ? run.pieces.slice(0, columns) : null
}

function trim(pieces: readonly Piece[]): { pieces: readonly Piece[]; skipped: number } {
  const first = pieces.findIndex((piece) => piece.text.trim() !== '')
  const last = pieces.findLastIndex((piece) => piece.text.trim() !== '')
  return first === -1
    ? { pieces: [], skipped: 0 }
    : { pieces: pieces.slice(first, last + 1), skipped: first }
}

/** A row cut by tabs like a full one begins where that one began. */
function byOffset(columns: number, run: Run, { offsets }: Alignment): ColumnPieces | null {
  const offset = run.strip.geometry === 'tabs' ? offsets.get(shapeOf(run)) : undefined
  if (offset === undefined) return null
  const window = run.pieces.slice(offset, offset + columns)
  const rest = [...run.pieces.slice(0, offset), ...run.pieces.slice(offset + columns)]
  return window.length === columns && rest.every((piece) => piece.text.trim() === '')
    ? window
    : null
}

/** A row aligned by spaces: each figure belongs to the column whose middle is nearest. */
function byCentres(run: Run, { centres }: Alignment): ColumnPieces | null {
  if (!centres || run.strip.geometry !== 'spaces') return null
  const pieces: (Piece | undefined)[] = centres.map(() => undefined)
  for (const piece of run.pieces) {
    const distances = centres.map((centre) => Math.abs(centre - middle(piece)))
    const nearest = distances.indexOf(Math.min(...distances))
    if ((distances[nearest] ?? 99) > TOLERANCE || pieces[nearest]) return null
    pieces[nearest] = piece
  }
  const from = run.strip.pieces[0]?.from ?? 0
  return pieces.map((piece) => piece ?? { text: '', from, to: from })
}

/**
 * More or fewer figures than columns: a column is read where every way to lay the figures out
 * gives the same content (eight equal figures for seven columns), and left unread elsewhere.
 */
function byAgreement(columns: number, run: Run): ColumnPieces {
  const trimmed = trim(run.pieces).pieces
  const source = trimmed.length >= columns ? trimmed : run.pieces
  const spare = source.length - columns
  return Array.from({ length: columns }, (_, column) => {
    if (spare < 0) return undefined
    const candidates = source.slice(column, column + spare + 1)
    const first = candidates[0]
    return candidates.every((piece) => piece.text.trim() === first?.text.trim()) ? first : undefined
  })
}

/** Whether a run holds more figures than the table has columns. */
export function hasSurplus(columns: number, run: Run): boolean {
  return run.pieces.filter((piece) => looksLikeValue(piece.text)).length > columns
}
