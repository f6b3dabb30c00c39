import {
  type CellId,
  type Column,
  cellId,
  type Row,
  type Table,
  type Template,
} from './template.ts'

/**
 * The printed form: each table of a template as a grid of label cells and figure cells with their
 * spans, exactly as the official form merges them. Every writer draws this grid; none knows a row.
 */

export type FormCell = {
  readonly row: number
  readonly column: number
  readonly rowSpan: number
  readonly columnSpan: number
} & (
  | { readonly kind: 'label'; readonly text: string; readonly role: LabelRole }
  | { readonly kind: 'figure'; readonly cell: CellId }
)

/** `group`: a label that other rows stand beside; printed vertically where it is narrow. */
export type LabelRole = 'caption' | 'column' | 'row' | 'group' | 'corner'

export type FormTable = {
  /** Section the table stands in. */
  readonly section: string
  readonly rows: number
  readonly columns: number
  /** Share of the table's width for each column; the shares add up to 1. */
  readonly widths: readonly number[]
  readonly cells: readonly FormCell[]
  /** Leading rows that repeat on a new page and are header cells to a screen reader. */
  readonly headerRows: number
}

/** Narrow labels break after it: «（三）» over «不予公开». */
const ORDINAL_IN_BRACKETS = /^(（[一二三四五六七八九十]+）)/

/** A label as it is printed: with its line breaks, and whether from top to bottom. */
export function printedLabel({
  role,
  text,
  column,
  rowSpan,
}: Extract<FormCell, { kind: 'label' }>): { readonly text: string; readonly vertical: boolean } {
  return {
    text: role === 'group' ? text.replace(ORDINAL_IN_BRACKETS, '$1\n') : text,
    vertical: role === 'group' && column === 0 && rowSpan >= text.length / 2,
  }
}

/** «表三　收到和处理政府信息公开申请情况»: what stands over the table of a section. */
export function captionOf(template: Template, section: string): string {
  const { ordinal = '', title = '' } = template.sectionById.get(section) ?? {}
  return `表${ordinal}　${title}`
}

/** The tables of a template in printed order: one per section that has parts. */
export function formTables(template: Template): FormTable[] {
  return template.sections.flatMap((section) => {
    const tables = (section.parts ?? []).flatMap((id) => template.tableById.get(id) ?? [])
    if (tables.length === 0) return []
    return [
      tables.length > 1
        ? stackedTable(section.id, tables)
        : singleTable(section.id, tables[0] as Table),
    ]
  })
}

// --- one table under another: the form of section two ---

/** Share of the column of row labels: the longest of them stands on one line. */
const STACKED_LABEL_WIDTH = 0.28

/** Each part is a caption row, a header row and its figure rows; the widest part sets the columns. */
function stackedTable(section: string, tables: readonly Table[]): FormTable {
  const columns = 1 + Math.max(...tables.map((table) => table.columns.length))
  const cells: FormCell[] = []
  let row = 0
  for (const table of tables) {
    if (table.caption) {
      cells.push({ kind: 'label', role: 'caption', text: table.caption, ...at(row, 0, 1, columns) })
      row += 1
    }
    cells.push({ kind: 'label', role: 'corner', text: table.rowHeader ?? '', ...at(row, 0) })
    for (const [column, start, span] of spread(table.columns, columns)) {
      cells.push({ kind: 'label', role: 'column', text: column.label, ...at(row, start, 1, span) })
    }
    row += 1
    for (const each of table.rows) {
      cells.push({ kind: 'label', role: 'row', text: each.label, ...at(row, 0) })
      for (const [column, start, span] of spread(table.columns, columns)) {
        cells.push({
          kind: 'figure',
          cell: cellId(table.id, each.id, column.id),
          ...at(row, start, 1, span),
        })
      }
      row += 1
    }
  }
  return {
    section,
    rows: row,
    columns,
    widths: [
      STACKED_LABEL_WIDTH,
      ...Array(columns - 1).fill((1 - STACKED_LABEL_WIDTH) / (columns - 1)),
    ],
    cells,
    headerRows: 0,
  }
}

/** Columns of a narrow part with the grid column each starts in; the last takes what is left. */
function spread(columns: readonly Column[], gridColumns: number): [Column, number, number][] {
  return columns.map((column, index) => {
    const last = index === columns.length - 1
    return [column, 1 + index, last ? gridColumns - 1 - index : 1]
  })
}

// --- a single table: the forms of sections three and four ---

function singleTable(section: string, table: Table): FormTable {
  const labelColumns = table.rows.some((row) => row.label !== '') ? depthOfRows(table) : 0
  const headerRows = 1 + Math.max(...table.columns.map((column) => column.under?.length ?? 0))
  const columns = labelColumns + table.columns.length
  const cells: FormCell[] = []
  if (labelColumns > 0) {
    cells.push({
      kind: 'label',
      role: 'corner',
      text: table.rowHeader ?? '',
      ...at(0, 0, headerRows, labelColumns),
    })
  }
  cells.push(...columnHeaders(table.columns, labelColumns, headerRows))
  const height = bodyCells(table, labelColumns, headerRows, cells)
  return {
    section,
    rows: headerRows + height,
    columns,
    widths: widthsOf(labelColumns, table.columns),
    cells,
    headerRows,
  }
}

/** Levels of row labels: a row without a parent is at depth 1. */
function depthOfRows(table: Table): number {
  return Math.max(...table.rows.map((row) => ancestors(table, row).length + 1))
}

function ancestors(table: Table, row: Row): Row[] {
  const parent = table.rows.find((candidate) => candidate.id === row.parent)
  return parent ? [...ancestors(table, parent), parent] : []
}

function columnHeaders(columns: readonly Column[], offset: number, headerRows: number): FormCell[] {
  const cells: FormCell[] = []
  columns.forEach((column, index) => {
    const under = column.under ?? []
    under.forEach((text, level) => {
      if (index > 0 && sameHead(columns[index - 1], column, level)) return
      const span = columns.slice(index).findIndex((other) => !sameHead(column, other, level))
      const width = span === -1 ? columns.length - index : span
      cells.push({ kind: 'label', role: 'column', text, ...at(level, offset + index, 1, width) })
    })
    cells.push({
      kind: 'label',
      role: 'column',
      text: column.label,
      ...at(under.length, offset + index, headerRows - under.length),
    })
  })
  return cells
}

function sameHead(left: Column | undefined, right: Column, level: number): boolean {
  if ((left?.under?.length ?? 0) <= level || (right.under?.length ?? 0) <= level) return false
  return [...Array(level + 1).keys()].every(
    (depth) => left?.under?.[depth] === right.under?.[depth],
  )
}

function bodyCells(
  table: Table,
  labelColumns: number,
  firstRow: number,
  cells: FormCell[],
): number {
  const lines = table.rows.filter((row) => row.kind !== 'group')
  lines.forEach((row, index) => {
    const line = firstRow + index
    const above = ancestors(table, row)
    above.forEach((group, depth) => {
      const members = lines.filter((other) => ancestors(table, other).includes(group))
      if (members[0] === row) {
        cells.push({
          kind: 'label',
          role: 'group',
          text: group.label,
          ...at(line, depth, members.length),
        })
      }
    })
    if (labelColumns > 0) {
      cells.push({
        kind: 'label',
        role: 'row',
        text: row.label,
        ...at(line, above.length, 1, labelColumns - above.length),
      })
    }
    table.columns.forEach((column, position) => {
      cells.push({
        kind: 'figure',
        cell: cellId(table.id, row.id, column.id),
        ...at(line, labelColumns + position),
      })
    })
  })
  return lines.length
}

/** Shares of the label columns, from the narrowest group to the row label. */
const LABEL_WIDTHS = [0.05, 0.108, 0.33]

/** Figures share what the labels leave, by the line of the head that cannot be broken. */
function widthsOf(labelColumns: number, columns: readonly Column[]): number[] {
  const labels = LABEL_WIDTHS.slice(LABEL_WIDTHS.length - labelColumns)
  const left = 1 - labels.reduce((sum, width) => sum + width, 0)
  const weights = columns.map((column) => (column.label.length === 3 ? 4 : 3))
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  return [...labels, ...weights.map((weight) => (left * weight) / total)]
}

function at(row: number, column: number, rowSpan = 1, columnSpan = 1) {
  return { row, column, rowSpan, columnSpan }
}
