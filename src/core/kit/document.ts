/**
 * The neutral document: what every file format is turned into before anything is read from it.
 * A document is a sequence of paragraphs and grids in reading order. Formats without tables (plain
 * text, some PDF pages) give one paragraph per line, with tabs and runs of spaces kept as they are.
 */

/** Where something stands in its file. All counts start at 1. */
export type Position = {
  readonly page?: number
  readonly line?: number
  readonly sheet?: string
  /** Ordinal of the grid in the document. */
  readonly grid?: number
  readonly row?: number
  readonly column?: number
}

export type Paragraph = {
  readonly kind: 'paragraph'
  readonly text: string
  /** Offsets of characters that the file shows in part only, or that others may follow unseen. */
  readonly cut?: readonly number[]
  readonly at: Position
}

/** One cell of a grid. `row` and `column` are 0-based and count the columns that spans cover. */
export type GridCell = {
  readonly row: number
  readonly column: number
  readonly rowSpan: number
  readonly columnSpan: number
  readonly text: string
  /** The file does not show the whole content of the cell (it is cut by the edge of the page). */
  readonly cut?: boolean
  /** The row ends before this place: the file has no cell there, not even an empty one. */
  readonly missing?: boolean
}

export type Grid = {
  readonly kind: 'grid'
  readonly rows: number
  readonly columns: number
  readonly cells: readonly GridCell[]
  readonly at: Position
}

export type Block = Paragraph | Grid

export type DocumentFormat = 'txt' | 'html' | 'docx' | 'pdf' | 'xlsx' | 'csv' | 'json'

export type NeutralDocument = {
  readonly format: DocumentFormat
  /** The title the file itself declares (HTML `<title>`, PDF metadata), if any. */
  readonly title?: string
  readonly blocks: readonly Block[]
  /** The parsed value of a JSON file; `blocks` is then empty. */
  readonly data?: unknown
  /** What of the file could not be read, one Chinese sentence each. */
  readonly warnings?: readonly string[]
}
