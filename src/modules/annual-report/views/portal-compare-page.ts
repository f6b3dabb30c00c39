import { type CellDifference, compare } from '#core/annual-report/compare.ts'
import type { Cell } from '#core/annual-report/report.ts'
import type { CellPlace, Template } from '#core/annual-report/template.ts'
import { type Frame, page } from '#modules/portal/index.ts'
import { errorSummary, type Option, selectField, textField } from '#platform/html/form-fields.ts'
import { type Html, html } from '#platform/html/html.ts'
import type { PublishedReport, PublishedSummary } from '../store/published.ts'
import { cellText, plainNumber } from './cell-text.ts'
import { reportHref, shownReport } from './portal-report.ts'
import { REPORTS_COLUMN, REPORTS_LINK } from './portal-words.ts'

export type ComparedSide = { readonly published: PublishedReport; readonly template: Template }

export type ComparePageContent = {
  /** What can be chosen: the newest of those whose agency's name holds `chosen.agency`. */
  readonly reports: readonly PublishedSummary[]
  /** How many there are of these. */
  readonly total: number
  /** As asked for, the reports as `2025/<agency>`. */
  readonly chosen: { readonly a: string; readonly b: string; readonly agency: string }
  readonly errors: Readonly<Record<string, string>>
  readonly sides: readonly [ComparedSide, ComparedSide] | null
}

/** Two published reports side by side: two agencies, or two years of one. */
export function comparePage(frame: Frame, content: ComparePageContent): string {
  const { reports, total, chosen, errors, sides } = content
  const options = reports.map(
    ({ year, agencyId, agencyName }): Option => ({
      ...{ value: `${year}/${agencyId}`, text: `${agencyName}（${year}年）`, group: `${year}年` },
    }),
  )
  const empty = { value: '', text: '请选择' }
  const field = (name: 'a' | 'b', label: string) =>
    selectField({
      ...{ name, label, chosen: chosen[name], error: errors[name] },
      options: [empty, ...options],
    })
  return page(frame, {
    title: '对比两份年报',
    description:
      '把两个机关或者同一机关两个年度的政府信息公开工作年度报告并排对照，列出每一处差别。',
    path: '/reports/compare',
    trail: [REPORTS_LINK],
    column: REPORTS_COLUMN,
    hidden: chosen.a !== '' || chosen.b !== '' || chosen.agency !== '',
    body: html`<h1>对比两份年报</h1>
<p>一次对比两份报告。${total > reports.length && html`共有 ${total} 份，下面只列出最近的 ${reports.length} 份；要找其余的，请写出单位名称中的字再选。`}</p>
${errorSummary(errors)}<form class="filter" action="/reports/compare" method="get">
${(total > reports.length || chosen.agency !== '') && nameField(chosen.agency)}${field('a', '甲')}${field('b', '乙')}<button type="submit">对比</button>
</form>
${sides && comparison(sides)}`,
  })
}

function nameField(value: string): Html {
  return html`${textField({
    ...{ name: 'agency', label: '单位名称', type: 'search', value, maxLength: 60 },
  })}<button type="submit" class="button-quiet">查找</button>
`
}

function comparison([left, right]: readonly [ComparedSide, ComparedSide]): Html {
  const sides = [left, right].map(({ published, template }) => ({
    report: shownReport(published, template),
    template,
  }))
  const [one, other] = sides
  if (!one || !other) return html``
  const differences = compare(one, other)
  const places = new Map([...other.template.cellById, ...one.template.cellById])
  const seen = differences.filter((each) => !isEmptyExtra(each))
  const groups = Map.groupBy(seen, ({ cell }) => places.get(cell)?.table.id ?? '')
  return html`<p role="status">${statusText(places.size, differences.length)}</p>
<ul class="compared"><li>甲：<a href="${reportHref(left.published)}">${left.published.title}</a></li><li>乙：<a href="${reportHref(right.published)}">${right.published.title}</a></li></ul>
${[...groups].map(([table, cells]) => differenceTable(cells, places, table, [left, right]))}${
  left.template !== right.template &&
  html`<p class="note">两份报告的格式不同（${left.template.name}、${right.template.name}）。一种格式没有的格子写作“无此项”；另一方为 0 的没有列出。</p>`
}`
}

function statusText(cells: number, differences: number): string {
  if (differences === 0) return `${cells} 格数据全部相同。`
  return `${cells} 格数据中有 ${differences} 格不同，${cells - differences} 格相同。“增减”是乙减甲。`
}

/** A cell that only one form has and that holds 0: nothing to see. */
function isEmptyExtra({ kind, left, right }: CellDifference): boolean {
  const cell = kind === 'only-left' ? left : kind === 'only-right' ? right : null
  return cell?.kind === 'number' && cell.value === 0
}

function differenceTable(
  cells: readonly CellDifference[],
  places: ReadonlyMap<string, CellPlace>,
  id: string,
  [left, right]: readonly [ComparedSide, ComparedSide],
): Html {
  const head = ({ published }: ComparedSide, name: string) =>
    html`<th scope="col" class="figure">${name}<br><small>${published.agencyName}${published.year}年</small></th>`
  const caption = captionOf(id, left.template) ?? captionOf(id, right.template) ?? id
  return html`<div class="scroll" role="region" aria-labelledby="caption-${id}" tabindex="0">
<table class="differences">
<caption id="caption-${id}">${caption}</caption>
<thead><tr><th scope="col">项目</th>${head(left, '甲')}${head(right, '乙')}<th scope="col" class="figure">增减</th><th scope="col" class="figure percent">增减％</th></tr></thead>
<tbody>
${cells.map((each) => differenceRow(each, places.get(each.cell)))}</tbody>
</table>
</div>
`
}

function captionOf(table: string, template: Template): string | null {
  const section = template.sections.find(({ parts }) => parts?.includes(table))
  if (!section) return null
  const own = template.tableById.get(table)?.caption
  return own ? `${section.title}：${own}` : section.title
}

function differenceRow(difference: CellDifference, place: CellPlace | undefined): Html {
  const { left, right, change, percent } = difference
  return html`<tr><th scope="row">${place ? nameOf(place) : difference.name}</th><td class="figure">${sideText(left, place)}</td><td class="figure">${sideText(right, place)}</td><td class="figure">${change === null ? '—' : signed(change)}</td><td class="figure percent">${percent === null ? '—' : `${signed(Math.round(percent * 10) / 10)}%`}</td></tr>
`
}

function nameOf({ row, column, table }: CellPlace): Html {
  const heads = [...(column.under ?? []).slice(row.label === '' ? 0 : -1), column.label]
  const head =
    table.columns.length > 1 ? heads.filter((each) => each !== '申请人情况') : [column.label]
  return html`${row.label !== '' && html`${row.label}　`}<small>${head.join('·')}</small>`
}

function sideText(cell: Cell | null, place: CellPlace | undefined): string {
  if (cell === null) return '无此项'
  if (cell.kind === 'unread') return '无数据'
  if (cell.kind === 'blank') return '（空）'
  return place ? cellText(cell, place.column) : cell.raw
}

function signed(value: number): string {
  return value > 0 ? `+${plainNumber(value)}` : plainNumber(value).replace('-', '−')
}
