/**
 * What every writer of documents takes: a titled sequence of blocks, already in words. Nothing in it
 * names a format, and nothing in a writer names a subject: a report and a letter are written alike.
 */
export type OutputDocument = {
  /** Printed as the head of the document and kept as its title in the file's properties. */
  readonly title: string
  /** The title as it is broken over lines where it does not fit on one; else it breaks anywhere. */
  readonly titleLines?: readonly string[]
  /** BCP 47, for example `zh-CN`. */
  readonly language: string
  readonly author?: string
  readonly subject?: string
  readonly keywords?: readonly string[]
  /** Day of the document, `YYYY-MM-DD`. Files made from one document are equal, whatever the day. */
  readonly date?: string
  /** Printed in red above the title of what an agency sends out (文件头); not in HTML and workbooks. */
  readonly letterhead?: Letterhead
  readonly blocks: readonly OutputBlock[]
}

/** Who writes, and under which number. */
export type Letterhead = { readonly agency: string; readonly number: string }

export type OutputBlock =
  | OutputHeading
  | OutputParagraph
  | OutputNote
  | OutputTable
  | OutputSignature

export type OutputHeading = {
  readonly kind: 'heading'
  readonly level: 1 | 2
  readonly text: string
  /** Anchor in HTML; unique in the document. */
  readonly id?: string
}

/** Body text with the first line indented by two characters. */
export type OutputParagraph = {
  readonly kind: 'paragraph'
  readonly text: string
  /** Leading characters that are the paragraph's own heading: «（一）主动公开。». */
  readonly lead?: number
  /** Begins at the margin, as the line does that says to whom a letter goes. */
  readonly isFlush?: true
}

/** A remark about the document that is set apart from its text. */
export type OutputNote = { readonly kind: 'note'; readonly text: string }

/** The foot of an official document: who, and when. Right-aligned, one line each. */
export type OutputSignature = { readonly kind: 'signature'; readonly lines: readonly string[] }

export type OutputTable = {
  readonly kind: 'table'
  /** What the table is, for those who cannot see it; also the name of its sheet in a workbook. */
  readonly caption: string
  readonly rows: number
  readonly columns: number
  /** Share of the width for each column; the shares add up to 1. */
  readonly widths: readonly number[]
  /** Leading rows that are repeated on every page. */
  readonly headerRows: number
  /** In reading order. Together they cover every place of the grid exactly once. */
  readonly cells: readonly OutputCell[]
}

/**
 * `caption`: head of the rows below it, over the whole width. `column`, `row`: head of a column, of a
 * row. `group`: head of several rows. `corner`: stands over the row heads. `data`: everything else.
 */
export type CellRole = 'caption' | 'column' | 'row' | 'group' | 'corner' | 'data'

export type OutputCell = {
  /** 0-based, counting the places that spans cover. */
  readonly row: number
  readonly column: number
  readonly rowSpan: number
  readonly columnSpan: number
  readonly role: CellRole
  readonly text: string
  /** Printed from top to bottom. */
  readonly vertical?: boolean
  /** The figure the text stands for, and how a spreadsheet is to show it (`0`, `+0;-0;0`). */
  readonly number?: { readonly value: number; readonly format: string }
}

/** The cells of each row of a table, in column order; a cell is listed where it begins. */
export function cellsByRow(table: OutputTable): readonly (readonly OutputCell[])[] {
  const rows: OutputCell[][] = Array.from({ length: table.rows }, () => [])
  for (const cell of table.cells) rows[cell.row]?.push(cell)
  for (const row of rows) row.sort((left, right) => left.column - right.column)
  return rows
}

/** Characters of the title that fit on a line of an official document. */
const TITLE_WIDTH = 20

/** The lines the head of a document is printed on. */
export function headLines(document: OutputDocument): readonly string[] {
  return document.title.length > TITLE_WIDTH && document.titleLines
    ? document.titleLines
    : [document.title]
}

/** The same text without the characters that XML, and so every office format, forbids. */
export function printable(text: string): string {
  return text.toWellFormed().replace(FORBIDDEN, '')
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is removed
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g
