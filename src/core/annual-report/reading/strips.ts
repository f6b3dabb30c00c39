import type { Grid, GridCell, NeutralDocument, Paragraph, Position } from '../../kit/document.ts'
import { displayWidth, dropInvisible, matchesOf, toHalfWidth } from '../../kit/text.ts'
import { looksLikeValue } from './cell-value.ts'

/**
 * A strip is one line of a document, or one row of a grid, cut into pieces. Both kinds of document,
 * those with real tables and those with text that once was a table, are read from strips.
 */
export type Strip = {
  /** How the pieces' places were found, best first: real columns, tabs, aligned spaces, none. */
  readonly geometry: 'grid' | 'tabs' | 'spaces' | 'single'
  readonly pieces: readonly Piece[]
  readonly at: Position
  /** The grid the strip belongs to, with the number of its columns. */
  readonly grid?: Grid
  /** A row drawn with bars. */
  readonly drawn?: boolean
  /** The whole line, as it stands in the file. */
  readonly text: string
}

/** Text at a place in its strip: `from` and `to` are grid columns, tab stops or character columns. */
export type Piece = {
  readonly text: string
  readonly from: number
  readonly to: number
  /** The file shows it in part only. */
  readonly cut?: boolean
  /** The row of the grid ends before this place. */
  readonly missing?: boolean
}

/**
 * How many places a strip is cut into: columns of its grid or tab stops. Figures stand under heads
 * where both strips are cut alike; undefined where places are only drawn.
 */
export function framesOf({ geometry, grid, pieces }: Strip): number | undefined {
  return geometry === 'tabs' ? pieces.length : grid?.columns
}

/** All strips of a document in reading order, page numbers left out. */
export function stripsOf(document: NeutralDocument): Strip[] {
  return document.blocks.flatMap((block) =>
    block.kind === 'grid'
      ? gridStrips(document.format === 'pdf' ? block : withFiguresApart(block))
      : cutBy(block, lineStrip(block.text, block.at)),
  )
}

export function isEmpty(strip: Strip): boolean {
  return strip.pieces.every((piece) => piece.text.trim() === '')
}

// --- rows of grids ---

const STACKED = /(?<=\d[.,]?)\s*\n\s*(?=\d)/

/** Only a PDF breaks a long figure over lines; elsewhere figures one under another are several. */
function withFiguresApart(grid: Grid): Grid {
  if (!grid.cells.some(({ text }) => STACKED.test(text))) return grid
  const cells = grid.cells.map((cell) => ({ ...cell, text: cell.text.split(STACKED).join(' ') }))
  return { ...grid, cells }
}

/** One strip per row; a cell that spans rows belongs to its first row only. */
function gridStrips(grid: Grid): Strip[] {
  const rows: Piece[][] = Array.from({ length: grid.rows }, () => [])
  for (const cell of grid.cells) {
    rows[cell.row]?.push(pieceOf(cell))
  }
  return rows.map((pieces, row) => {
    pieces.sort((left, right) => left.from - right.from)
    return {
      geometry: 'grid',
      pieces,
      at: { ...grid.at, row: row + 1 },
      grid,
      text: pieces.map((piece) => piece.text).join('\t'),
    }
  })
}

function pieceOf({ text, column, columnSpan, cut, missing }: GridCell): Piece {
  const piece = { text: dropInvisible(text), from: column, to: column + columnSpan }
  if (!cut && !missing) return piece
  return { ...piece, ...(cut ? { cut } : {}), ...(missing ? { missing } : {}) }
}

// --- lines of text ---

/** Marks the pieces of a line in which characters are cut. */
function cutBy({ text, cut }: Paragraph, strips: Strip[]): Strip[] {
  if (!cut) return strips
  const columns = cut.map((offset) => displayWidth(text.slice(0, offset)))
  return strips.map((strip) => ({
    ...strip,
    pieces: strip.pieces.map((piece) => {
      const isCut = columns.some((column) => column >= piece.from - 1 && column <= piece.to)
      return strip.geometry === 'tabs' || isCut ? { ...piece, cut: true } : piece
    }),
  }))
}

const PAGE_NUMBER =
  /^(?:[-—–―─－·•]+\s*\d{1,3}\s*[-—–―─－·•]+|第\s*\d{1,3}\s*页(?:\s*[,，/／、]?\s*共\s*\d{1,3}\s*页)?|\d{1,3}\s*[/／]\s*\d{1,3}|page\s*\d{1,3}(?:\s*of\s*\d{1,3})?)$/i
/** Tables drawn with characters: Markdown, and frames of box-drawing characters. */
const DRAWN_RULE =
  /^[ |:+\-─━═│┃║┌┬┐├┼┤└┴┘┏┳┓┣╋┫┗┻┛╔╦╗╠╬╣╚╩╝]*[-─━═]{2}[ |:+\-─━═│┃║┌┬┐├┼┤└┴┘┏┳┓┣╋┫┗┻┛╔╦╗╠╬╣╚╩╝]*$/
const BAR = /[|│┃║｜]/
const DRAWN_ROW = /^\s*[|│┃║｜].*[|│┃║｜]\s*$/
const MARKDOWN_MARKS = /^\s{0,3}#{1,6}\s+|\*\*|<br\s*\/?>/gi

function lineStrip(line: string, at: Position): Strip[] {
  const text = dropInvisible(line).replace(MARKDOWN_MARKS, '')
  if (isBars(text)) return [strip('single', wholeLine(text), at, text)]
  const half = toHalfWidth(text)
  if (PAGE_NUMBER.test(half.trim())) return []
  if (DRAWN_RULE.test(text)) return []
  if (DRAWN_ROW.test(text)) {
    const cells = cutAt(text.trim().slice(1, -1), BAR)
    return [{ ...strip('tabs', cells, at, text), drawn: true }]
  }
  if (text.includes('\t')) {
    const pieces = cutAt(text, '\t').flatMap(cutTrailingValues)
    const single =
      pieces.length <= 2 && pieces.filter((piece) => piece.text.trim() !== '').length <= 1
    return [strip(single ? 'single' : 'tabs', single ? lastPiece(pieces) : pieces, at, text)]
  }
  const listed = cutAtCommas(text)
  if (listed) return [strip('tabs', listed, at, text)]
  const pieces = cutAtSpaces(text, half)
  return [strip(pieces.length > 1 ? 'spaces' : 'single', pieces, at, text)]
}

const BARS = /^\s*[|｜│┃lI]{1,4}\s*$/

/** Nothing but bars or letters like them: they may be the digit 1, `||` may be 11. */
export function isBars(text: string): boolean {
  return text.length < LONGEST_BARS && BARS.test(text)
}

const LONGEST_BARS = 12

function strip(geometry: Strip['geometry'], pieces: Piece[], at: Position, text: string): Strip {
  return { geometry, pieces, at, text }
}

/** `\t 0` is one cell with a leading tab; `\t` is one empty cell. */
function lastPiece(pieces: Piece[]): Piece[] {
  const full = pieces.find((piece) => piece.text.trim() !== '')
  return [full ?? { text: '', from: 0, to: 1 }]
}

function cutAt(text: string, mark: string | RegExp): Piece[] {
  return text.split(mark).map((piece, index) => ({ text: piece, from: index, to: index + 1 }))
}

const COMMA = /[,，;；]/
const FEWEST_LISTED = 3

/** `规章,0,0,0` or `"规章";"0";"0"`: a label and its figures in a list. */
function cutAtCommas(text: string): Piece[] | null {
  if (!COMMA.test(text) || !/\d["”]?[\s,，;；]*$/.test(text)) return null
  const pieces = cutAt(text, COMMA).map((piece) => ({
    ...piece,
    text: piece.text.replace(/^\s*["“]|["”]\s*$/g, ''),
  }))
  const first = pieces.findIndex((piece) => looksLikeValue(piece.text))
  const label =
    pieces.slice(0, Math.max(0, first)).findLast(({ text }) => text.trim() !== '')?.text ?? ''
  const endsInLabel = label !== '' && !/[\d\s]$/.test(label)
  const isList = pieces.slice(first).every(({ text }) => looksLikeValue(text) || text.trim() === '')
  return endsInLabel && isList && pieces.length >= FEWEST_LISTED ? pieces : null
}

/** A tab cell that holds `label 0 0 0` is several cells in one: the figures share its place. */
function cutTrailingValues(piece: Piece): Piece[] {
  if (!INNER_SPACE.test(piece.text)) return [piece]
  const parts = cutAtSpaces(piece.text)
  const values = parts.filter((part) => looksLikeValue(part.text))
  if (parts.length < 3 || values.length < 2) return [piece]
  return parts.map((part) => ({ ...part, from: piece.from, to: piece.to }))
}

/** Words with no more than one space between them. */
const PART = /\S(?:\s?\S)*/g
const WORD = /\S+/g
const INNER_SPACE = /\S\s+\S/
const GAP = /\S\s{2,}\S/
const ENDS_IN_FIGURE = /[\d/\\—–―－─_元件项条个份宗次起用-]\s*$/
const MAY_HOLD_FIGURES = /[\d/\\—–―－─_-]|不适用/
const UNIT = /^(?:件次|件|项|条|个|份|宗|次|起|亿元|万元|元)$/

/** Where a piece begins and ends among the characters of its line. */
type Range = { readonly start: number; readonly end: number }

/**
 * Cuts at gaps of two and more spaces, and at single spaces where figures stand: `规章 0 0 0` is
 * four pieces, `全年收到 5 件申请` one. Places are counted in columns of the layout.
 */
function cutAtSpaces(line: string, half = toHalfWidth(line)): Piece[] {
  if (!GAP.test(half) && !ENDS_IN_FIGURE.test(half)) return wholeLine(line)
  const parts = matchesOf(PART, half).flatMap((match) =>
    cutFigures(half, { start: match.index, end: match.index + match[0].length }),
  )
  const ranges = freeFirstFigure(half, parts)
  let column = 0
  let at = 0
  return ranges.map(({ start, end }) => {
    const from = column + displayWidth(line.slice(at, start))
    column = from + displayWidth(line.slice(start, end))
    at = end
    return { text: line.slice(start, end), from, to: column }
  })
}

function wholeLine(line: string): Piece[] {
  const text = line.trim()
  if (text === '') return []
  const from = displayWidth(line.slice(0, line.indexOf(text)))
  return [{ text, from, to: from + displayWidth(text) }]
}

/** Cuts figures off the end of a part without gaps. */
function cutFigures(line: string, part: Range): Range[] {
  const text = line.slice(part.start, part.end)
  if (!MAY_HOLD_FIGURES.test(text)) return [part]
  const words = joinUnits(
    line,
    matchesOf(WORD, text).map((match) => ({
      start: part.start + match.index,
      end: part.start + match.index + match[0].length,
    })),
  )
  const textOf = (word: Range) => line.slice(word.start, word.end)
  const lastLabel = words.findLastIndex((word) => !looksLikeValue(textOf(word)))
  const figures = words.slice(lastLabel + 1)
  const label = words[lastLabel]
  if (!label) return figures
  const labelRange = { start: part.start, end: label.end }
  const enough = figures.length >= 2 || (figures.length === 1 && isRowName(textOf(labelRange)))
  return enough ? [labelRange, ...figures] : [part]
}

const FIGURE_AFTER_LABEL = /^(.*(?![约近超逾])\p{Script=Han}[”）)]?[:：]?)\s*(\d[\d,.]*)$/u

/** A label too long for its column runs into the first figure: `公开申 14    3    1`. */
function freeFirstFigure(line: string, ranges: readonly Range[]): readonly Range[] {
  const textOf = (range: Range) => line.slice(range.start, range.end)
  const label = ranges.findLastIndex((range) => !looksLikeValue(textOf(range)))
  const range = ranges[label]
  if (!range || label === ranges.length - 1) return ranges
  const match = FIGURE_AFTER_LABEL.exec(textOf(range))
  if (!match) return ranges
  const figure = { start: range.end - (match[2] ?? '').length, end: range.end }
  const before = { start: range.start, end: range.start + (match[1] ?? '').length }
  return [...ranges.slice(0, label), before, figure, ...ranges.slice(label + 1)]
}

/** `365.868 万元` is one figure. */
function joinUnits(line: string, words: readonly Range[]): Range[] {
  const figures: Range[] = []
  for (const word of words) {
    const previous = figures.at(-1)
    const isUnit = UNIT.test(line.slice(word.start, word.end))
    const afterFigure = previous && /^[-+−]?[\d.,]+$/.test(line.slice(previous.start, previous.end))
    if (isUnit && afterFigure)
      figures[figures.length - 1] = { start: previous.start, end: word.end }
    else figures.push(word)
  }
  return figures
}

/** `行政许可 3592`: one figure after a few words without punctuation or digits. */
function isRowName(text: string): boolean {
  return /^[\p{Script=Han}()“”\s]{1,16}$/u.test(text)
}
