import type { Block, Grid } from '#core/kit/document.ts'
import { essence } from '#core/kit/text.ts'

/** A column of an import: its key and the headings under which offices write it. */
export type Column = {
  readonly key: string
  readonly headings: readonly string[]
  readonly isNeeded?: boolean
}

/** A row of the sheet by column; `number` counts the filled rows below the head, from 1. */
export type SheetRow = {
  readonly number: number
  readonly values: Readonly<Record<string, string>>
  /** What the row holds where none of the columns is filled: a note, or a cell gone astray. */
  readonly astray?: string
}

export type Sheet = {
  readonly rows: readonly SheetRow[]
  /** Headings of columns that are needed and were not found. */
  readonly missing: readonly string[]
}

/** Rows above the head: a title, a note on how to fill in. */
const MOST_ROWS_ABOVE = 10

/**
 * Reads the rows below the first row that has all needed headings, or most of them. A blank row ends
 * a grid; what follows it on the same sheet is read under the same head. A cell alone in its row
 * after a blank one is no grid and comes as a paragraph of that row: it is `astray`. Prose that
 * stands in no row, as of a letter, is passed over.
 */
export function readSheet(blocks: readonly Block[], columns: readonly Column[]): Sheet {
  let best: Sheet = { rows: [], missing: namesOf(columns.filter(({ isNeeded }) => isNeeded)) }
  for (const [index, block] of blocks.entries()) {
    if (block.kind !== 'grid') continue
    const texts = textsOf(block)
    for (const [at, head] of texts.slice(0, MOST_ROWS_ABOVE).entries()) {
      const places = placesOf(head, columns)
      const missing = columns.filter(({ key, isNeeded }) => isNeeded && !places.has(key))
      if (missing.length >= best.missing.length) continue
      const others = blocks.slice(index + 1).filter((each) => each.at.sheet === block.at.sheet)
      const below = [...texts.slice(at + 1).map(inCells(places)), ...linesOf(others, places)]
      best = { rows: numbered(below), missing: namesOf(missing) }
    }
  }
  return best
}

function namesOf(columns: readonly Column[]): string[] {
  return columns.map(({ headings }) => headings[0] ?? '')
}

/** Where each column stands: the key to its place. */
function placesOf(head: readonly string[], columns: readonly Column[]): Map<string, number> {
  const places = new Map<string, number>()
  for (const [place, text] of head.entries()) {
    const column = columns.find(({ headings }) =>
      headings.some((heading) => essence(heading) === essence(text)),
    )
    if (column && !places.has(column.key)) places.set(column.key, place)
  }
  return places
}

type Line = Omit<SheetRow, 'number'>

function linesOf(blocks: readonly Block[], places: ReadonlyMap<string, number>): Line[] {
  let row = 0
  return blocks.flatMap((block): Line[] => {
    if (block.kind === 'grid') return textsOf(block).map(inCells(places))
    // The lines of one cell are paragraphs of one row; the first says enough.
    if (block.at.row === undefined || block.at.row === row) return []
    row = block.at.row
    return [{ values: {}, ...strayIn([block.text.trim()]) }]
  })
}

/** Nobody has written it: the running number of a row that is still blank. */
const RUNNING_NUMBER = /^\d+$/

const inCells =
  (places: ReadonlyMap<string, number>) =>
  (row: readonly string[]): Line => {
    const values = Object.fromEntries([...places].map(([key, place]) => [key, row[place] ?? '']))
    if (Object.values(values).some((text) => text !== '')) return { values }
    return { values, ...strayIn(row) }
  }

function strayIn(texts: readonly string[]): Pick<Line, 'astray'> {
  const astray = texts.find((text) => text !== '' && !RUNNING_NUMBER.test(text))
  return astray === undefined ? {} : { astray }
}

function numbered(lines: readonly Line[]): SheetRow[] {
  return lines
    .filter(({ values, astray }) => astray || Object.values(values).some((text) => text !== ''))
    .map((line, index) => ({ number: index + 1, ...line }))
}

/** The texts of the grid by row and column, spaces trimmed; what a span covers is empty. */
function textsOf({ rows, columns, cells }: Grid): string[][] {
  const texts = Array.from({ length: rows }, () => Array.from({ length: columns }, () => ''))
  for (const { row, column, text } of cells) {
    const line = texts[row]
    if (line) line[column] = text.trim()
  }
  return texts
}
