import { type FormCell, formTables, type LabelRole } from '#core/annual-report/form.ts'
import { type AnnualReport, type Cell, INTRO } from '#core/annual-report/report.ts'
import type { CellId, FigureType, Template } from '#core/annual-report/template.ts'

/**
 * A report on its way to paper: lines and tables in printed order. A mess changes a draft, a
 * rendering turns it into the bytes of a file; any mess goes with any rendering.
 */
export type Draft = {
  readonly template: Template
  readonly title: string
  readonly agency: string
  readonly year: number
  readonly blocks: readonly DraftBlock[]
}

export type DraftBlock = DraftLine | DraftTable

export type LineRole =
  | 'title'
  | 'heading'
  | 'text'
  /** The caption of a part of table two, printed above it. */
  | 'caption'
  /** Page numbers and running headers: on the page, not of the report. */
  | 'noise'
  | 'signature'

export type DraftLine = {
  readonly kind: 'line'
  readonly role: LineRole
  /** `intro` or the id of the section it belongs to. */
  readonly section: string
  readonly text: string
}

export type DraftTable = {
  readonly kind: 'table'
  readonly section: string
  readonly rows: number
  readonly columns: number
  readonly headerRows: number
  readonly widths: readonly number[]
  readonly cells: readonly DraftCell[]
}

/** Line breaks inside a cell are `\n` in its text. */
export type DraftCell = {
  readonly row: number
  readonly column: number
  readonly rowSpan: number
  readonly columnSpan: number
  readonly role: LabelRole | 'figure'
  readonly text: string
  /** Of figure cells only. */
  readonly cell?: CellId
  readonly type?: FigureType
  readonly unit?: string
}

/** Lays a report out in the official order: title, introduction, sections with their tables. */
export function draftOf(report: AnnualReport, template: Template): Draft {
  const agency = report.agency ?? ''
  const year = report.year ?? template.reportYears.from
  const title = report.title ?? `${agency}${year}年政府信息公开工作年度报告`
  const tables = new Map(
    formTables(template).map((table) => [
      table.section,
      {
        ...table,
        kind: 'table' as const,
        cells: table.cells.map((cell) => draftCell(template, cell, report.cells)),
      },
    ]),
  )
  const blocks: DraftBlock[] = [line('title', INTRO, title), ...textLines(report, INTRO)]
  for (const section of template.sections) {
    blocks.push(line('heading', section.id, `${section.ordinal}、${section.title}`))
    blocks.push(...textLines(report, section.id))
    const table = tables.get(section.id)
    if (table) blocks.push(table)
  }
  if (report.signedOn) {
    blocks.push(
      line('signature', INTRO, agency),
      line('signature', INTRO, dayText(report.signedOn)),
    )
  }
  return { template, title, agency, year, blocks }
}

export function line(role: LineRole, section: string, text: string): DraftLine {
  return { kind: 'line', role, section, text }
}

function textLines(report: AnnualReport, section: string): DraftLine[] {
  const text = report.sections.find((candidate) => candidate.id === section)?.text ?? ''
  return text
    .split('\n')
    .filter((each) => each !== '')
    .map((each) => line('text', section, each))
}

function draftCell(
  template: Template,
  cell: FormCell,
  figures: Readonly<Record<CellId, Cell>>,
): DraftCell {
  const { row, column, rowSpan, columnSpan } = cell
  const place = { row, column, rowSpan, columnSpan }
  if (cell.kind === 'label') return { ...place, role: cell.role, text: cell.text }
  const column_ = template.cellById.get(cell.cell)?.column
  return {
    ...place,
    role: 'figure',
    text: figureText(figures[cell.cell]),
    cell: cell.cell,
    type: column_?.type ?? 'count',
    unit: column_?.unit ?? '',
  }
}

/** What stands in a cell: the figure, or the characters that stand for its absence. */
function figureText(cell: Cell | undefined): string {
  if (!cell || cell.kind === 'blank' || cell.kind === 'unread') return ''
  if (cell.kind === 'number') return String(cell.value)
  if (cell.kind === 'slash') return cell.raw || '/'
  if (cell.kind === 'na') return cell.raw || '不适用'
  return cell.raw
}

/** `2025-01-20` → `2025年1月20日`. */
export function dayText(day: string): string {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}

/** The same draft with every table passed through `change`. */
export function mapTables(
  draft: Draft,
  change: (table: DraftTable) => readonly DraftBlock[],
): Draft {
  return {
    ...draft,
    blocks: draft.blocks.flatMap((block) => (block.kind === 'table' ? change(block) : [block])),
  }
}

/** The same draft with every cell that `which` accepts passed through `change`. */
export function mapCells(
  draft: Draft,
  which: (cell: DraftCell) => boolean,
  change: (cell: DraftCell) => DraftCell,
): Draft {
  return mapTables(draft, (table) => [
    { ...table, cells: table.cells.map((cell) => (which(cell) ? change(cell) : cell)) },
  ])
}

export function mapLines(
  draft: Draft,
  which: (line: DraftLine) => boolean,
  change: (line: DraftLine) => readonly DraftLine[],
): Draft {
  return {
    ...draft,
    blocks: draft.blocks.flatMap((block): readonly DraftBlock[] =>
      block.kind === 'line' && which(block) ? change(block) : [block],
    ),
  }
}

export const isFigure = (cell: DraftCell): boolean => cell.role === 'figure'
export const isLabel = (cell: DraftCell): boolean => cell.role !== 'figure' && cell.text !== ''

/** Cells by row, each row from left to right. */
export function cellsByRow(table: DraftTable): DraftCell[][] {
  const rows: DraftCell[][] = Array.from({ length: table.rows }, () => [])
  for (const cell of table.cells) rows[cell.row]?.push(cell)
  for (const row of rows) row.sort((left, right) => left.column - right.column)
  return rows
}

export const isBlankFigure = (cell: DraftCell): boolean => isFigure(cell) && cell.text.trim() === ''

/** Whether some figure of the draft is blank: plain text without alignment cannot show that. */
export function hasBlanks(draft: Draft): boolean {
  return draft.blocks.some((block) => block.kind === 'table' && block.cells.some(isBlankFigure))
}
