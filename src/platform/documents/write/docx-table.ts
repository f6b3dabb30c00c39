import {
  AlignmentType,
  BorderStyle,
  HeightRule,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextDirection,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx'
import { STYLE } from './docx-styles.ts'
import { CELL_PADDING, ROW_HEIGHT, TYPE_AREA_WIDTH } from './official-layout.ts'
import { cellsByRow, type OutputCell, type OutputTable, printable } from './output-document.ts'

const TWIPS_PER_MM = 1440 / 25.4
const RULE = { style: BorderStyle.SINGLE, size: 4, color: '000000' } as const

/** A table over the whole type area, in fixed columns, kept on one page where it fits on one. */
export function docxTable(table: OutputTable): Table {
  const widths = columnWidths(table.widths)
  const total = widths.reduce((sum, width) => sum + width, 0)
  return new Table({
    layout: TableLayoutType.FIXED,
    alignment: AlignmentType.CENTER,
    width: { size: total, type: WidthType.DXA },
    columnWidths: widths,
    margins: {
      left: twips(CELL_PADDING.x),
      right: twips(CELL_PADDING.x),
      top: twips(CELL_PADDING.y),
      bottom: twips(CELL_PADDING.y),
      marginUnitType: WidthType.DXA,
    },
    borders: {
      top: RULE,
      bottom: RULE,
      left: RULE,
      right: RULE,
      insideHorizontal: RULE,
      insideVertical: RULE,
    },
    rows: cellsByRow(table).map((cells, index) => docxRow(table, cells, index, widths)),
  })
}

function docxRow(
  table: OutputTable,
  cells: readonly OutputCell[],
  index: number,
  widths: readonly number[],
): TableRow {
  return new TableRow({
    children: cells.map((cell) => docxCell(cell, widths)),
    tableHeader: index < table.headerRows,
    cantSplit: true,
    keepNext: index < table.rows - 1,
    height: { value: twips(ROW_HEIGHT), rule: HeightRule.ATLEAST },
  })
}

function docxCell(cell: OutputCell, widths: readonly number[]): TableCell {
  const covered = widths.slice(cell.column, cell.column + cell.columnSpan)
  return new TableCell({
    width: { size: covered.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    ...(cell.rowSpan > 1 ? { rowSpan: cell.rowSpan } : {}),
    ...(cell.columnSpan > 1 ? { columnSpan: cell.columnSpan } : {}),
    ...(cell.vertical ? { textDirection: TextDirection.TOP_TO_BOTTOM_RIGHT_TO_LEFT } : {}),
    verticalAlign: VerticalAlignTable.CENTER,
    children: cell.text.split('\n').map(
      (line) =>
        new Paragraph({
          style: cell.role === 'data' ? STYLE.cell : STYLE.label,
          ...(cell.role === 'row' ? { alignment: AlignmentType.LEFT } : {}),
          children: line === '' ? [] : [new TextRun(printable(line))],
        }),
    ),
  })
}

/** Whole twips that add up to the type area: what rounding leaves over goes to the last column. */
function columnWidths(shares: readonly number[]): number[] {
  const total = twips(TYPE_AREA_WIDTH)
  const widths = shares.map((share) => Math.floor(share * total))
  const used = widths.slice(0, -1).reduce((sum, width) => sum + width, 0)
  return [...widths.slice(0, -1), total - used]
}

function twips(millimetres: number): number {
  return Math.round(millimetres * TWIPS_PER_MM)
}
