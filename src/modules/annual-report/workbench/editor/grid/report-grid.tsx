import { memo, useEffect, useMemo, useRef } from 'react'
import type { FormTable } from '#core/annual-report/form.ts'
import { GridCell } from './grid-cell.tsx'
import { type GridInput, useGrid } from './use-grid.ts'
import './report-grid.css'

type Props = GridInput & { readonly title: string }

/** One statutory table as it is printed, with the keyboard of a spreadsheet. */
export const ReportGrid = memo(function ReportGrid({ title, ...input }: Props) {
  const { editor, table } = input
  const grid = useGrid(input)
  const rows = useMemo(() => rowsOf(table), [table])
  const head = useHeightOfHead()
  const rowAt = (cells: readonly Cell[], row: number) => (
    <tr key={row}>
      {cells.map((cell) =>
        cell.kind === 'label' ? (
          <LabelCell key={`${cell.row}.${cell.column}`} cell={cell} />
        ) : (
          <GridCell
            key={cell.cell}
            editor={editor}
            id={cell.cell}
            span={cell.columnSpan}
            isCurrent={grid.current === cell.cell}
            isSelected={grid.selected.size > 1 && grid.selected.has(cell.cell)}
            typed={grid.typing?.id === cell.cell ? grid.typing.text : null}
            select={(extend) => grid.select(cell.cell, extend)}
            open={() => grid.beginTyping(null)}
            type={(text) => grid.type(cell.cell, text)}
            leave={() => grid.leave(cell.cell)}
          />
        ),
      )}
    </tr>
  )
  return (
    <div className="grid-scroll">
      <table
        className="report-grid"
        role="grid"
        aria-label={title}
        aria-readonly={!editor.mayEdit}
        aria-multiselectable
        aria-describedby="grid-help"
        onKeyDown={grid.press}
        onCopy={grid.copy}
        onPaste={grid.paste}
      >
        <colgroup>
          {table.widths.map((width, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: columns are known by their place.
            <col key={index} style={{ width: `${width * 100}%` }} />
          ))}
        </colgroup>
        <thead ref={head}>{rows.slice(0, table.headerRows).map(rowAt)}</thead>
        <tbody>
          {rows
            .slice(table.headerRows)
            .map((cells, index) => rowAt(cells, table.headerRows + index))}
        </tbody>
      </table>
    </div>
  )
})

/** Tells the style sheet how high the head is that stands above the rows: no cell hides under it. */
function useHeightOfHead() {
  const head = useRef<HTMLTableSectionElement>(null)
  useEffect(() => {
    const { current } = head
    if (!current) return
    const observer = new ResizeObserver(() => {
      const { height } = current.getBoundingClientRect()
      current.parentElement?.style.setProperty('--grid-head', `${Math.ceil(height)}px`)
    })
    observer.observe(current)
    return () => observer.disconnect()
  }, [])
  return head
}

type Cell = FormTable['cells'][number]
type Label = Extract<Cell, { kind: 'label' }>

function LabelCell({ cell }: { readonly cell: Label }) {
  const { text, role, rowSpan, columnSpan } = cell
  const isColumn = role === 'column' || role === 'corner' || role === 'caption'
  const isNarrow = role === 'group' && cell.column === 0
  return (
    <th
      rowSpan={rowSpan}
      colSpan={columnSpan}
      role={isColumn ? 'columnheader' : 'rowheader'}
      className={`label-${role}${isNarrow ? ' is-upright' : ''}`}
    >
      <span>{text}</span>
    </th>
  )
}

function rowsOf(table: FormTable): Cell[][] {
  const rows: Cell[][] = Array.from({ length: table.rows }, () => [])
  for (const cell of table.cells) rows[cell.row]?.push(cell)
  for (const row of rows) row.sort((one, other) => one.column - other.column)
  return rows
}
