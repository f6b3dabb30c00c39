import type { Grid, NeutralDocument, Position } from '../../kit/document.ts'
import { displayWidth, dropInvisible, toHalfWidth } from '../../kit/text.ts'
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
  /** The whole line, as it stands in the file. */
  readonly text: string
}

/** Text at a place in its strip: `from` and `to` are grid columns, tab stops or character columns. */
export type Piece = { readonly text: string; readonly from: number; readonly to: number }

/** All strips of a document in reading order, page numbers left out. */
export function stripsOf(document: NeutralDocument): Strip[] {
  return document.blocks.flatMap((block) =>
    block.kind === 'grid' ? gridStrips(block) : lineStrip(block.text, block.at),
  )
}

export function isEmpty(strip: Strip): boolean {
  return strip.pieces.every((piece) => piece.text.trim() === '')
}

/** The text of a strip without its gaps. */
export function joined(strip: Strip): string {
  return strip.pieces.map((piece) => piece.text).join('')
}

// --- rows of grids ---

/** One strip per row; a cell that spans rows belongs to its first row only. */
function gridStrips(grid: Grid): Strip[] {
  const rows: Piece[][] = Array.from({ length: grid.rows }, () => [])
  for (const cell of grid.cells) {
    rows[cell.row]?.push({
      text: dropInvisible(cell.text),
      from: cell.column,
      to: cell.column + cell.columnSpan,
    })
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

// --- lines of text ---

const PAGE_NUMBER =
  /^(?:[-—–―─－·•]+\s*\d{1,3}\s*[-—–―─－·•]+|第\s*\d{1,3}\s*页(?:\s*[,，/／、]?\s*共\s*\d{1,3}\s*页)?|\d{1,3}\s*[/／]\s*\d{1,3}|page\s*\d{1,3}(?:\s*of\s*\d{1,3})?)$/i
const MARKDOWN_RULE = /^\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*$/
const MARKDOWN_ROW = /^\s*\|.*\|\s*$/

const MARKDOWN_MARKS = /^\s{0,3}#{1,6}\s+|\*\*/g

function lineStrip(line: string, at: Position): Strip[] {
  const text = dropInvisible(line).replace(MARKDOWN_MARKS, '')
  const trimmed = toHalfWidth(text).trim()
  if (PAGE_NUMBER.test(trimmed)) return []
  if (MARKDOWN_RULE.test(text) && text.includes('-')) return []
  if (MARKDOWN_ROW.test(text))
    return [strip('tabs', cutAt(text.trim().slice(1, -1), '|'), at, text)]
  if (text.includes('\t')) {
    const pieces = cutAt(text, '\t').flatMap(cutTrailingValues)
    const single =
      pieces.filter((piece) => piece.text.trim() !== '').length <= 1 && pieces.length <= 2
    return [strip(single ? 'single' : 'tabs', single ? lastPiece(pieces) : pieces, at, text)]
  }
  const pieces = cutAtSpaces(text)
  return [strip(pieces.length > 1 ? 'spaces' : 'single', pieces, at, text)]
}

function strip(geometry: Strip['geometry'], pieces: Piece[], at: Position, text: string): Strip {
  return { geometry, pieces, at, text }
}

/** `\t 0` is one cell with a leading tab; `\t` is one empty cell. */
function lastPiece(pieces: Piece[]): Piece[] {
  const full = pieces.find((piece) => piece.text.trim() !== '')
  return [full ?? { text: '', from: 0, to: 1 }]
}

function cutAt(text: string, mark: string): Piece[] {
  return text.split(mark).map((piece, index) => ({ text: piece, from: index, to: index + 1 }))
}

/** A tab cell that holds `label 0 0 0` is several cells in one: the figures share its place. */
function cutTrailingValues(piece: Piece): Piece[] {
  const parts = cutAtSpaces(piece.text)
  const values = parts.filter((part) => looksLikeValue(part.text))
  if (parts.length < 3 || values.length < 2) return [piece]
  return parts.map((part) => ({ ...part, from: piece.from, to: piece.to }))
}

const MAY_HOLD_FIGURES = /[\d/\\—–―－─_-]|不适用/
const GAP = /\s{2,}/
const UNIT = /^(?:件次|件|项|条|个|份|宗|次|起|亿元|万元|元)$/

/**
 * Cuts at gaps of two and more spaces, and at single spaces where figures stand: `规章 0 0 0` is
 * four pieces, `全年收到 5 件申请` one.
 */
function cutAtSpaces(text: string): Piece[] {
  const half = toHalfWidth(text)
  const pieces: Piece[] = []
  let column = 0
  for (const part of half.split(/(\s{2,})/)) {
    if (part === '') continue
    if (!GAP.test(part)) pieces.push(...cutFigures(part, column))
    column += displayWidth(part)
  }
  return withOriginalText(pieces, text)
}

function cutFigures(part: string, column: number): Piece[] {
  if (!MAY_HOLD_FIGURES.test(part)) return [pieceAt(part.trim(), column)]
  const words = part.trim().split(' ')
  const tokens: string[] = []
  for (const word of words) {
    const previous = tokens.at(-1)
    if (UNIT.test(word) && previous !== undefined && /^[\d.,]+$/.test(previous)) {
      tokens[tokens.length - 1] = `${previous} ${word}`
    } else {
      tokens.push(word)
    }
  }
  const firstFigure = tokens.findIndex((_, index) => tokens.slice(index).every(looksLikeValue))
  const figures = firstFigure === -1 ? [] : tokens.slice(firstFigure)
  const start = column + displayWidth(part) - displayWidth(part.trimStart())
  if (!(figures.length >= 2 || (figures.length === 1 && standsAfterLabel(tokens, firstFigure)))) {
    return [pieceAt(part.trim(), start)]
  }
  const label = tokens.slice(0, firstFigure).join(' ')
  const pieces = label === '' ? [] : [pieceAt(label, start)]
  let at = start + (label === '' ? 0 : displayWidth(label) + 1)
  for (const figure of figures) {
    pieces.push(pieceAt(figure, at))
    at += displayWidth(figure) + 1
  }
  return pieces
}

/** `行政许可 3592`: one figure after a few words without punctuation or digits. */
function standsAfterLabel(tokens: readonly string[], firstFigure: number): boolean {
  const label = tokens.slice(0, firstFigure).join('')
  return (
    label === '' ||
    (label.length >= 2 && label.length <= 16 && /^[\p{Script=Han}()“”]+$/u.test(label))
  )
}

function pieceAt(text: string, from: number): Piece {
  return { text, from, to: from + Math.max(1, displayWidth(text)) }
}

/** Puts back the characters as they stand in the file; widths were changed one for one. */
function withOriginalText(pieces: Piece[], original: string): Piece[] {
  const half = toHalfWidth(original)
  let searchFrom = 0
  return pieces.map((piece) => {
    const start = half.indexOf(piece.text, searchFrom)
    if (start === -1) return piece
    searchFrom = start + piece.text.length
    return { ...piece, text: original.slice(start, searchFrom) }
  })
}
