import { type Header, isCutLike, type KnownHeads, middleOf } from './headers.ts'
import type { Run } from './runs.ts'
import { framesOf, type Piece } from './strips.ts'

/** The piece that stands in each column of a table; undefined where that cannot be told. */
export type ColumnPieces = readonly (Piece | undefined)[]

/** How the figures of full rows lie, learned once per table and used for rows with gaps. */
export type Alignment = {
  readonly header: Header | null
  /** Where the header is not whole: the heads that were found. */
  readonly known: KnownHeads | null
  /** The heads stand in another order than in the form. */
  readonly outOfOrder: boolean
  /** Places of labels after which the figures certainly do not stand under the header. */
  readonly shifted: ReadonlySet<string>
  /** For rows cut by tabs: position of the first figure, by label position and number of cells. */
  readonly offsets: ReadonlyMap<string, number>
  /** For rows aligned by spaces: the middle of each column. */
  readonly centres: readonly number[] | null
  /** Where the longest label before aligned figures ends: a longer one may push its figures. */
  readonly labelEnd: number
}

/** Learns from the rows in which every column has a figure. */
export function learnAlignment(
  columns: number,
  runs: readonly Run[],
  header: Header | null,
  headerCentres: readonly number[] | null,
  known: KnownHeads | null,
  outOfOrder: boolean,
): Alignment {
  const offsets = new Map<string, number>()
  const full: number[][] = []
  for (const run of runs) {
    const { pieces, skipped } = trim(run.pieces)
    if (pieces.length !== columns) continue
    if (run.strip.geometry === 'tabs') offsets.set(shapeOf(run), skipped)
    if (run.strip.geometry === 'spaces') full.push(pieces.map(middleOf))
  }
  // An empty first cell may as well be one that the label covers.
  const shifted = runs
    .filter((run) => run.pieces[0]?.text.trim() !== '')
    .filter(
      (run) => fitsHeader(run, header) && run.pieces[0] && shiftFrom(run.pieces[0], header) > 0,
    )
    .filter((run) => header && !underHeader(run, header, 0))
  const centres = centresOf(full) ?? centresUnder(headerCentres, full)
  const places = new Set(shifted.map(placeOfLabel))
  const whole = runs.filter((run) => trim(run.pieces).pieces.length === columns)
  const labelEnd = Math.max(0, ...whole.map(labelEndOf))
  return { header, known, outOfOrder, shifted: places, offsets, centres, labelEnd }
}

function labelEndOf({ strip, offset }: Run): number {
  return strip.geometry === 'spaces' ? (strip.pieces[offset - 1]?.to ?? 0) : 0
}

function shapeOf(run: Run): string {
  return `${run.offset}/${run.strip.pieces.length}`
}

/** A figure belongs to a column when it stands nearer to its middle than half way to the next. */
function tolerance(centres: readonly number[]): number {
  const gaps = centres.slice(1).map((centre, index) => centre - (centres[index] ?? 0))
  return Math.min(...gaps) / 2
}

/** Column middles, if the full rows agree on them: text that is really aligned. */
function centresOf(full: readonly (readonly number[])[]): number[] | null {
  const first = full[0]
  if (!first || full.length < 2) return null
  const centres = first.map((_, index) => {
    const values = full.map((row) => row[index] ?? 0).sort((left, right) => left - right)
    return values[Math.floor(values.length / 2)] ?? 0
  })
  const apart = tolerance(centres)
  const aligned = full.every((row) =>
    row.every((value, index) => Math.abs(value - (centres[index] ?? 0)) < apart),
  )
  return aligned ? centres : null
}

/** Heads of few columns may stand over figures that were not aligned at all. */
const FEWEST_HEADS = 5

/** The middles of the heads, unless a full row shows that figures do not stand under them. */
function centresUnder(
  heads: readonly number[] | null,
  full: readonly (readonly number[])[],
): readonly number[] | null {
  if (!heads || (full.length === 0 && heads.length < FEWEST_HEADS)) return null
  const apart = tolerance(heads)
  const isUnder = (row: readonly number[]) =>
    row.every((value, index) => Math.abs(value - (heads[index] ?? 0)) < apart)
  return full.every(isUnder) ? heads : null
}

/** The piece of each column of one row. */
export function placeInColumns(columns: number, run: Run, alignment: Alignment): ColumnPieces {
  const placed = byHeader(run, alignment)
  if (placed) return placed
  if (alignment.outOfOrder) return nothing(columns)
  if (fitsHeader(run, alignment.header)) return fullRow(columns, run) ?? nothing(columns)
  return (
    aligned(agreeing(byCount(columns, run), columns, run, alignment), columns, run, alignment) ??
    byOffset(columns, run, alignment) ??
    byCentres(run, alignment) ??
    byAgreement(columns, run)
  )
}

const LABEL = /\p{Script=Han}.*\p{Script=Han}\P{Nd}*$/u

/** A figure for every column right behind the label: places are not needed to tell them apart. */
function fullRow(columns: number, { pieces, strip, offset }: Run): ColumnPieces | null {
  const { pieces: figures, skipped } = trim(pieces)
  const label = strip.pieces[offset - 1]?.text.trim() ?? ''
  const isFull = figures.length === columns && figures.every(({ text }) => text.trim() !== '')
  return isFull && skipped === 0 && LABEL.test(label) ? figures : null
}

/** Counted figures must stand under those heads that were found: a column may have been left out. */
function agreeing(
  pieces: ColumnPieces | null,
  columns: number,
  run: Run,
  { known }: Alignment,
): ColumnPieces | null {
  if (!pieces || !known || !isCutLike(known.like, run.strip)) return pieces
  const isApart = known.places.some((place, column) => {
    const piece = pieces[column]
    return place && piece && (piece.to <= place.from || piece.from >= place.to)
  })
  return isApart ? nothing(columns) : pieces
}

/** Where figures are laid out under centres, none of the counted ones may stand under another's. */
function aligned(
  pieces: ColumnPieces | null,
  columns: number,
  run: Run,
  { centres }: Alignment,
): ColumnPieces | null {
  if (!pieces || !centres || run.strip.geometry !== 'spaces' || !isLaidOut(run)) return pieces
  const isElsewhere = pieces.some((piece, column) => piece && nearest(centres, piece) !== column)
  return isElsewhere ? nothing(columns) : pieces
}

function nearest(centres: readonly number[], piece: Piece): number {
  const distances = centres.map((centre) => Math.abs(centre - middleOf(piece)))
  return distances.indexOf(Math.min(...distances))
}

function nothing(columns: number): ColumnPieces {
  return Array(columns).fill(undefined)
}

/**
 * In a grid a figure stands under its header, on whatever page the table goes on. Where a page cut
 * has left out the cells of a group label the rows begin further left: at the place after the label,
 * or, behind a label over two cells, where the figures of the rows beside it begin.
 */
function byHeader(run: Run, { header, shifted }: Alignment): ColumnPieces | null {
  if (!fitsHeader(run, header)) return null
  const straight = underHeader(run, header, 0)
  for (const piece of [run.pieces[0], trim(run.pieces).pieces[0]]) {
    if (!piece || !shifted.has(placeIn(run, piece))) continue
    const found = underHeader(run, header, shiftFrom(piece, header))
    if (found) return found
  }
  return straight
}

function fitsHeader(run: Run, header: Header | null): header is Header {
  const frames = framesOf(run.strip)
  return frames !== undefined && header !== null && frames === header.frames
}

function underHeader(run: Run, header: Header, shift: number): ColumnPieces | null {
  const pieces: Piece[] = []
  for (const { from, to } of header.places) {
    const piece = bestOverlap(run.pieces, from - shift, to - shift)
    if (!piece || pieces.includes(piece)) return null
    pieces.push(piece)
  }
  // What stands to the right of the last column is a column of remarks.
  const end = (header.places.at(-1)?.to ?? 0) - shift
  const leftOver = run.pieces.some(
    (piece) =>
      piece.text.trim() !== '' &&
      !pieces.includes(piece) &&
      !(shift === 0 && piece.from >= end && piece.from < header.end),
  )
  return leftOver ? null : pieces
}

/** How much further left than the header's the figures of a row begin that start here. */
function shiftFrom(start: Piece, header: Header): number {
  return (header.places[0]?.from ?? 0) - start.from
}

/** Rows of one grid whose labels end in the same column are cut in the same way. */
function placeOfLabel(run: Run): string {
  return run.pieces[0] ? placeIn(run, run.pieces[0]) : ''
}

function placeIn(run: Run, piece: Piece): string {
  return `${run.strip.at.grid ?? 0}/${piece.from}`
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
function byCentres(run: Run, { centres, labelEnd: usual }: Alignment): ColumnPieces | null {
  if (!centres || run.strip.geometry !== 'spaces' || !isLaidOut(run)) return null
  if (labelEndOf(run) > usual) return null
  const pieces: (Piece | undefined)[] = centres.map(() => undefined)
  const apart = tolerance(centres)
  for (const piece of run.pieces) {
    const distances = centres.map((centre) => Math.abs(centre - middleOf(piece)))
    const nearest = distances.indexOf(Math.min(...distances))
    if ((distances[nearest] ?? apart) >= apart || pieces[nearest]) return null
    pieces[nearest] = piece
  }
  // A label that reaches into a column may cover its figure.
  const labelEnd = Math.max(0, ...run.strip.pieces.slice(0, run.offset).map((piece) => piece.to))
  // One that reaches beyond the first column has pushed all figures to the right.
  if (labelEnd > (centres[0] ?? 0)) return null
  return pieces.map((piece, index) => {
    const centre = centres[index] ?? 0
    return piece ?? (centre > labelEnd + 1 ? { text: '', from: centre, to: centre } : undefined)
  })
}

/** Figures that only two spaces keep apart may have been set one after another, wherever they belong. */
const MOST_SEPARATING = 2

function isLaidOut({ strip, offset, pieces }: Run): boolean {
  const last = offset + pieces.length
  return strip.pieces.slice(Math.max(1, offset), last).some((piece, index) => {
    const before = strip.pieces[Math.max(1, offset) + index - 1]
    return before !== undefined && piece.from - before.to > MOST_SEPARATING
  })
}

const NOTHING = /^\s*[0０/／—-]?\s*$/

/**
 * More figures than columns are read where they are all the same nothing: eight noughts for seven
 * columns. Among others two of them may stand in one cell, and «1 1» may be 11.
 */
function byAgreement(columns: number, run: Run): ColumnPieces {
  const { pieces } = trim(run.pieces)
  const first = pieces[0]?.text.trim() ?? ''
  const isNothing = NOTHING.test(first) && pieces.every(({ text }) => text.trim() === first)
  return isNothing && pieces.length >= columns ? pieces.slice(0, columns) : nothing(columns)
}
