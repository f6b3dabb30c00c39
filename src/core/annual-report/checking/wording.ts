import {
  type CellPlace,
  type Column,
  type Row,
  type Table,
  type Template,
  tableName,
} from '../template.ts'
import { rounded } from './figures.ts'

/** How findings name cells, rows and figures. */

/** `3`, `-2`, `365.868`. */
export function number(value: number): string {
  return String(rounded(value))
}

/** Up to six names, then how many there are: `甲、乙等 9 个`. */
export function list(names: readonly string[], measure: string, most = 6): string {
  return names.length <= most
    ? names.join('、')
    : `${names.slice(0, most).join('、')}等 ${names.length} ${measure}`
}

/**
 * A row in words that need no form at hand: `一、本年新收`, `（三）不予公开·1.属于国家秘密`. A total
 * is named with its chapter: `三、本年度办理结果·（七）总计`.
 */
export function rowName(table: Table, row: Row): string {
  const isTotal = row.label.endsWith('总计')
  const above = rowsAbove(table, row).filter(({ label }) => isTotal || !CHAPTER.test(label))
  return [...above, row].map(({ label }) => shortLabel(label)).join('·')
}

const CHAPTER = /^[一二三四五六七八九十]+、/

/** Without what every row of table three counts, and without counting instructions. */
function shortLabel(label: string): string {
  return label
    .replace(/(?<=.)（[^）]*，[^）]*）$/, '')
    .replace(/政府信息公开申请数量$/, '')
    .replace(/、行政机关不再处理其政府信息公开申请$/, '')
}

/** A name inside quotation marks; marks within become single ones. */
export function quoted(name: string): string {
  return `“${name.replaceAll('“', '‘').replaceAll('”', '’')}”`
}

/** The column with the head that tells it from others of the same name: `法人或其他组织·其他`. */
export function columnName(table: Table, column: Column): string {
  const isClear =
    !column.label.startsWith('其他') &&
    !table.columns.some((other) => other !== column && other.label === column.label)
  const head = isClear ? undefined : headOf(table, column)
  return head === undefined ? column.label : `${head}·${column.label}`
}

/** The nearest head over a column that is not over all of them. */
function headOf(table: Table, { under = [] }: Column): string | undefined {
  return under.findLast((head) => !table.columns.every((other) => other.under?.includes(head)))
}

/** Names a cell inside a sentence that has already named what `places` have in common. */
export function namer(
  template: Template,
  places: readonly CellPlace[],
): { readonly where: string; readonly nameOf: (place: CellPlace) => string } {
  const [first] = places
  if (!first || places.some(({ table }) => table !== first.table)) {
    return { where: '', nameOf: ({ name }) => name }
  }
  const where = tableName(template, first.table)
  if (first.row.label === '' || !places.some(({ row }) => row !== first.row)) {
    const line = first.row.label === '' ? '' : `${quoted(rowName(first.table, first.row))}行`
    const head = headOf(first.table, first.column)
    if (head !== undefined && places.every((place) => headOf(place.table, place.column) === head)) {
      return { where: `${where}${line}${quoted(head)}`, nameOf: ({ column }) => column.label }
    }
    return { where: `${where}${line}`, nameOf: ({ table, column }) => columnName(table, column) }
  }
  if (!places.some(({ column }) => column !== first.column)) {
    return {
      where: `${where}${quoted(columnName(first.table, first.column))}列`,
      nameOf: ({ table, row }) => rowName(table, row),
    }
  }
  return { where, nameOf: ({ name }) => name }
}

/** The rows this one is printed under, outermost first. */
function rowsAbove(table: Table, row: Row): readonly Row[] {
  const parent = table.rows.find((candidate) => candidate.id === row.parent)
  return parent ? [...rowsAbove(table, parent), parent] : []
}
