import { essence, withoutOrdinal } from '../../kit/text.ts'
import { looksLikeValue } from './cell-value.ts'
import type { Lexicon } from './lexicon.ts'
import { isBars, isEmpty, type Piece, type Strip } from './strips.ts'

/** Figures that stand together, with the label text around them. */
export type Run = {
  /** The figure pieces, empty ones included. */
  readonly pieces: readonly Piece[]
  /** The strip the run begins in. */
  readonly strip: Strip
  readonly stripIndex: number
  readonly lastStripIndex: number
  /** Where the run starts among the pieces of its strip. */
  readonly offset: number
  /** Pieces up to the first empty line, when cells stand one under another. */
  readonly beforeGap: number
  /** Essence of the label text since the run before. */
  readonly before: string
  /** Essence of the label text up to the run after. */
  readonly after: string
  /** The label as printed, for the record. */
  readonly label: string
  /** Whether a piece of the strip is, alone, a row label of the template. */
  readonly labelled: boolean
}

/** Labels of one table: lines with a character each at the most. */
const MOST_LABELS = 400
const LONGEST_LABEL_TEXT = 1000

/** Cuts the strips into label text and runs of figures. */
export function runsOf(strips: readonly Strip[], lexicon: Lexicon): Run[] {
  const runs: Omit<Run, 'after'>[] = []
  let texts: string[] = []
  const take = (text: string) => texts.push(text)
  const taken = () => {
    const label = texts.findLast((text) => essence(text) !== '') ?? ''
    const before = essence(texts.slice(-MOST_LABELS).join('')).slice(-LONGEST_LABEL_TEXT)
    texts = []
    return { before, label }
  }
  for (let index = 0; index < strips.length; index++) {
    const whole = strips[index] as Strip
    if (whole.geometry === 'single') {
      const column = valueColumn(strips, index, lexicon)
      if (column) {
        runs.push({ ...column.run, ...taken(), labelled: false })
        index = column.run.lastStripIndex
        continue
      }
    }
    const strip = withFigureApart(whole, lexicon)
    const split = splitStrip(strip, lexicon)
    for (const piece of strip.pieces.slice(0, split?.from ?? strip.pieces.length)) take(piece.text)
    if (!split) continue
    const pieces = strip.pieces.slice(split.from, split.to)
    runs.push({
      pieces,
      strip,
      stripIndex: index,
      lastStripIndex: index,
      offset: split.from,
      beforeGap: pieces.length,
      ...taken(),
      labelled: split.labelled,
    })
    for (const piece of strip.pieces.slice(split.to)) take(piece.text)
  }
  const rest = taken().before
  return runs.map((run, index) => ({ ...run, after: runs[index + 1]?.before ?? rest }))
}

/** Nothing but the label's end stands before the figure: no sign, no bar that may be a digit. */
const LABEL_AND_FIGURE = /^(\D*?\p{Script=Han}(?<![约近超逾])[”"’)）》]*[:：]?)\s*(\d[\d,.]*)$/u

/** `行政事业性收费398.6`: a row label with its figure right behind it. */
function withFigureApart(strip: Strip, lexicon: Lexicon): Strip {
  const piece = strip.pieces[0]
  const mayBe = strip.pieces.length === 1 && /\d\s*$/.test(strip.text)
  const match = mayBe && piece ? LABEL_AND_FIGURE.exec(piece.text.trim()) : null
  if (!piece || !match || !isRowLabel(match[1] ?? '', lexicon)) return strip
  const cut = piece.to - (match[2] ?? '').length
  const pieces = [
    { text: match[1] ?? '', from: piece.from, to: cut },
    { text: match[2] ?? '', from: cut, to: piece.to },
  ]
  return { ...strip, geometry: 'spaces', pieces }
}

type Split = { readonly from: number; readonly to: number; readonly labelled: boolean }

const FEWEST_EMPTY_CELLS = 2

/** Where the figures of a row begin and end; undefined for a row of labels. */
function splitStrip(strip: Strip, lexicon: Lexicon): Split | undefined {
  const { pieces } = strip
  const end = pieces.length
  const label = end > 1 ? pieces.findLastIndex((piece) => isRowLabel(piece.text, lexicon)) : -1
  if (label !== -1 && label < end - 1 && !isHeaderRow(strip, lexicon)) {
    const figures = pieces.slice(label + 1)
    const anyText = figures.some((piece) => piece.text.trim() !== '')
    const noLabels = figures.every((piece) => isFigureOf(pieces[label] as Piece, piece, lexicon))
    const enough = anyText || figures.length >= fewestEmptyCells(strip, pieces[label] as Piece)
    if (noLabels && enough) return { from: label + 1, to: end, labelled: true }
  }
  return longestFigures(pieces) ?? emptyRow(strip)
}

/** The longest stretch of figures and empty cells; a stray `3` of `3 .危及` is none. */
function longestFigures(pieces: readonly Piece[]): Split | undefined {
  let best: Split | undefined
  let most = 0
  let from = 0
  let values = 0
  pieces.forEach(({ text }, index) => {
    if (looksLikeValue(text)) values += 1
    else if (text.trim() !== '') {
      from = index + 1
      values = 0
    }
    if (values === 0 || values < most) return
    most = values
    best = { from, to: index + 1, labelled: false }
  })
  return best
}

/**
 * `其他` and `总计` are also names of columns: an empty cell beside them is no row of figures. In a
 * real grid one empty cell beside any other row label is.
 */
function fewestEmptyCells(strip: Strip, label: Piece): number {
  const isAlsoColumn = essence(withoutOrdinal(label.text)).length <= 2
  return (strip.geometry === 'grid' || strip.geometry === 'tabs') && !isAlsoColumn
    ? 1
    : FEWEST_EMPTY_CELLS
}

/** A row of a real grid in which every cell is empty may be a row of figures left blank. */
function emptyRow(strip: Strip): Split | undefined {
  const empty =
    strip.geometry === 'grid' && strip.pieces.length > FEWEST_EMPTY_CELLS && isEmpty(strip)
  return empty ? { from: 0, to: strip.pieces.length, labelled: false } : undefined
}

/** `其他` and `总计` are names of rows and of columns: beside another column's name they are heads. */
function isHeaderRow(strip: Strip, lexicon: Lexicon): boolean {
  return (
    strip.pieces.filter(({ text }) => mayBeLabel(text) && lexicon.columnLabels.has(essence(text)))
      .length >= 2
  )
}

const LONGEST_CELL_TEXT = 8
const SEVERAL_FIGURES = /^\d[\d\s.,]{1,24}$/

/** Beside a row label a short text («无», «见附件») is a figure cell; beside `总计` only a value is. */
function isFigureOf(label: Piece, piece: Piece, lexicon: Lexicon): boolean {
  const text = piece.text.trim()
  if (text === '' || looksLikeValue(text)) return true
  const isAlsoColumn = lexicon.columnLabels.has(essence(withoutOrdinal(label.text)))
  if (isAlsoColumn) return false
  return SEVERAL_FIGURES.test(text) || (text.length <= LONGEST_CELL_TEXT && !isLabel(text, lexicon))
}

/** Labels have two characters at least and never end in a digit: most cells are told at a glance. */
function mayBeLabel(text: string): boolean {
  const last = text.charCodeAt(text.length - 1)
  return text.length > 1 && !(last >= 0x30 && last <= 0x39)
}

function isRowLabel(text: string, lexicon: Lexicon): boolean {
  if (!mayBeLabel(text)) return false
  const label = essence(withoutOrdinal(text.trim()))
  return label !== '' && lexicon.rowLabels.has(label)
}

function isLabel(text: string, lexicon: Lexicon): boolean {
  if (!mayBeLabel(text)) return false
  const label = essence(withoutOrdinal(text.trim()))
  return label !== '' && lexicon.labels.has(label)
}

/** Cells that stand one under another: values, and lines with nothing but a tab for empty cells. */
function valueColumn(strips: readonly Strip[], start: number, lexicon: Lexicon) {
  const first = strips[start] as Strip
  if (!isSingleCell(first)) return undefined
  const pieces: Piece[] = []
  let beforeGap = -1
  let anyValue = false
  let last = start
  for (let index = start; index < strips.length; index++) {
    const strip = strips[index] as Strip
    if (isGap(strip)) {
      if (beforeGap === -1) beforeGap = pieces.length
      continue
    }
    if (!isSingleCell(strip)) break
    pieces.push(strip.pieces[0] as Piece)
    anyValue ||= looksLikeValue(strip.text) || isBars(strip.text)
    last = index
  }
  const mayBeBlank = anyValue || pieces.length >= FEWEST_EMPTY_CELLS
  if (!mayBeBlank || !(anyValue || isRowLabelAlone(strips[start - 1], lexicon))) return undefined
  const run = {
    pieces,
    strip: first,
    stripIndex: start,
    lastStripIndex: last,
    offset: 0,
    beforeGap: beforeGap === -1 ? pieces.length : beforeGap,
  }
  return { run }
}

/** A line with a row label and nothing else: empty cells right below it are its figures. */
function isRowLabelAlone(strip: Strip | undefined, lexicon: Lexicon): boolean {
  if (strip?.geometry !== 'single' || !isRowLabel(strip.text, lexicon)) return false
  return !lexicon.columnLabels.has(essence(withoutOrdinal(strip.text)))
}

/** An empty line, in contrast to an empty cell (a line with a tab). */
function isGap(strip: Strip): boolean {
  return strip.geometry === 'single' && isEmpty(strip) && !strip.text.includes('\t')
}

function isSingleCell(strip: Strip): boolean {
  if (strip.geometry !== 'single' || strip.pieces.length !== 1) return false
  if (looksLikeValue(strip.text) || isBars(strip.text)) return true
  return isEmpty(strip) && strip.text.includes('\t')
}
