import type { TemplatedReport } from '#core/annual-report/checking/rule.ts'
import { columnName, rowName } from '#core/annual-report/checking/wording.ts'
import type { CellDifference, DifferenceKind } from '#core/annual-report/compare.ts'
import type { Cell } from '#core/annual-report/report.ts'
import { tableName } from '#core/annual-report/template.ts'
import type { Terminal } from '#platform/terminal/terminal.ts'
import { textTable } from '#platform/terminal/text-table.ts'
import { clip, printable } from '#platform/terminal/width.ts'
import { plainNumber } from './cell-text.ts'
import { subjectText } from './check-words.ts'

type Side = { readonly file: string } & TemplatedReport
type Alike = { readonly section: string; readonly alike: number }

/** Where two reports differ, for a person at a terminal. */
export function comparedLines(
  left: Side,
  right: Side,
  differences: readonly CellDifference[],
  alike: readonly Alike[],
  screen: Pick<Terminal, 'style'>,
): string[] {
  const cells = new Set([...left.template.cellById.keys(), ...right.template.cellById.keys()])
  const same = cells.size - differences.length
  return [
    screen.style('bold', `甲  ${sideText(left)}`),
    screen.style('bold', `乙  ${sideText(right)}`),
    '',
    ...differenceLines(differences, [left, right]),
    differences.length === 0
      ? `${cells.size} 格全部相同。`
      : `不同 ${differences.length} 格，相同 ${same} 格。`,
    ...alike.map((each) => alikeText(each, left)),
  ]
}

function sideText({ file, report, template }: Side): string {
  return printable(`${subjectText(report.agency, report.year)} · ${template.name} · ${file}`)
}

function differenceLines(differences: readonly CellDifference[], sides: readonly Side[]): string[] {
  if (differences.length === 0) return []
  const rows = [
    ['表', '行', '列', '甲', '乙', '增减', '增减％', ''],
    ...differences
      .filter((each) => !isEmptyExtra(each))
      .map((difference) => [...placeNames(difference, sides), ...valueTexts(difference)]),
  ]
  const right = { align: 'right' } as const
  return [
    ...(rows.length > 1
      ? [
          ...textTable(rows, [{}, { maxWidth: 44 }, { maxWidth: 30 }, right, right, right, right]),
          '',
        ]
      : []),
    ...emptyExtraLines(differences, sides),
  ]
}

/** A cell that only one form has and that holds 0: nothing to see. */
function isEmptyExtra({ kind, left, right }: CellDifference): boolean {
  const cell = kind === 'only-left' ? left : kind === 'only-right' ? right : null
  return cell?.kind === 'number' && cell.value === 0
}

/** Those cells, in one line for each table and side. */
function emptyExtraLines(differences: readonly CellDifference[], sides: readonly Side[]): string[] {
  const groups = Map.groupBy(differences.filter(isEmptyExtra), (each) => {
    const [table = ''] = placeNames(each, sides)
    return `${table}：${each.kind === 'only-left' ? '乙' : '甲'}的格式没有其中`
  })
  const lines = [...groups].map(([what, cells]) => `${what} ${cells.length} 格，另一方都是 0。`)
  return lines.length === 0 ? [] : [...lines, '']
}

/** Table, row and column, as people call them. */
function placeNames({ cell, name }: CellDifference, sides: readonly Side[]): string[] {
  for (const { template } of sides) {
    const place = template.cellById.get(cell)
    if (!place) continue
    const { table, row, column } = place
    const line = row.parent === undefined ? row.label : rowName(table, row)
    return [tableName(template, table), line, columnName(table, column)]
  }
  return ['', name, '']
}

const REMARKS: Partial<Record<DifferenceKind, string>> = {
  unread: '有一边没有读出，无从比较',
  'only-left': '乙的格式没有这一格',
  'only-right': '甲的格式没有这一格',
}

function valueTexts({ kind, left, right, change, percent }: CellDifference): string[] {
  return [
    cellText(left),
    cellText(right),
    change === null ? '' : signed(change),
    percent === null ? '' : signed(Math.round(percent * 10) / 10),
    REMARKS[kind] ?? '',
  ]
}

function cellText(cell: Cell | null): string {
  if (cell === null) return ''
  if (cell.kind === 'number') return plainNumber(cell.value)
  if (cell.kind === 'blank') return '空'
  return cell.kind === 'unread' ? '？' : clip(printable(cell.raw), 16)
}

function signed(value: number): string {
  return value > 0 ? `+${plainNumber(value)}` : plainNumber(value)
}

function alikeText({ section, alike }: Alike, { template }: Side): string {
  const { ordinal = '', title = section } = template.sectionById.get(section) ?? {}
  const much = alike === 1 ? '除数字外完全相同' : `有 ${Math.floor(alike * 100)}% 相同`
  return `正文“${ordinal}、${title}”${much}。`
}
