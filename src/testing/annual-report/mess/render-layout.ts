import type { Draft, DraftCell, DraftTable } from './draft.ts'
import { displayWidth, wrap } from './text-table.ts'

export type LayoutOptions = {
  /** Display columns of the page. */
  readonly width: number
  /** Blank columns left of everything. */
  readonly margin: number
}

/** A page as a picture of characters: columns aligned by display width, labels wrapped in theirs. */
export function renderLayout(draft: Draft, options: LayoutOptions): string {
  const margin = ' '.repeat(options.margin)
  const lines = draft.blocks.flatMap((block) => {
    if (block.kind === 'table') return ['', ...drawn(block, options.width), '']
    if (block.role === 'title' || block.role === 'noise')
      return [centred(block.text, options.width)]
    const indent = block.role === 'text' ? '    ' : ''
    return wrap(indent + block.text, options.width)
  })
  return `${lines.map((each) => (each === '' ? '' : margin + each.trimEnd())).join('\n')}\n`
}

function centred(text: string, width: number): string {
  return ' '.repeat(Math.max(0, Math.floor((width - displayWidth(text)) / 2))) + text
}

function drawn(table: DraftTable, width: number): string[] {
  const left = columnStarts(table, width)
  const inside = (cell: DraftCell) =>
    (left[cell.column + cell.columnSpan] ?? width) - (left[cell.column] ?? 0) - 2
  const wrapped = new Map(table.cells.map((cell) => [cell, wrap(cell.text, inside(cell))]))
  const top = rowStarts(table, wrapped)
  const height = top[table.rows] ?? 0
  const canvas: { column: number; text: string }[][] = Array.from({ length: height }, () => [])
  for (const [cell, lines] of wrapped) {
    const from = top[cell.row] ?? 0
    const room = (top[cell.row + cell.rowSpan] ?? height) - from
    const first = from + Math.floor((room - lines.length) / 2)
    lines.forEach((text, index) => {
      const slack = inside(cell) - displayWidth(text)
      const shift = cell.role === 'row' ? 0 : Math.max(0, Math.floor(slack / 2))
      canvas[first + index]?.push({ column: (left[cell.column] ?? 0) + shift, text })
    })
  }
  return canvas.map(lineOf)
}

function lineOf(pieces: readonly { column: number; text: string }[]): string {
  let text = ''
  for (const piece of [...pieces].sort((one, other) => one.column - other.column)) {
    if (piece.text === '') continue
    text += ' '.repeat(Math.max(0, piece.column - displayWidth(text))) + piece.text
  }
  return text
}

/** Where each column begins; a column is never narrower than its longest figure. */
function columnStarts(table: DraftTable, width: number): number[] {
  const starts = [0]
  for (let column = 0; column < table.columns; column += 1) {
    const figures = table.cells
      .filter((cell) => cell.column === column && cell.columnSpan === 1 && cell.role === 'figure')
      .map((cell) => displayWidth(cell.text) + 2)
    const share = Math.floor((table.widths[column] ?? 1 / table.columns) * width)
    starts.push((starts[column] ?? 0) + Math.max(6, share, ...figures))
  }
  return starts
}

/** Where each row begins; a spanning cell that needs more room stretches its last row. */
function rowStarts(table: DraftTable, wrapped: ReadonlyMap<DraftCell, string[]>): number[] {
  const heights: number[] = Array(table.rows).fill(1)
  const bySpan = [...wrapped].sort(([one], [other]) => one.rowSpan - other.rowSpan)
  for (const [cell, lines] of bySpan) {
    const covered = heights.slice(cell.row, cell.row + cell.rowSpan)
    const missing = lines.length - covered.reduce((sum, height) => sum + height, 0)
    const last = cell.row + cell.rowSpan - 1
    if (missing > 0) heights[last] = (heights[last] ?? 1) + missing
  }
  const starts = [0]
  for (const height of heights) starts.push((starts.at(-1) ?? 0) + height)
  return starts
}
