import { essence } from '../../kit/text.ts'
import type { TableLexicon } from './lexicon.ts'
import type { Run } from './runs.ts'
import { framesOf, type Strip } from './strips.ts'

/** Where the columns of a table stand in a grid or at tab stops, and the header text of each. */
export type Header = {
  /** How many places the strips of the header are cut into. */
  readonly frames: number
  /** Where the cells of the header end: what stands beyond has no head. */
  readonly end: number
  readonly places: readonly { readonly from: number; readonly to: number; readonly text: string }[]
}

const HEADER_ROWS = 8

/** The column header of a table, read in the grid rows above its first figures. */
export function findHeader(
  lexicon: TableLexicon,
  strips: readonly Strip[],
  firstRun: Run,
): Header | null {
  const above = stripsAbove(strips, firstRun)
  const like = above.findLast((strip) => strip.grid) ?? firstRun.strip
  const places = placesIn(
    lexicon,
    above.filter((strip) => isCutLike(strip, like)),
  )
  const frames = framesOf(like)
  if (frames === undefined || !places) return null
  const cells = above.filter((strip) => isCutLike(strip, like)).flatMap((strip) => strip.pieces)
  const end = Math.max(...cells.map((piece) => (piece.missing ? 0 : piece.to)))
  return { frames, end, places }
}

/** The heads that were found above a table, by column; some may be missing or worded otherwise. */
export type KnownHeads = { readonly like: Strip; readonly places: readonly (Label | undefined)[] }

/** The heads that have names of their own, where not all of them could be found. */
export function findKnownHeads(
  lexicon: TableLexicon,
  strips: readonly Strip[],
  firstRun: Run,
): KnownHeads | null {
  const like = firstRun.strip
  if (framesOf(like) === undefined) return null
  const above = stripsAbove(strips, firstRun).filter((strip) => isCutLike(strip, like))
  const places = namedPlaces(lexicon, labelsIn(lexicon, above))
  return places && { like, places }
}

/** Whether two strips have the same places: of one grid, or with as many tab stops. */
export function isCutLike(one: Strip, other: Strip): boolean {
  if (one.grid || other.grid) return one.grid === other.grid
  return framesOf(one) !== undefined && framesOf(one) === framesOf(other)
}

/** The middles of the column labels above figures that are aligned by spaces. */
export function findHeaderCentres(
  lexicon: TableLexicon,
  strips: readonly Strip[],
  firstRun: Run,
): readonly number[] | null {
  if (firstRun.strip.geometry !== 'spaces') return null
  const above = stripsAbove(strips, firstRun).filter((strip) => strip.geometry === 'spaces')
  return placesIn(lexicon, above)?.map(middleOf) ?? centresOfPieces(lexicon, above)
}

/** Labels broken over lines: their pieces stand one under another, a stack for each column. */
function centresOfPieces(lexicon: TableLexicon, strips: readonly Strip[]): number[] | null {
  const names = lexicon.columns.flatMap((column) => column.labels).join(' ')
  const pieces = strips
    .flatMap((strip) => strip.pieces)
    .filter((piece) => essence(piece.text) !== '' && names.includes(essence(piece.text)))
    .sort((left, right) => left.from - right.from)
  const stacks: { from: number; to: number }[] = []
  for (const { from, to } of pieces) {
    const last = stacks.at(-1)
    if (last && from < last.to)
      stacks[stacks.length - 1] = { from: last.from, to: Math.max(last.to, to) }
    else stacks.push({ from, to })
  }
  return stacks.length === lexicon.columns.length ? stacks.map(middleOf) : null
}

function stripsAbove(strips: readonly Strip[], run: Run): readonly Strip[] {
  return strips.slice(Math.max(0, run.stripIndex - HEADER_ROWS), run.stripIndex)
}

function placesIn(lexicon: TableLexicon, strips: readonly Strip[]): Label[] | null {
  const labels = labelsIn(lexicon, strips)
  return placeByName(lexicon, labels) ?? placeInOrder(lexicon, labels)
}

/** The pieces of the strips that are names of columns, from left to right. */
function labelsIn({ columnLabels }: TableLexicon, strips: readonly Strip[]): Label[] {
  const labels: Label[] = []
  for (const strip of strips) {
    for (const { from, to, text: printed } of strip.pieces) {
      const text = essence(printed)
      if (columnLabels.has(text)) labels.push({ from, to, text })
    }
  }
  return labels.sort((left, right) => left.from - right.from)
}

export type Label = { readonly from: number; readonly to: number; readonly text: string }

/** Each column by its own name, in whatever order; only where no two columns share a name. */
function placeByName(lexicon: TableLexicon, labels: readonly Label[]): Label[] | null {
  const places = namedPlaces(lexicon, labels)
  return places && isComplete(places) ? places : null
}

/** The label of each column, where one was found; null where columns share a name. */
function namedPlaces(
  lexicon: TableLexicon,
  labels: readonly Label[],
): (Label | undefined)[] | null {
  if (lexicon.sharesNames) return null
  return lexicon.columns.map((column) =>
    labels.findLast((label) => column.labels.includes(label.text)),
  )
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

/** The middle of a place in a strip. */
export function middleOf(place: { readonly from: number; readonly to: number }): number {
  return (place.from + place.to) / 2
}
