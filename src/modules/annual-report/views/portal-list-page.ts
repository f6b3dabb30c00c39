import { dayInChina } from '#core/kit/day.ts'
import { toHalfWidth } from '#core/kit/text.ts'
import { type Frame, page } from '#modules/portal/index.ts'
import { selectField, textField } from '#platform/html/form-fields.ts'
import { type Html, html } from '#platform/html/html.ts'
import { paginationHtml } from '#platform/html/pagination.ts'
import type { ReportScope } from '../annual-report.tables.ts'
import type { PublishedPage, PublishedSummary } from '../store/published.ts'
import type { UnpublishedReport } from '../store/unpublished.ts'
import { reportHref } from './portal-report.ts'
import { REPORTS_COLUMN, SCOPE_NAMES } from './portal-words.ts'

export type ListFilter = {
  /** Null: all years. */
  readonly year: number | null
  readonly scope: ReportScope | null
  readonly text: string
  readonly page: number
}

export type ListPageContent = {
  readonly filter: ListFilter
  /** What stands in the address in the place of a year, and is none; then all years are shown. */
  readonly noYear: string
  readonly years: readonly { readonly year: number; readonly reports: number }[]
  readonly found: PublishedPage
  /** Of the year shown. */
  readonly unpublished: readonly UnpublishedReport[]
  readonly size: number
}

/** Published reports, the government's first, to be narrowed by year, kind and name. */
export function reportsPage(frame: Frame, content: ListPageContent): string {
  const { filter, found, size, years } = content
  const { year } = filter
  const pages = Math.max(1, Math.ceil(found.total / size))
  const heading = year === null ? '政府信息公开年报' : `${year}年政府信息公开年报`
  return page(frame, {
    title: heading,
    description: `${frame.site.regionName}各级机关公布的政府信息公开工作年度报告${year === null ? '' : `，${year}年度`}。`,
    path: listHref({ ...filter, text: '' }),
    trail: year === null ? [] : [{ text: '政府信息公开年报', href: '/reports?year=all' }],
    column: REPORTS_COLUMN,
    hidden: filter.text !== '',
    body: html`<h1>${heading}</h1>
${years.length > 0 && yearTabs(content)}${years.length > 0 && filterForm(frame, filter)}<p role="status" class="meta">${statusText(content)}</p>
${found.reports.length > 0 ? groups(found.reports, filter) : nothing(content)}${paginationHtml(
  { page: Math.min(filter.page, pages), pages },
  (number) => listHref({ ...filter, page: number }),
)}${filter.page >= pages && unpublishedHtml(content)}
${frame.look === 'standard' && found.total > 0 && html`<p class="screen-only">另可<a href="/reports/compare">对比两份报告</a>，或在<a href="/data">开放数据</a>下载全部报告的数据。</p>`}`,
  })
}

/** Address of the list with this filter; what is as usual is left out. */
export function listHref({ year, scope, text, page: number }: ListFilter): string {
  const query = new URLSearchParams({
    ...(year === null ? { year: 'all' } : { year: String(year) }),
    ...(scope && { scope }),
    ...(text !== '' && { agency: text }),
    ...(number > 1 && { page: String(number) }),
  })
  return `/reports?${query}`
}

function yearTabs({ years, filter }: ListPageContent): Html {
  const tabs = [
    ...years.map(({ year, reports }) => ({ year, text: `${year}年`, reports })),
    { year: null, text: '全部年度', reports: years.reduce((sum, each) => sum + each.reports, 0) },
  ]
  return html`<nav class="tabs" aria-label="年度"><ul>
${tabs.map(
  ({ year, text, reports }) =>
    html`<li><a href="${listHref({ ...filter, year, page: 1 })}"${year === filter.year && html` aria-current="true"`}>${text} <small>${reports} 份</small></a></li>\n`,
)}</ul></nav>
`
}

function filterForm(frame: Frame, { year, scope, text }: ListFilter): Html {
  const scopes = Object.entries(SCOPE_NAMES).map(([value, name]) => ({ value, text: name }))
  return html`<form class="filter" action="/reports" method="get" role="search" aria-label="筛选年报">
<input type="hidden" name="year" value="${year === null ? 'all' : year}">
${textField({ name: 'agency', label: '机关名称', value: text, type: 'search', maxLength: 60 })}${
  frame.look === 'standard' &&
  selectField({
    name: 'scope',
    label: '机关类别',
    chosen: scope ?? '',
    options: [{ value: '', text: '全部' }, ...scopes],
  })
}<button type="submit">查找</button>
</form>
`
}

function statusText({ filter, found, noYear, years }: ListPageContent): string {
  const { year } = filter
  if (year !== null && years.length > 0 && !years.some((each) => each.year === year)) {
    return `没有公布 ${year} 年度的报告`
  }
  const narrowed = filter.text !== '' || filter.scope !== null
  const counted = countedText(narrowed, found.total)
  return noYear === '' ? counted : `“${noYear}”不是年份，现在列出的是全部年度。${counted}`
}

function countedText(narrowed: boolean, total: number): string {
  return narrowed ? `符合条件的报告共 ${total} 份` : `共公布 ${total} 份报告`
}

function groups(reports: readonly PublishedSummary[], { year }: ListFilter): Html[] {
  const byScope = Map.groupBy(reports, ({ scope }) => scope)
  const scopes: ReportScope[] = ['government', 'agency', 'township']
  if (year === null) return [reportTable(reports, '全部年度', true)]
  return scopes.flatMap((scope) => {
    const own = byScope.get(scope)
    return own ? [reportTable(own, SCOPE_NAMES[scope], false)] : []
  })
}

function reportTable(reports: readonly PublishedSummary[], caption: string, withYear: boolean) {
  return html`<table class="report-list">
<caption>${caption}</caption>
<thead><tr><th scope="col">报告</th>${withYear && html`<th scope="col">年度</th>`}<th scope="col" class="index-number">索引号</th><th scope="col" class="day">公布日期</th></tr></thead>
<tbody>
${reports.map(
  (
    report,
  ) => html`<tr><th scope="row"><a href="${reportHref(report)}">${report.agencyName}<span class="unseen">${report.year}年政府信息公开工作年度报告</span></a>${report.edition > 1 && html` <small class="tag">更正版</small>`}</th>${withYear && html`<td>${report.year}年</td>`}<td class="index-number">${report.indexNumber}</td><td class="day"><time datetime="${report.publishedAt}">${dayInChina(report.publishedAt)}</time></td></tr>
`,
)}</tbody>
</table>
`
}

/** Agencies that owe this report, under the same filter as the list. */
function unpublishedHtml({ unpublished, filter: { scope, text } }: ListPageContent): Html | '' {
  const word = toHalfWidth(text)
  const owed = unpublished.filter(
    (each) =>
      (scope === null || each.scope === scope) && toHalfWidth(each.agencyName).includes(word),
  )
  if (owed.length === 0) return ''
  return html`<table class="report-list">
<caption>尚未公布</caption>
<thead><tr><th scope="col">机关</th><th scope="col" class="day">应公布日期</th></tr></thead>
<tbody>
${owed.map(
  ({ agencyName, dueOn }) =>
    html`<tr><th scope="row">${agencyName}</th><td class="day"><time datetime="${dueOn}">${dueOn}</time> 前</td></tr>\n`,
)}</tbody>
</table>
`
}

function nothing({ years, filter }: ListPageContent): Html {
  if (years.length === 0) {
    return html`<div class="empty"><p>还没有公布年度报告。</p><p>依照《政府信息公开条例》，县级以上人民政府部门应当在每年 1 月 31 日前、县级以上地方人民政府应当在每年 3 月 31 日前公布上一年度的报告。</p></div>
`
  }
  return html`<div class="empty"><p>没有符合条件的报告。</p>
<p><a href="${listHref({ ...filter, text: '', scope: null, page: 1 })}">清除条件</a>，看<a href="${listHref({ ...filter, year: null, page: 1 })}">全部年度</a>，或者写机关名称中的几个字再找。</p></div>
`
}
