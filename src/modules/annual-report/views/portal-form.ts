import { type FormCell, type FormTable, formTables } from '#core/annual-report/form.ts'
import type { AnnualReport } from '#core/annual-report/report.ts'
import type { Column, Template } from '#core/annual-report/template.ts'
import { escapeHtml, type Html, html, trusted } from '#platform/html/html.ts'
import { cellText } from './cell-text.ts'

/** A table of the form as markup with gaps: `parts[n]` stands before the figure of `gaps[n]`. */
type FormMarkup = {
  readonly section: string
  readonly parts: readonly string[]
  readonly gaps: readonly { readonly cell: string; readonly column: Column }[]
}

const known = new WeakMap<Template, readonly FormMarkup[]>()

/**
 * The statutory tables of a section exactly as the form prints them. Each figure names the heads it
 * stands under; a table wider than the screen scrolls inside its own region. The markup of a
 * template is made once, so that a page only fills in figures.
 */
export function formHtml(report: AnnualReport, template: Template, section: string): Html {
  const forms = markupOf(template).filter((form) => form.section === section)
  return trusted(forms.map((form) => filled(form, report)).join(''))
}

function filled({ parts, gaps }: FormMarkup, report: AnnualReport): string {
  let markup = parts[0] ?? ''
  gaps.forEach(({ cell, column }, index) => {
    markup += escapeHtml(cellText(report.cells[cell], column))
    markup += parts[index + 1] ?? ''
  })
  return markup
}

function markupOf(template: Template): readonly FormMarkup[] {
  const made = known.get(template) ?? formTables(template).map((form) => formMarkup(form, template))
  known.set(template, made)
  return made
}

function formMarkup(form: FormTable, template: Template): FormMarkup {
  const parts = [opening(form, template)]
  const gaps: FormMarkup['gaps'][number][] = []
  const write = (text: string) => parts.push((parts.pop() ?? '') + text)
  for (let row = 0; row < form.rows; row++) {
    if (row === form.headerRows) write(form.headerRows > 0 ? '</thead>\n<tbody>\n' : '<tbody>\n')
    write('<tr>')
    const cells = form.cells.filter((cell) => cell.row === row)
    for (const cell of cells.sort((left, right) => left.column - right.column)) {
      if (cell.kind === 'label') write(labelHtml(cell, form).toString())
      else {
        const place = template.cellById.get(cell.cell)
        if (!place) throw new RangeError(`form of ${form.section} has an unknown cell ${cell.cell}`)
        write(`<td${spans(cell)} headers="${headsOf(cell, form).join(' ')}">`)
        gaps.push({ cell: cell.cell, column: place.column })
        parts.push('</td>')
      }
    }
    write('</tr>\n')
  }
  write('</tbody>\n</table>\n</div>\n')
  return { section: form.section, parts, gaps }
}

function opening(form: FormTable, template: Template): string {
  const { section, columns, headerRows } = form
  const { ordinal = '', title = '' } = template.sectionById.get(section) ?? {}
  const shape = headerRows === 0 ? 'stacked' : columns > 6 ? 'dense' : 'plain'
  const labels = form.cells.filter((cell) => cell.kind === 'label' && cell.role === 'group').length
  return html`<div class="scroll" role="region" aria-labelledby="${section}-caption" tabindex="0">
<table class="form form-${shape}${labels > 0 && ' form-grouped'}">
<caption class="unseen" id="${section}-caption">表${ordinal}　${title}</caption>
${headerRows > 0 && html`<thead>\n`}`.toString()
}

type LabelCell = FormCell & { readonly kind: 'label' }

function labelHtml(cell: LabelCell, form: FormTable): Html {
  const span = trusted(spans(cell))
  if (cell.role === 'corner' && cell.text === '') return html`<td${span}></td>`
  const upright = cell.role === 'group' && cell.column === 0 && cell.rowSpan > 6
  return html`<th id="${headId(cell, form)}" scope="${scopeOf(cell)}" class="${cell.role}${upright && ' upright'}"${span}>${labelText(cell)}</th>`
}

/** Narrow labels break after their ordinal: «（三）» over «不予公开». */
function labelText({ role, text, column }: LabelCell): Html {
  const [, ordinal, rest] = /^(（[一二三四五六七八九十]+）)(.+)$/.exec(text) ?? []
  return role === 'group' && column > 0 && ordinal ? html`${ordinal}<br>${rest}` : html`${text}`
}

function scopeOf({ role, columnSpan }: LabelCell): string {
  if (role === 'row') return 'row'
  if (role === 'group') return 'rowgroup'
  return columnSpan > 1 ? 'colgroup' : 'col'
}

/** The heads of a figure: from the caption above it down, then from the outermost group in. */
function headsOf(cell: FormCell, form: FormTable): string[] {
  const labels = form.cells.filter((each): each is LabelCell => each.kind === 'label')
  const caption = labels.findLast((each) => each.role === 'caption' && each.row < cell.row)
  const columns = labels.filter(
    (each) =>
      each.role === 'column' &&
      each.row >= (caption?.row ?? 0) &&
      each.row < cell.row &&
      each.column < cell.column + cell.columnSpan &&
      cell.column < each.column + each.columnSpan,
  )
  const rows = labels.filter(
    (each) =>
      (each.role === 'row' || each.role === 'group') &&
      each.text !== '' &&
      each.row <= cell.row &&
      cell.row < each.row + each.rowSpan,
  )
  return [...(caption ? [caption] : []), ...columns, ...rows].map((each) => headId(each, form))
}

function headId({ row, column }: FormCell, { section }: FormTable): string {
  return `${section}-${row + 1}-${column + 1}`
}

function spans({ rowSpan, columnSpan }: FormCell): string {
  const rows = rowSpan > 1 ? ` rowspan="${rowSpan}"` : ''
  return columnSpan > 1 ? `${rows} colspan="${columnSpan}"` : rows
}
