import type { CellPlace, Column, Row, Table, Template } from '../template.ts'
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

/** The table as people call it: `表三`, or the caption of a part of table two. */
export function tableName(template: Template, table: Table): string {
  const section = template.sections.find((candidate) => candidate.parts?.includes(table.id))
  return table.caption ?? (section ? `表${section.ordinal}` : table.id)
}

/** A row by its ordinals where it has some: `一`, `三（七）总计`, `三（三）1.属于国家秘密`. */
export function rowName(table: Table, row: Row): string {
  const chapter = /^([一二三四五六七八九十]+)、/.exec(row.label)
  if (chapter?.[1]) return chapter[1]
  const label = row.label.replace(/(?<=.)（[^）]*，[^）]*）$/, '')
  return `${ordinalsAbove(table, row)}${label}`
}

/** The column with the heads that tell it from others of the same name. */
export function columnName(table: Table, column: Column): string {
  const heads = (column.under ?? []).filter(
    (head) => !table.columns.every((other) => other.under?.includes(head)),
  )
  return [...heads.slice(-1), column.label].join('·')
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
    const line = first.row.label === '' ? '' : `“${rowName(first.table, first.row)}”行`
    return { where: `${where}${line}`, nameOf: ({ table, column }) => columnName(table, column) }
  }
  if (!places.some(({ column }) => column !== first.column)) {
    return {
      where: `${where}“${columnName(first.table, first.column)}”列`,
      nameOf: ({ table, row }) => rowName(table, row),
    }
  }
  return { where, nameOf: ({ name }) => name }
}

/** `〔三（三）〕` of the rows this one is printed under, without brackets. */
function ordinalsAbove(table: Table, row: Row): string {
  const parent = table.rows.find((candidate) => candidate.id === row.parent)
  if (!parent) return ''
  const ordinal = /^([一二三四五六七八九十]+)、|^(（[一二三四五六七八九十]+）)/.exec(parent.label)
  return `${ordinalsAbove(table, parent)}${ordinal?.[1] ?? ordinal?.[2] ?? ''}`
}
