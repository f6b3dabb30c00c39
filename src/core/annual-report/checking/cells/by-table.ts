import { type CellPlace, type Table, tableName } from '../../template.ts'
import { figureTable } from '../figures.ts'
import type { CheckContext } from '../rule.ts'
import { columnName, list, namer, quoted, rowName } from '../wording.ts'

/** Cells of one table that share a fault: one finding, one piece of work for the clerk. */
export type TableCells = { readonly table: Table; readonly places: readonly CellPlace[] }

export function byTable(places: readonly CellPlace[]): TableCells[] {
  const groups = new Map<Table, CellPlace[]>()
  for (const place of places) {
    const group = groups.get(place.table)
    if (group) group.push(place)
    else groups.set(place.table, [place])
  }
  return [...groups].map(([table, members]) => ({ table, places: members }))
}

/** The cells that hold no figure, in the order of the form. */
export function withoutFigure({ template, report }: CheckContext): CellPlace[] {
  return figureTable(template, report).others.flatMap((index) => template.cells[index] ?? [])
}

/** `表四 5 格（行政复议·结果维持、……）`; whole tables and single rows are named as such. */
export function describe(context: CheckContext, { table, places }: TableCells): string {
  const { template } = context
  const name = tableName(template, table)
  const size = template.cells.filter((place) => place.table === table).length
  const [only] = places
  if (only && places.length === 1) return only.name
  if (places.length === size) return `${name}全部 ${size} 格`
  const { where, nameOf } = namer(template, places)
  const names = places.map((place) =>
    where === '' || where === name ? cellName(place) : nameOf(place),
  )
  return `${where || name} ${places.length} 格（${list(names, '格')}）`
}

function cellName({ table, row, column }: CellPlace): string {
  const name = columnName(table, column)
  return row.label === '' ? name : `${quoted(rowName(table, row))}${name}`
}
