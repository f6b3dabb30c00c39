import type { CellContent } from '#core/annual-report/editing/content.ts'
import { readValue } from '#core/annual-report/reading/cell-value.ts'
import type { CellId, CellPlace } from '#core/annual-report/template.ts'
import type { FigureGrid } from './figure-grid.ts'

/** Blocks of cells as a spreadsheet puts them on the clipboard: tabs between, a line each row. */

/** The rows of a copied block. Cells in quotation marks may hold tabs and line ends. */
export function parseBlock(text: string): string[][] {
  const rows: string[][] = [[]]
  let cell = ''
  let quoted = false
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at] ?? ''
    if (quoted) {
      if (letter !== '"') cell += letter
      else if (text[at + 1] === '"') {
        cell += '"'
        at += 1
      } else quoted = false
    } else if (letter === '"' && cell === '') quoted = true
    else if (letter === '\t' || letter === '\n') {
      rows.at(-1)?.push(cell.trim())
      cell = ''
      if (letter === '\n') rows.push([])
    } else if (letter !== '\r') cell += letter
  }
  rows.at(-1)?.push(cell.trim())
  const last = rows.at(-1)
  if (rows.length > 1 && last?.length === 1 && last[0] === '') rows.pop()
  return rows
}

export function writeBlock(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => row.join('\t')).join('\r\n')
}

/** What a block would do to the table, before anything is done. */
export type Paste = {
  readonly cells: readonly { readonly id: CellId; readonly content: CellContent }[]
  /** Totals: the form computes them, so what was pasted there is left aside. */
  readonly computed: readonly { readonly id: CellId; readonly text: string }[]
  /** What lies beyond the last line or column, with its row and column in the block, from 1. */
  readonly outside: readonly {
    readonly row: number
    readonly column: number
    readonly text: string
  }[]
  /** Cells that would hold text where a figure belongs. */
  readonly unclear: readonly CellId[]
}

/** Lays a block on the table, its first cell on `anchor`. One value fills the whole selection. */
export function planPaste(
  grid: FigureGrid,
  selection: readonly (readonly CellId[])[],
  rows: readonly (readonly string[])[],
  placeOf: (id: CellId) => CellPlace | undefined,
  isComputed: (id: CellId) => boolean,
): Paste {
  const single = rows.length === 1 && rows[0]?.length === 1 ? rows[0][0] : undefined
  const laid =
    single !== undefined && selection.flat().length > 1
      ? selection.flat().map((id) => ({ id, row: 1, column: 1, text: single }))
      : spread(grid, selection[0]?.[0], rows)
  const inside = laid.filter((each): each is Laid & { id: CellId } => each.id !== undefined)
  const cells = inside
    .filter(({ id }) => !isComputed(id))
    .map(({ id, text }) => ({ id, content: contentOf(text, placeOf(id)) }))
  return {
    cells,
    computed: inside.filter(({ id }) => isComputed(id)).map(({ id, text }) => ({ id, text })),
    outside: laid
      .filter(({ id, text }) => id === undefined && text !== '')
      .map(({ row, column, text }) => ({ row, column, text })),
    unclear: cells.filter(({ content }) => content.kind === 'text').map(({ id }) => id),
  }
}

type Laid = {
  readonly id: CellId | undefined
  readonly row: number
  readonly column: number
  readonly text: string
}

function spread(
  grid: FigureGrid,
  anchor: CellId | undefined,
  rows: readonly (readonly string[])[],
): Laid[] {
  const start = anchor === undefined ? undefined : grid.byId.get(anchor)
  return rows.flatMap((row, down) =>
    row.map((text, right) => ({
      id: start && grid.lines[start.line + down]?.[start.position + right]?.id,
      row: down + 1,
      column: right + 1,
      text,
    })),
  )
}

/** What was typed or pasted, as a cell. */
export function contentOf(text: string, place: CellPlace | undefined): CellContent {
  const { value } = readValue(text, place?.column.type ?? 'count')
  const raw = text.trim()
  if (value.kind === 'blank') return { kind: 'blank', raw: '' }
  return value.kind === 'number'
    ? { kind: 'number', value: value.value, raw }
    : { kind: value.kind, raw }
}
