import type { FormTable } from '#core/annual-report/form.ts'
import type { CellId } from '#core/annual-report/template.ts'

/** The figure cells of a printed table as lines that a keyboard can walk. */

export type Figure = {
  readonly id: CellId
  /** Place in the grid of the form. */
  readonly row: number
  readonly column: number
  readonly columnSpan: number
}

export type FigureGrid = {
  /** Rows that hold figures, from the top; each from the left. */
  readonly lines: readonly (readonly Figure[])[]
  readonly byId: ReadonlyMap<CellId, { readonly line: number; readonly position: number }>
}

export type Direction = 'up' | 'down' | 'left' | 'right'

export function figureGrid(table: FormTable): FigureGrid {
  const rows = new Map<number, Figure[]>()
  for (const cell of table.cells) {
    if (cell.kind !== 'figure') continue
    const { row, column, columnSpan } = cell
    const line = rows.get(row) ?? []
    line.push({ id: cell.cell, row, column, columnSpan })
    rows.set(row, line)
  }
  const lines = [...rows.entries()]
    .sort(([one], [other]) => one - other)
    .map(([, line]) => line.sort((one, other) => one.column - other.column))
  const byId = new Map(
    lines.flatMap((figures, line) =>
      figures.map(({ id }, position) => [id, { line, position }] as const),
    ),
  )
  return { lines, byId }
}

/** The neighbour in a direction; the cell itself at the edge. */
export function neighbour(grid: FigureGrid, from: CellId, direction: Direction): CellId {
  const place = grid.byId.get(from)
  if (!place) return from
  if (direction === 'left' || direction === 'right') {
    const step = direction === 'left' ? -1 : 1
    return grid.lines[place.line]?.[place.position + step]?.id ?? from
  }
  const next = grid.lines[place.line + (direction === 'up' ? -1 : 1)]
  const column = grid.lines[place.line]?.[place.position]?.column ?? 0
  return (next && covering(next, column)?.id) ?? from
}

/** The figure of a line that stands over or under a column; the last one where it is shorter. */
function covering(line: readonly Figure[], column: number): Figure | undefined {
  return line.find((figure) => figure.column + figure.columnSpan > column) ?? line.at(-1)
}

/** First or last figure of the line, or of the whole table. */
export function edge(
  grid: FigureGrid,
  from: CellId,
  end: 'first' | 'last',
  of: 'line' | 'table',
): CellId {
  const line =
    of === 'line'
      ? grid.lines[grid.byId.get(from)?.line ?? 0]
      : grid.lines.at(end === 'first' ? 0 : -1)
  return line?.at(end === 'first' ? 0 : -1)?.id ?? from
}

/** Next or previous figure in reading order; null past the end. */
export function following(grid: FigureGrid, from: CellId, step: 1 | -1): CellId | null {
  const all = grid.lines.flat()
  return all[all.findIndex(({ id }) => id === from) + step]?.id ?? null
}

/** The figures in the rectangle between two corners, line by line. */
export function block(grid: FigureGrid, corner: CellId, opposite: CellId): CellId[][] {
  const [one, other] = [grid.byId.get(corner), grid.byId.get(opposite)]
  if (!one || !other) return []
  const [first, second] = [figureAt(grid, one), figureAt(grid, other)]
  const from = Math.min(first.column, second.column)
  const to = Math.max(first.column + first.columnSpan, second.column + second.columnSpan)
  return grid.lines
    .slice(Math.min(one.line, other.line), Math.max(one.line, other.line) + 1)
    .map((line) =>
      line
        .filter(({ column, columnSpan }) => column < to && column + columnSpan > from)
        .map(({ id }) => id),
    )
}

function figureAt(grid: FigureGrid, { line, position }: { line: number; position: number }) {
  return grid.lines[line]?.[position] ?? { column: 0, columnSpan: 1 }
}
