import type { Glyph } from './geometry.ts'
import type { CellArea, RuledTable } from './ruled-table.ts'
import { slotOf } from './share.ts'
import type { Area } from './shown.ts'

/** How far, in points, the rules of a cell may overstep the edge of the page. */
const OVER_EDGE = 2

/**
 * The cells of a table whose content is not wholly shown, or not within their rules: a character is
 * cut, the page ends within the cell, or the cell is empty and figures stand beside the table.
 *
 * @param inCells the characters of each cell
 * @param outside the characters of the page that stand in no table
 */
export function cutCells(
  table: RuledTable,
  inCells: readonly (readonly Glyph[])[],
  outside: readonly Glyph[],
  area: Area,
): ReadonlySet<CellArea> {
  const cut = table.cells.filter(
    (cell, index) => inCells[index]?.some((glyph) => glyph.cut) || runsOut(table, cell, area),
  )
  const beside = outside.flatMap((glyph) => cellBeside(table, inCells, glyph) ?? [])
  return new Set([...cut, ...beside])
}

function runsOut({ xs }: RuledTable, { column, columnSpan }: CellArea, area: Area): boolean {
  const from = xs[column] ?? area.left
  const to = xs[column + columnSpan] ?? area.right
  return from < area.left - OVER_EDGE || to > area.right + OVER_EDGE
}

/** The empty cell out of which a digit beside the table may have been pushed. */
function cellBeside(
  { xs, ys, cells, cellOfSlot }: RuledTable,
  inCells: readonly (readonly Glyph[])[],
  { text, x, y }: Glyph,
): CellArea | undefined {
  const row = slotOf(y, ys)
  if (row === -1 || !/\d/.test(text)) return undefined
  const columns = xs.length - 1
  const at = cellOfSlot[row * columns + (x < (xs[0] ?? 0) ? 0 : columns - 1)] ?? -1
  return inCells[at]?.some((glyph) => glyph.text.trim() !== '') ? undefined : cells[at]
}
