import type { Grid } from '#core/kit/document.ts'
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
 * a grid; what follows it on the same sheet is read under the same head.
 */
export function readSheet(grids: readonly Grid[], columns: readonly Column[]): Sheet {
  let best: Sheet = { rows: [], missing: namesOf(columns.filter(({ isNeeded }) => isNeeded)) }
  for (const [index, grid] of grids.entries()) {
    const texts = textsOf(grid)
    for (const [at, head] of texts.slice(0, MOST_ROWS_ABOVE).entries()) {
      const places = placesOf(head, columns)
      const missing = columns.filter(({ key, isNeeded }) => isNeeded && !places.has(key))
      if (missing.length >= best.missing.length) continue
      const others = grids.slice(index + 1).filter((each) => each.at.sheet === grid.at.sheet)
      const below = [...texts.slice(at + 1), ...others.flatMap(textsOf)]
      best = { rows: rowsOf(below, places), missing: namesOf(missing) }
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

function rowsOf(
  texts: readonly (readonly string[])[],
  places: ReadonlyMap<string, number>,
): SheetRow[] {
  const filled = texts
    .map((row) => Object.fromEntries([...places].map(([key, place]) => [key, row[place] ?? ''])))
    .filter((values) => Object.values(values).some((text) => text !== ''))
  return filled.map((values, index) => ({ number: index + 1, values }))
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
