import type { DraftCell, DraftTable } from './draft.ts'

/** One place of a table's grid: the cell that covers it and whether the cell starts there. */
export type Place = {
  readonly cell: DraftCell
  readonly isOrigin: boolean
  /** Covered by a cell that starts further left in the same row. */
  readonly isRightPart: boolean
}

/** Every place of the grid; null where no cell covers it. */
export function placesOf(table: DraftTable): (Place | null)[][] {
  const places: (Place | null)[][] = Array.from({ length: table.rows }, () =>
    Array(table.columns).fill(null),
  )
  for (const cell of table.cells) {
    for (let row = cell.row; row < cell.row + cell.rowSpan; row += 1) {
      for (let column = cell.column; column < cell.column + cell.columnSpan; column += 1) {
        const line = places[row]
        if (line) {
          line[column] = {
            cell,
            isOrigin: row === cell.row && column === cell.column,
            isRightPart: column > cell.column,
          }
        }
      }
    }
  }
  return places
}

/** What a place that is covered by another cell's span leaves behind in flat text. */
export type Spans = {
  /** Places below the first row of a span: an empty cell, the text again, or nothing. */
  readonly below: 'empty' | 'repeat' | 'nothing'
  /** Places to the right of the first column of a span. */
  readonly beside: 'empty' | 'repeat' | 'nothing'
}

/** The table as rows of cell texts, spans resolved. */
export function flatRows(table: DraftTable, spans: Spans): string[][] {
  return placesOf(table).map((row) =>
    row.flatMap((place) => {
      if (!place) return spans.beside === 'nothing' ? [] : ['']
      if (place.isOrigin) return [place.cell.text]
      const how = place.isRightPart ? spans.beside : spans.below
      if (how === 'nothing') return []
      return [how === 'repeat' && place.cell.role !== 'figure' ? place.cell.text : '']
    }),
  )
}

/** Line breaks of a cell as one line. */
export function oneLine(text: string): string {
  return text.replaceAll('\n', '')
}

/** Columns a character takes on a screen with a Chinese font. */
export function displayWidth(text: string): number {
  let width = 0
  for (const letter of text) width += letterWidth(letter.codePointAt(0) ?? 0)
  return width
}

function letterWidth(point: number): number {
  if (point === 0x200b || point === 0x200d || point === 0xfeff || point === 0x2060) return 0
  const wide =
    (point >= 0x1100 && point <= 0x115f) ||
    (point >= 0x2e80 && point <= 0xa4cf) ||
    (point >= 0xac00 && point <= 0xd7a3) ||
    (point >= 0xf900 && point <= 0xfaff) ||
    (point >= 0xfe30 && point <= 0xfe4f) ||
    (point >= 0xff00 && point <= 0xff60) ||
    (point >= 0xffe0 && point <= 0xffe6) ||
    (point >= 0x2460 && point <= 0x24ff) ||
    [0x2018, 0x2019, 0x201c, 0x201d, 0x2014, 0x2026].includes(point)
  return wide ? 2 : 1
}

/** Breaks a text into lines of at most `width` display columns; its own breaks are kept. */
export function wrap(text: string, width: number): string[] {
  return text.split('\n').flatMap((part) => {
    const lines: string[] = []
    let current = ''
    for (const letter of part) {
      if (current !== '' && displayWidth(current + letter) > width) {
        lines.push(current)
        current = ''
      }
      current += letter
    }
    return [...lines, current]
  })
}
