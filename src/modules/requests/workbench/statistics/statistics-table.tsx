import { Link } from '#ui/router/router.tsx'
import type { StatisticsTable as TableData } from '../../requests.contract.ts'

type Props = {
  readonly table: TableData
  /** Where the requests behind a cell are. */
  readonly hrefOf: (cell: string) => string
}
type Cell = TableData['cells'][number]

/** A statutory table as it is printed; a figure that is not zero is a link. */
export function StatisticsTable({ table, hrefOf }: Props) {
  const rows: Cell[][] = Array.from({ length: table.rows }, () => [])
  for (const cell of table.cells) rows[cell.row]?.push(cell)
  for (const row of rows) row.sort((one, other) => one.column - other.column)
  const rowAt = (cells: readonly Cell[], row: number) => (
    <tr key={row}>
      {cells.map((cell) => (
        <TableCell key={cell.column} cell={cell} hrefOf={hrefOf} />
      ))}
    </tr>
  )
  return (
    <div className="statistics-part">
      <h2>{table.caption}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard. */}
      <section className="statistics-scroll" aria-label={table.caption} tabIndex={0}>
        <table className="statistics-table">
          <colgroup>
            {table.widths.map((width, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: columns are known by their place.
              <col key={index} style={{ width: `${width * 100}%` }} />
            ))}
          </colgroup>
          <thead>{rows.slice(0, table.headerRows).map(rowAt)}</thead>
          <tbody>
            {rows
              .slice(table.headerRows)
              .map((cells, index) => rowAt(cells, table.headerRows + index))}
          </tbody>
        </table>
      </section>
    </div>
  )
}

type CellProps = Pick<Props, 'hrefOf'> & { readonly cell: Cell }

function TableCell({ cell, hrefOf }: CellProps) {
  const { rowSpan, columnSpan: colSpan, role, text, vertical, name } = cell
  if (cell.cell === null) {
    const isHead = role === 'column' || role === 'corner' || role === 'caption'
    return (
      <th
        {...{ rowSpan, colSpan }}
        scope={isHead ? (colSpan > 1 ? 'colgroup' : 'col') : rowSpan > 1 ? 'rowgroup' : 'row'}
        className={vertical ? `is-${role} is-upright` : `is-${role}`}
      >
        <span>{text}</span>
      </th>
    )
  }
  return (
    <td {...{ rowSpan, colSpan }} className={/total/.test(cell.cell) ? 'is-sum' : undefined}>
      {text === '0' ? (
        <span className="is-zero">0</span>
      ) : (
        <Link to={hrefOf(cell.cell)}>
          {text}
          <span className="visually-hidden"> 件，{name}，打开</span>
        </Link>
      )}
    </td>
  )
}
