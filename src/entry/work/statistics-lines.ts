import { captionOf } from '#core/annual-report/form.ts'
import {
  type Column,
  cellId,
  type Row,
  type Table,
  type Template,
} from '#core/annual-report/template.ts'
import { textTable } from '#platform/terminal/text-table.ts'
import { COUNTED_TABLES } from '../ports.ts'

type Figures = Readonly<Record<string, number>>

/**
 * Tables three and four of an agency for a terminal: rows and columns in the words of the form. Rows
 * without a figure are left out; a table of a single row is turned, a line for each head of columns.
 */
export function statisticsLines(
  form: Template,
  given: {
    readonly region: string
    readonly agency: string | null
    readonly year: number
    readonly cells: Figures
  },
): string[] {
  const head = `${given.agency ?? `${given.region}全部单位`} ${given.year}年`
  const tables = COUNTED_TABLES.flatMap((id) => linesOfTable(form, id, given.cells))
  return [head, ...(tables.length > 0 ? tables : ['  没有申请'])]
}

function linesOfTable(form: Template, id: string, figures: Figures): string[] {
  const table = form.tableById.get(id)
  if (!table) return []
  const [only, ...more] = table.rows
  const isTurned = only !== undefined && more.length === 0
  const rows = isTurned ? turnedRows(table, only, figures) : plainRows(table, figures)
  if (rows.length === 0) return []
  const columns = isTurned ? unique(table.columns.map(({ label }) => label)) : labels(table)
  const section = form.sections.find(({ parts }) => parts?.includes(id))
  const right = columns.map(() => ({ align: 'right' as const }))
  return [
    ...['', section ? captionOf(form, section.id) : id],
    ...textTable([['', ...columns], ...rows], [{}, ...right]),
  ]
}

const labels = ({ columns }: Table) => columns.map(({ label }) => label)
const unique = (texts: readonly string[]) => [...new Set(texts)]

/** The rows that have a figure, each under those it is printed under. */
function plainRows(table: Table, figures: Figures): string[][] {
  const counts = (row: Row) =>
    table.columns.map(({ id }) => figures[cellId(table.id, row.id, id)] ?? 0)
  const counted = table.rows.filter((row) => counts(row).some((count) => count > 0))
  const shown = new Set(counted.flatMap((row) => [row, ...above(table, row)]))
  return table.rows
    .filter((row) => shown.has(row))
    .map((row) => [
      '  '.repeat(above(table, row).length) + row.label,
      ...(row.kind === 'group' ? [] : counts(row).map(String)),
    ])
}

function above(table: Table, { parent }: Row): Row[] {
  const row = table.rows.find(({ id }) => id === parent)
  return row ? [row, ...above(table, row)] : []
}

/** A line for each head that columns stand under, where it has a figure. */
function turnedRows(table: Table, row: Row, figures: Figures): string[][] {
  const headOf = ({ under = [] }: Column) => under.join('／')
  return unique(table.columns.map(headOf))
    .map((head) => {
      const counts = table.columns
        .filter((column) => headOf(column) === head)
        .map((column) => figures[cellId(table.id, row.id, column.id)] ?? 0)
      return { head, counts }
    })
    .filter(({ counts }) => counts.some((count) => count > 0))
    .map(({ head, counts }) => [head, ...counts.map(String)])
}
