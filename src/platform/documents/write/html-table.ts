import { type Html, html } from '#platform/html/html.ts'
import { cellsByRow, type OutputCell, type OutputTable } from './output-document.ts'

/**
 * A table for screen readers as well: caption, scopes, and every figure names the heads it stands
 * under. Where it is wider than the screen it scrolls inside its own region, which takes the focus.
 * `id` must be unique on the page.
 */
export function tableHtml(table: OutputTable, id: string): Html {
  const rows = cellsByRow(table).map(
    (cells) => html`<tr>${cells.map((cell) => cellHtml(cell, table, id))}</tr>\n`,
  )
  const head = rows.slice(0, table.headerRows)
  const dense = table.columns > 6 ? ' dense' : ''
  return html`<div class="scroll" role="region" aria-labelledby="${id}-caption" tabindex="0">
<table class="form${dense}" style="--columns:${table.columns}">
<caption id="${id}-caption">${table.caption}</caption>
<colgroup>${table.widths.map((width) => html`<col style="width:${percent(width)}">`)}</colgroup>
${head.length > 0 && html`<thead>\n${head}</thead>\n`}<tbody>
${rows.slice(table.headerRows)}</tbody>
</table>
</div>
`
}

function cellHtml(cell: OutputCell, table: OutputTable, id: string): Html {
  const columnSpan = cell.columnSpan > 1 && html` colspan="${cell.columnSpan}"`
  const rowSpan = cell.rowSpan > 1 && html` rowspan="${cell.rowSpan}"`
  const text = lines(cell.text)
  if (cell.role === 'data') {
    const heads = headsOf(cell, table).map((head) => cellId(head, id))
    return html`<td${columnSpan}${rowSpan} headers="${heads.join(' ')}">${text}</td>`
  }
  if (cell.role === 'corner' && cell.text === '') return html`<td${columnSpan}${rowSpan}></td>`
  const label = cell.vertical ? html`<span class="vertical">${text}</span>` : text
  return html`<th id="${cellId(cell, id)}" scope="${scopeOf(cell)}" class="${cell.role}"${columnSpan}${rowSpan}>${label}</th>`
}

function scopeOf(cell: OutputCell): string {
  if (cell.role === 'row') return 'row'
  if (cell.role === 'group') return 'rowgroup'
  return cell.columnSpan > 1 ? 'colgroup' : 'col'
}

/** The heads of a figure: from the caption above it down, then from the outermost group in. */
function headsOf(cell: OutputCell, table: OutputTable): OutputCell[] {
  const caption = table.cells.findLast((each) => each.role === 'caption' && each.row < cell.row)
  const firstRow = caption?.row ?? 0
  const columns = table.cells.filter(
    (each) =>
      each.role === 'column' &&
      each.row >= firstRow &&
      each.row < cell.row &&
      each.column < cell.column + cell.columnSpan &&
      cell.column < each.column + each.columnSpan,
  )
  const rows = table.cells.filter(
    (each) =>
      (each.role === 'row' || each.role === 'group') &&
      each.text !== '' &&
      each.row <= cell.row &&
      cell.row < each.row + each.rowSpan &&
      each.column < cell.column,
  )
  return [...(caption ? [caption] : []), ...columns, ...rows]
}

function cellId(cell: OutputCell, id: string): string {
  return `${id}-${cell.row + 1}-${cell.column + 1}`
}

function lines(text: string): Html[] {
  return text.split('\n').map((line, index) => (index === 0 ? html`${line}` : html`<br>${line}`))
}

function percent(share: number): string {
  return `${Math.round(share * 10000) / 100}%`
}
