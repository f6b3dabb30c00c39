import { KEEP_WITH_NEXT, paragraph, property, runs, spacing, twips } from './docx-markup.ts'
import { STYLE } from './docx-styles.ts'
import { CELL_PADDING, ROW_HEIGHT, SIZE, TYPE_AREA_WIDTH } from './official-layout.ts'
import { cellsByRow, type OutputCell, type OutputTable } from './output-document.ts'
import { typeSize } from './table-layout.ts'
import { element, type Xml } from './xml.ts'

/** Height of the paragraph after a table, in twips: one point. */
const AFTER_TABLE = 20

/** A table over the whole type area, in fixed columns, kept on one page where it fits on one. */
export function docxTable(table: OutputTable): Xml {
  const widths = columnWidths(table.widths)
  const grid = widths.map((width) => element('w:gridCol', { 'w:w': width }))
  const rows = placesByRow(table).map((places, index) => tableRow(table, places, index, widths))
  return element('w:tbl', {}, tableProperties(table), element('w:tblGrid', {}, ...grid), ...rows)
}

/** A cell, or the part of one that reaches down from a row above. */
type Place = { readonly cell: OutputCell; readonly continued: boolean }

/** What each row holds in column order: WordprocessingML repeats a cell in every row it covers. */
function placesByRow(table: OutputTable): Place[][] {
  const rows = cellsByRow(table).map((cells) =>
    cells.map((cell): Place => ({ cell, continued: false })),
  )
  for (const cell of table.cells) {
    for (let row = cell.row + 1; row < cell.row + cell.rowSpan; row += 1) {
      rows[row]?.push({ cell, continued: true })
    }
  }
  for (const row of rows) row.sort((left, right) => left.cell.column - right.cell.column)
  return rows
}

function tableProperties(table: OutputTable): Xml {
  const rule = (side: string) =>
    element(`w:${side}`, { 'w:val': 'single', 'w:sz': 4, 'w:space': 0, 'w:color': '000000' })
  const side = (name: string, millimetres: number) =>
    element(`w:${name}`, { 'w:w': twips(millimetres), 'w:type': 'dxa' })
  return element(
    'w:tblPr',
    {},
    element('w:tblW', { 'w:w': twips(TYPE_AREA_WIDTH), 'w:type': 'dxa' }),
    property('jc', 'center'),
    element(
      'w:tblBorders',
      {},
      ...['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map(rule),
    ),
    element('w:tblLayout', { 'w:type': 'fixed' }),
    element(
      'w:tblCellMar',
      {},
      side('top', CELL_PADDING.vertical),
      side('left', CELL_PADDING.figure),
      side('bottom', CELL_PADDING.vertical),
      side('right', CELL_PADDING.figure),
    ),
    property('tblCaption', table.caption),
  )
}

function tableRow(
  table: OutputTable,
  places: readonly Place[],
  index: number,
  widths: readonly number[],
): Xml {
  const last = index === table.rows - 1
  return element(
    'w:tr',
    {},
    element(
      'w:trPr',
      {},
      property('cantSplit'),
      element('w:trHeight', { 'w:val': twips(ROW_HEIGHT), 'w:hRule': 'atLeast' }),
      ...(index < table.headerRows ? [property('tblHeader')] : []),
    ),
    ...places.map((place) => tableCell(place, table, widths, last)),
  )
}

function tableCell(
  { cell, continued }: Place,
  table: OutputTable,
  widths: readonly number[],
  last: boolean,
): Xml {
  const width = widths
    .slice(cell.column, cell.column + cell.columnSpan)
    .reduce((sum, each) => sum + each, 0)
  const merge = continued ? [property('vMerge')] : [property('vMerge', 'restart')]
  return element(
    'w:tc',
    {},
    element(
      'w:tcPr',
      {},
      element('w:tcW', { 'w:w': width, 'w:type': 'dxa' }),
      ...(cell.columnSpan > 1 ? [property('gridSpan', cell.columnSpan)] : []),
      ...(cell.rowSpan > 1 ? merge : []),
      ...(cell.vertical ? [property('textDirection', 'tbRlV')] : []),
      property('vAlign', 'center'),
    ),
    cellParagraph(cell, cellRuns(cell, continued, table), styleOf(cell, table), last),
  )
}

function styleOf(cell: OutputCell, table: OutputTable): string {
  if (cell.role !== 'data') return STYLE.label
  return typeSize(cell, table.widths) === SIZE.table ? STYLE.figure : STYLE.tight
}

/** Where even the small type of tight cells is too large, the run has its own size. */
function cellRuns(cell: OutputCell, continued: boolean, table: OutputTable): Xml[] {
  const size = typeSize(cell, table.widths)
  return continued ? [] : runs(cell.text, size < SIZE.tight ? { points: size } : {})
}

function cellParagraph(cell: OutputCell, words: Xml[], style: string, last: boolean): Xml {
  return paragraph(
    style,
    words,
    ...(last ? [] : [KEEP_WITH_NEXT]),
    ...(cell.role === 'row'
      ? [
          element('w:ind', { 'w:left': twips(CELL_PADDING.rowHead - CELL_PADDING.figure) }),
          property('jc', 'left'),
        ]
      : []),
  )
}

/**
 * The paragraph that Word demands after a table, as low as can be: a table may end where the page
 * does, and what stands below it must not open a page of its own.
 */
export function afterTable(): Xml {
  return paragraph(STYLE.figure, [], spacing({ after: 0, line: AFTER_TABLE }))
}

/** Whole twips that add up to the type area: what rounding leaves over goes to the last column. */
function columnWidths(shares: readonly number[]): number[] {
  const total = twips(TYPE_AREA_WIDTH)
  const widths = shares.map((share) => Math.floor(share * total))
  const used = widths.slice(0, -1).reduce((sum, width) => sum + width, 0)
  return [...widths.slice(0, -1), total - used]
}
