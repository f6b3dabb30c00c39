import type { AnnualReport } from '#core/annual-report/report.ts'
import type { Section, Template } from '#core/annual-report/template.ts'
import { type Html, html } from '#platform/html/html.ts'

/** The text of a section: a paragraph a line; a sub-topic's heading alone on a line is a heading. */
export function narrativeHtml(report: AnnualReport, id: string): Html[] {
  const section = report.sections.find((each) => each.id === id)
  const headings = (section?.topics ?? []).flatMap(({ heading }) => (heading === '' ? [] : heading))
  const lines = (section?.text ?? '').split('\n').map((line) => line.trim())
  return lines.filter((line) => line !== '').map((line) => lineHtml(line, headings))
}

function lineHtml(line: string, headings: readonly string[]): Html {
  const heading = headings.find((each) => line.startsWith(each))
  if (heading === undefined) return html`<p class="narrative">${line}</p>\n`
  if (heading === line) return html`<h3>${line}</h3>\n`
  const stop = /^[。：:.]/.test(line.slice(heading.length)) ? 1 : 0
  const lead = heading.length + stop
  return html`<p class="narrative"><b>${line.slice(0, lead)}</b>${line.slice(lead)}</p>\n`
}

/** «一、总体情况» */
export function sectionTitle({ ordinal, title }: Section): string {
  return `${ordinal}、${title}`
}

/** Cells that could not be read are left empty; this says which, lest they pass for blanks or zeros. */
export function unreadNote(report: AnnualReport, template: Template): Html | '' {
  const unread = template.cells.filter(
    ({ id }) => (report.cells[id]?.kind ?? 'unread') === 'unread',
  )
  if (unread.length === 0) return ''
  const names = unread.slice(0, 10).map(({ name }) => name)
  const more = unread.length > names.length ? `等 ${unread.length} 格` : ''
  return html`<p class="note">没有数据：${names.join('；')}${more}。这些格留空，不代表 0。</p>\n`
}
