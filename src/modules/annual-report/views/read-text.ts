import type { TemplatedReport } from '#core/annual-report/checking/rule.ts'
import type { AnnualReport, Cell, CellKind } from '#core/annual-report/report.ts'
import { INTRO } from '#core/annual-report/report.ts'
import {
  type Column,
  cellId,
  type Row,
  type Table,
  type Template,
} from '#core/annual-report/template.ts'
import type { Terminal } from '#platform/terminal/terminal.ts'
import { textTable } from '#platform/terminal/text-table.ts'
import { clip, printable, wrap } from '#platform/terminal/width.ts'
import { cellText } from './cell-text.ts'

type Screen = Pick<Terminal, 'columns' | 'style'>

/** What was read from a file, for a person at a terminal. */
export function readLines(
  file: string,
  { report, template }: TemplatedReport,
  screen: Screen,
): string[] {
  return [
    screen.style('bold', printable(report.title ?? '（没有读出标题）')),
    ...indent(textTable(headRows(file, report, template))),
    '',
    ...template.tables.flatMap((table) => [...tableLines(table, report, template, screen), '']),
    screen.style('bold', '正文'),
    ...indent(textTable(sectionRows(report, template), [{ maxWidth: 48 }, { align: 'right' }])),
    '',
    ...warningLines(report, screen),
  ]
}

/** What was read from a file, on one line. */
export function readLine(file: string, { report, template }: TemplatedReport): string {
  const parts = [
    report.agency ?? '（机关不明）',
    report.year === null ? '（年度不明）' : `${report.year} 年度`,
    template.name,
    countText(report, template),
    ...(report.warnings.length > 0 ? [`提示 ${report.warnings.length} 条`] : []),
    file,
  ]
  return printable(parts.join(' · '))
}

function headRows(file: string, report: AnnualReport, template: Template): string[][] {
  const { agency, year, period, contact, signedOn } = report
  const contacts = [contact.address, contact.postcode, contact.phone, contact.email, contact.url]
  const rows: [string, string | null][] = [
    ['文件', file],
    ['机关', agency ?? '没有读出'],
    ['年度', year === null ? '没有读出' : String(year)],
    ['统计期限', period && `${period.from} 至 ${period.to}`],
    ['落款日期', signedOn],
    ['联系方式', contacts.filter((each) => each !== undefined).join('，') || null],
    ['模版', `${template.name}（${template.id}，${template.source.docNo}）`],
    ['数据', countText(report, template)],
  ]
  return rows.flatMap(([label, text]) => (text === null ? [] : [[label, printable(text)]]))
}

const KIND_NAMES: Readonly<Record<CellKind, string>> = {
  number: '数字',
  blank: '空白',
  slash: '“/”',
  na: '不适用',
  text: '文字',
  unread: '没有读出',
}

/** `198 格：数字 193、空白 5` */
function countText(report: AnnualReport, template: Template): string {
  const counts = new Map<CellKind, number>()
  for (const { id } of template.cells) {
    const kind = report.cells[id]?.kind ?? 'unread'
    counts.set(kind, (counts.get(kind) ?? 0) + 1)
  }
  const parts = Object.entries(KIND_NAMES).flatMap(([kind, name]) => {
    const count = counts.get(kind as CellKind) ?? 0
    return count > 0 ? [`${name} ${count}`] : []
  })
  return `${template.cells.length} 格：${parts.join('、')}`
}

// --- tables ---

function tableLines(
  table: Table,
  report: AnnualReport,
  template: Template,
  screen: Screen,
): string[] {
  const section = template.sections.find((each) => each.parts?.includes(table.id))
  const name = table.caption ?? `${section?.ordinal ?? ''}、${section?.title ?? table.id}`
  const rows = isOneRow(table) ? turnedRows(table, report) : plainRows(table, report)
  const width = Math.max(...rows.map((row) => row.length)) - 1
  return [
    screen.style('bold', name),
    ...indent(textTable(rows, [{ maxWidth: 44 }, ...Array(width).fill({ align: 'right' })])),
  ]
}

/** One row under many heads is easier to read with a line for each head. */
function isOneRow(table: Table): boolean {
  return table.rows.length === 1 && table.rows[0]?.label === ''
}

function plainRows(table: Table, report: AnnualReport): string[][] {
  const corner = (table.rowHeader ?? '').startsWith('（') ? '' : (table.rowHeader ?? '')
  return [
    [corner, ...table.columns.map((column) => column.label)],
    ...table.rows.map((row) => [
      `${'  '.repeat(depthOf(table, row))}${row.label}`,
      ...(row.kind === 'group'
        ? []
        : table.columns.map((column) => shown(report, table, row, column))),
    ]),
  ]
}

function turnedRows(table: Table, report: AnnualReport): string[][] {
  const row = table.rows[0] as Row
  const groups = Map.groupBy(table.columns, (column) => (column.under ?? []).join('·'))
  const [first] = groups.values()
  return [
    ['', ...(first ?? []).map((column) => column.label)],
    ...[...groups].map(([head, columns]) => [
      head,
      ...columns.map((column) => shown(report, table, row, column)),
    ]),
  ]
}

function depthOf(table: Table, row: Row): number {
  const parent = table.rows.find((each) => each.id === row.parent)
  return parent ? 1 + depthOf(table, parent) : 0
}

/** Blank and unread must look different from each other and from any figure. */
const MARKS: Partial<Record<CellKind, string>> = { blank: '空', unread: '？' }

function shown(report: AnnualReport, table: Table, row: Row, column: Column): string {
  const cell: Cell | undefined = report.cells[cellId(table.id, row.id, column.id)]
  const mark = MARKS[cell?.kind ?? 'unread']
  return mark ?? clip(printable(cellText(cell, column)), 16)
}

// --- text ---

function sectionRows(report: AnnualReport, template: Template): string[][] {
  return report.sections.map(({ id, heading, text, topics }) => {
    const name = id === INTRO ? '（开头）' : heading
    const expected = template.sectionById.get(id)
    const missing = `${expected?.ordinal ?? ''}、${expected?.title ?? id}`
    return [
      printable(name ?? missing),
      name === null ? '没有找到' : `${[...text.replace(/\s/g, '')].length} 字`,
      printable(topics.map((topic) => clip(topic.heading, 24)).join('；')),
    ]
  })
}

function warningLines({ warnings }: AnnualReport, screen: Screen): string[] {
  if (warnings.length === 0) return []
  return [
    screen.style('bold', `读取时的提示（${warnings.length}）`),
    ...warnings.flatMap(({ message }) =>
      wrap(printable(message), screen.columns - 4).map((line, index) =>
        index === 0 ? `  ${screen.style('yellow', '!')} ${line}` : `    ${line}`,
      ),
    ),
    '',
  ]
}

function indent(lines: readonly string[]): string[] {
  return lines.map((line) => `  ${line}`)
}
