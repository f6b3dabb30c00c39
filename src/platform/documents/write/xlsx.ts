import type { CellObject, SheetData } from 'write-excel-file/node'
import writeExcelFile from 'write-excel-file/node'
import {
  cellsByRow,
  type OutputBlock,
  type OutputCell,
  type OutputDocument,
  type OutputTable,
  printable,
} from './output-document.ts'

/** Width of a table's sheet and of the sheet of the text, in characters. */
const SHEET_WIDTH = 110
const TEXT_WIDTH = 100

/** Characters of a line of the text sheet: Chinese ones take two places. */
const TEXT_LINE = TEXT_WIDTH / 2

const LINE_HEIGHT = 18
const BORDER = { borderStyle: 'thin', borderColor: '#000000' } as const

/**
 * A workbook: one sheet for each table of the document, laid out and merged as it is printed, with its
 * figures as numbers; then the sheet `textSheet` with everything that is not a table.
 */
export async function writeXlsx(document: OutputDocument, textSheet: string): Promise<Uint8Array> {
  const tables = document.blocks.filter((block) => block.kind === 'table')
  const sheets = [
    ...tables.map((table) => ({
      sheet: sheetName(table.caption),
      columns: table.widths.map((share) => ({ width: Math.max(8, share * SHEET_WIDTH) })),
      data: tableData(table),
      stickyRowsCount: table.headerRows,
      showGridLines: false,
    })),
    { sheet: sheetName(textSheet), columns: [{ width: TEXT_WIDTH }], data: textData(document) },
  ]
  return new Uint8Array(await writeExcelFile(sheets, { fontSize: 11 }).toBuffer())
}

function tableData(table: OutputTable): SheetData {
  return cellsByRow(table).map((cells) => {
    const row: (CellObject | null)[] = Array(table.columns).fill(null)
    for (const cell of cells) row[cell.column] = tableCell(cell)
    return row
  })
}

function tableCell(cell: OutputCell): CellObject {
  return {
    ...cellValue(cell),
    ...(cell.rowSpan > 1 ? { rowSpan: cell.rowSpan } : {}),
    ...(cell.columnSpan > 1 ? { columnSpan: cell.columnSpan } : {}),
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

function textData(document: OutputDocument): SheetData {
  const title: CellObject = { value: printable(document.title), type: String, fontWeight: 'bold' }
  return [[title], ...document.blocks.flatMap(textLines).map((line) => [line])]
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

/** Rows do not grow by themselves when a program writes them: the height is reckoned here. */
function textLine(text: string): CellObject {
  const lines = Math.ceil((text.length + 1) / TEXT_LINE)
  return {
    value: printable(text),
    type: String,
    wrap: true,
    alignVertical: 'top',
    height: lines * LINE_HEIGHT,
  }
}

/** At most 31 characters, none of those that Excel forbids in the name of a sheet. */
function sheetName(text: string): string {
  return text.replace(/[\\/?*[\]:]/g, '').slice(0, 31)
}
