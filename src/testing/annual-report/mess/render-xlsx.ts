import { strToU8, zipSync } from 'fflate'
import type { Draft, DraftBlock, DraftTable } from './draft.ts'

export type XlsxOptions = {
  readonly sheets: 'one-per-table' | 'all-in-one'
  readonly merged: boolean
  /** Figures as text instead of numbers, as when a column was formatted so beforehand. */
  readonly textNumbers: boolean
}

type SheetCell = { readonly row: number; readonly column: number; readonly text: string }
type Sheet = {
  readonly name: string
  readonly cells: readonly SheetCell[]
  readonly merges: readonly string[]
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

/** A workbook: the text on the first sheet, the tables below it or on sheets of their own. */
export function renderXlsx(draft: Draft, options: XlsxOptions): Uint8Array {
  const sheets = sheetsOf(draft, options)
  const files: Record<string, string> = {
    '[Content_Types].xml': `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/>${sheets.map((_, index) => `<Override PartName="/xl/worksheets/sheet${index + 1}.xml" ContentType="${TYPE}.worksheet+xml"/>`).join('')}</Types>`,
    '_rels/.rels': `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${sheets.map(({ name }, index) => `<sheet name="${name}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${XML}<Relationships xmlns="${PACKAGE}/relationships">${sheets.map((_, index) => `<Relationship Id="rId${index + 1}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`).join('')}</Relationships>`,
  }
  sheets.forEach((sheet, index) => {
    files[`xl/worksheets/sheet${index + 1}.xml`] = sheetXml(sheet, options)
  })
  const entries = Object.entries(files).map(([name, text]) => [name, strToU8(text)] as const)
  return zipSync(Object.fromEntries(entries), { level: 1, mtime: new Date(1980, 0, 1) })
}

function sheetsOf(draft: Draft, options: XlsxOptions): Sheet[] {
  if (options.sheets === 'all-in-one') return [sheetOf('年度报告', draft.blocks, options)]
  const lines = draft.blocks.filter((block) => block.kind === 'line')
  const tables = draft.blocks.filter((block) => block.kind === 'table')
  return [
    sheetOf('正文', lines, options),
    ...tables.map((table, index) => sheetOf(`表${index + 1}`, [table], options)),
  ]
}

function sheetOf(name: string, blocks: readonly DraftBlock[], options: XlsxOptions): Sheet {
  const cells: SheetCell[] = []
  const merges: string[] = []
  let row = 0
  for (const block of blocks) {
    if (block.kind === 'line') {
      cells.push({ row, column: 0, text: block.text })
      row += 1
    } else {
      cells.push(...block.cells.map((cell) => ({ ...cell, row: cell.row + row })))
      if (options.merged) merges.push(...mergesOf(block, row))
      row += block.rows + 1
    }
  }
  return { name, cells, merges }
}

function mergesOf(table: DraftTable, top: number): string[] {
  return table.cells
    .filter(({ rowSpan, columnSpan }) => rowSpan > 1 || columnSpan > 1)
    .map(({ row, column, rowSpan, columnSpan }) => {
      const last = reference(top + row + rowSpan - 1, column + columnSpan - 1)
      return `${reference(top + row, column)}:${last}`
    })
}

function sheetXml({ cells, merges }: Sheet, options: XlsxOptions): string {
  const rows = new Map<number, SheetCell[]>()
  for (const cell of cells) rows.set(cell.row, [...(rows.get(cell.row) ?? []), cell])
  const xml = [...rows]
    .sort(([one], [other]) => one - other)
    .map(([row, line]) => {
      const sorted = [...line].sort((one, other) => one.column - other.column)
      return `<row r="${row + 1}">${sorted.map((cell) => cellXml(cell, options)).join('')}</row>`
    })
  const merged = merges.map((each) => `<mergeCell ref="${each}"/>`).join('')
  const mergeXml =
    merged === '' ? '' : `<mergeCells count="${merges.length}">${merged}</mergeCells>`
  return `${XML}<worksheet xmlns="${MAIN}"><sheetData>${xml.join('')}</sheetData>${mergeXml}</worksheet>`
}

function cellXml({ row, column, text }: SheetCell, options: XlsxOptions): string {
  const at = reference(row, column)
  if (text === '') return `<c r="${at}"/>`
  const isNumber = /^-?(0|[1-9]\d*)(\.\d+)?$/.test(text)
  if (isNumber && !options.textNumbers) return `<c r="${at}"><v>${text}</v></c>`
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  return `<c r="${at}" t="inlineStr"><is><t xml:space="preserve">${escaped}</t></is></c>`
}

/** `A1` for the first cell; tables here never reach column `AA`. */
function reference(row: number, column: number): string {
  return `${String.fromCharCode(65 + column)}${row + 1}`
}
