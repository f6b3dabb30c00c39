import type Stream from 'node:stream'
import type { CellObject, Feature as FeatureOf, Sheet as SheetOf } from 'write-excel-file/node'
import writeExcelFile from 'write-excel-file/node'
import {
  cellsByRow,
  type OutputBlock,
  type OutputCell,
  type OutputDocument,
  type OutputTable,
  printable,
} from './output-document.ts'

type FileContent = Stream | Buffer | Blob
type Feature = FeatureOf<FileContent>
type Sheet = SheetOf<FileContent>

/** Widths in the digits of a column; a Chinese character takes the place of two. */
const SHEET_WIDTH = 110
const LEAST_COLUMN = 8
const TEXT_WIDTH = 66

/** Heights in points. */
const LINE_HEIGHT = 15
const ROW_PADDING = 7
const TITLE_HEIGHT = 30

/** The library knows text that runs down the page, lying on its side, but not upright characters. */
const DOWNWARDS = -90

const BORDER = { borderStyle: 'thin', borderColor: '#000000' } as const

/**
 * A workbook: one sheet for each table of the document, laid out and merged as it is printed, with its
 * figures as numbers, below the title of the document; then the sheet `textSheet` with everything that is not a table. Every sheet is
 * as wide as a page when it is printed.
 */
export async function writeXlsx(document: OutputDocument, textSheet: string): Promise<Uint8Array> {
  const tables = document.blocks.filter((block) => block.kind === 'table')
  const sheets = [
    ...tables.map((table) => tableSheet(table, document.title)),
    textSheetOf(document, textSheet),
  ]
  const file = writeExcelFile(sheets, { fontSize: 11, features: [FIT_TO_PAGE, UPRIGHT] })
  return new Uint8Array(await file.toBuffer())
}

/** The library leaves the page to the printer: this makes it A4, as wide as the sheet. */
const FIT_TO_PAGE: Feature = {
  files: {
    transform: {
      'xl/worksheets/sheet{id}.xml': {
        transform: (content) =>
          content.replace(
            '<sheetViews>',
            '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews>',
          ),
        insert: () => '<pageSetup paperSize="9" fitToWidth="1" fitToHeight="0"/>',
      },
    },
  },
}

/** Text that runs down is 180; 255 has one character below the other (ISO/IEC 29500-1, 18.8.1). */
const UPRIGHT: Feature = {
  files: {
    transform: {
      'xl/styles.xml': {
        transform: (content) => content.replaceAll('textRotation="180"', 'textRotation="255"'),
      },
    },
  },
}

function tableSheet(table: OutputTable, title: string): Sheet {
  const widths = table.widths.map((share) => Math.max(LEAST_COLUMN, share * SHEET_WIDTH))
  const data = cellsByRow(table).map((cells) => {
    const height = rowHeight(cells, widths)
    const row: (CellObject | null)[] = Array(table.columns).fill(null)
    for (const cell of cells) row[cell.column] = { ...tableCell(cell), height }
    return row
  })
  const head: (CellObject | null)[] = Array(table.columns).fill(null)
  head[0] = {
    value: printable(title),
    type: String,
    columnSpan: table.columns,
    fontWeight: 'bold',
    align: 'center',
    alignVertical: 'center',
    wrap: true,
    height: TITLE_HEIGHT,
  }
  return {
    sheet: sheetName(table.caption),
    columns: widths.map((width) => ({ width })),
    data: [head, ...data],
    stickyRowsCount: table.headerRows + 1,
    showGridLines: false,
  }
}

/** Rows do not grow by themselves when a program writes them: their height is reckoned here. */
function rowHeight(cells: readonly OutputCell[], widths: readonly number[]): number {
  const lines = cells
    .filter((cell) => cell.rowSpan === 1)
    .map((cell) => {
      const covered = widths.slice(cell.column, cell.column + cell.columnSpan)
      return linesIn(
        cell.text,
        covered.reduce((sum, width) => sum + width, 0),
      )
    })
  return Math.max(1, ...lines) * LINE_HEIGHT + ROW_PADDING
}

/** Lines of a text in a column, with a place left over at either edge. */
function linesIn(text: string, width: number): number {
  return text
    .split('\n')
    .map((line) => Math.max(1, Math.ceil(placesOf(line) / (width - 1))))
    .reduce((sum, lines) => sum + lines, 0)
}

function placesOf(text: string): number {
  return [...text].reduce((sum, character) => sum + (character < '\u2000' ? 1 : 2), 0)
}

function tableCell(cell: OutputCell): CellObject {
  return {
    ...cellValue(cell),
    ...(cell.rowSpan > 1 ? { rowSpan: cell.rowSpan } : {}),
    ...(cell.columnSpan > 1 ? { columnSpan: cell.columnSpan } : {}),
    ...(cell.vertical ? { textRotation: DOWNWARDS } : {}),
    ...BORDER,
    align: cell.role === 'row' ? 'left' : 'center',
    alignVertical: 'center',
    wrap: true,
  }
}

/** An empty cell has no value at all: a blank must stay a blank. */
function cellValue({ number, text }: OutputCell): CellObject {
  if (number) return { value: number.value, type: Number, format: number.format }
  return text === '' ? {} : { value: printable(text), type: String }
}

function textSheetOf(document: OutputDocument, name: string): Sheet {
  const title: CellObject = { ...textLine(document.title), fontWeight: 'bold' }
  return {
    sheet: sheetName(name),
    columns: [{ width: TEXT_WIDTH }],
    data: [[title], ...document.blocks.flatMap(textLines).map((line) => [line])],
    showGridLines: false,
  }
}

function textLines(block: OutputBlock): CellObject[] {
  switch (block.kind) {
    case 'table':
      return []
    case 'heading':
      return [{ ...textLine(block.text), fontWeight: 'bold' }]
    case 'signature':
      return block.lines.map((line) => ({ ...textLine(line), align: 'right' }))
    default:
      return [textLine(block.text)]
  }
}

function textLine(text: string): CellObject {
  return {
    value: printable(text),
    type: String,
    wrap: true,
    alignVertical: 'top',
    height: linesIn(text, TEXT_WIDTH) * LINE_HEIGHT + ROW_PADDING,
  }
}

/** At most 31 characters, none of those that Excel forbids in the name of a sheet. */
function sheetName(text: string): string {
  return text.replace(/[\\/?*[\]:]/g, '').slice(0, 31)
}
