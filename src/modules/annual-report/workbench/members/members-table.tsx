import type { FormTable } from '#core/annual-report/form.ts'
import type { CellId } from '#core/annual-report/template.ts'
import type { MembersViewData } from '../../annual-report.contract.ts'
import { shownText } from '../editor/grid/cell-words.ts'
import '../editor/grid/report-grid.css'

type Props = {
  readonly table: FormTable
  readonly members: MembersViewData
  readonly open: (cell: CellId) => void
}

/** A statutory table of sums: each figure is a button that opens where it comes from. */
export function MembersTable({ table, members, open }: Props) {
  const byCell = new Map(members.cells.map((each) => [each.cell, each]))
  const rows = Array.from({ length: table.rows }, (_, row) =>
    table.cells.filter((cell) => cell.row === row).sort((one, other) => one.column - other.column),
  )
  const rowAt = (cells: FormTable['cells'], row: number) => (
    <tr key={row}>
      {cells.map((cell) =>
        cell.kind === 'label' ? (
          <th
            key={cell.column}
            rowSpan={cell.rowSpan}
            colSpan={cell.columnSpan}
            className={`label-${cell.role}${cell.role === 'group' && cell.column === 0 ? ' is-upright' : ''}`}
          >
            <span>{cell.text}</span>
          </th>
        ) : (
          <Sum key={cell.cell} sum={byCell.get(cell.cell)} span={cell.columnSpan} open={open} />
        ),
      )}
    </tr>
  )
  return (
    <div className="grid-scroll">
      <table className="report-grid">
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
    </div>
  )
}

type Sum = MembersViewData['cells'][number]
type SumProps = {
  readonly sum: Sum | undefined
  readonly span: number
  readonly open: (cell: CellId) => void
}

function Sum({ sum, span, open }: SumProps) {
  if (!sum) return <td colSpan={span} />
  const own = shownText(sum.own) || '空'
  const notes = [
    ...(sum.differs ? [`报告里现为 ${own}`] : []),
    ...(sum.blanks > 0 ? [`${sum.blanks} 个单位没有数字`] : []),
  ]
  return (
    <td colSpan={span} className={sum.blanks > 0 ? 'has-error' : sum.differs ? 'has-warning' : ''}>
      <button
        type="button"
        className="sum-button"
        title={notes.join('，') || undefined}
        onClick={() => open(sum.cell)}
      >
        {sum.sum.kind === 'unread' ? '—' : shownText(sum.sum) || '—'}
        {notes.length > 0 && <span className="visually-hidden">，{notes.join('，')}</span>}
      </button>
      {sum.differs && <span className="previous">现为 {own}</span>}
    </td>
  )
}
