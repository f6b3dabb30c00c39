import type { AnnualReport } from '#core/annual-report/report.ts'
import type { Template } from '#core/annual-report/template.ts'
import { chineseDay, dayInChina } from '#core/kit/day.ts'
import { type Frame, page } from '#modules/portal/index.ts'
import { barChartHtml } from '#platform/documents/write/html-chart.ts'
import { type Html, html } from '#platform/html/html.ts'
import type { PublishedReport } from '../store/published.ts'
import { figureList, needsList } from './portal-figure-list.ts'
import { formHtml } from './portal-form.ts'
import { narrativeHtml, sectionTitle, unreadNote } from './portal-narrative.ts'
import { type ReportPageContent, reportHref, shownReport } from './portal-report.ts'
import { aboutReport, editionNote, reportAside } from './portal-report-aside.ts'
import { trendHtml } from './portal-trend.ts'
import { REPORTS_COLUMN, REPORTS_LINK } from './portal-words.ts'
import { requestCharts } from './report-figures.ts'

/** A published report: the six parts with their tables, what it is, and how to take it away. */
export function reportPublicPage(frame: Frame, content: ReportPageContent): string {
  const { published, template } = content
  const report = shownReport(published, template)
  const title = report.title ?? published.title
  const { year, agencyName, publishedAt, indexNumber, edition } = published
  return page(frame, {
    title,
    description: `${agencyName}${year}年度政府信息公开工作年度报告，${dayInChina(publishedAt)}公布，索引号${indexNumber}。`,
    path: hrefOf(published),
    trail: [REPORTS_LINK, { text: `${year}年`, href: `/reports?year=${year}` }],
    column: REPORTS_COLUMN,
    article: { title, publishedAt, source: agencyName },
    keywords: ['政府信息公开', '年度报告', `${year}年`, agencyName],
    data: {
      '@type': 'Report',
      ...{ name: title, inLanguage: 'zh-CN', identifier: indexNumber, version: String(edition) },
      ...{ datePublished: publishedAt, url: `${frame.site.origin}${reportHref(published)}` },
      author: { '@type': 'GovernmentOrganization', name: agencyName },
    },
    body: html`<div class="report-page">
<article aria-labelledby="title">
${editionNote(published)}${aboutReport(published)}<h1 id="title" class="official">${titleLines(title)}</h1>
<p class="jumps screen-only"><a href="#downloads">下载全文</a><a href="#contact">联系编制单位</a></p>
${unreadNote(report, template)}${narrativeHtml(report, 'intro')}${template.sections.map((section) => sectionHtml(report, template, section.id))}${signature(report)}</article>
${reportAside(frame, content)}</div>
${frame.look === 'standard' && overview(report, template)}${frame.look === 'standard' && trendHtml(content.years, template)}`,
  })
}

/** An old edition has an address of its own; the newest one that without a number. */
function hrefOf(published: PublishedReport): string {
  const newest = published.editions[0]?.edition ?? published.edition
  return reportHref(published, published.edition === newest ? undefined : published.edition)
}

/** The parts of the title between which it breaks first. */
function titleLines(title: string): Html[] {
  return title.split(/(?=政府信息公开工作年度报告$)/).map((line) => html`<span>${line}</span>`)
}

function sectionHtml(report: AnnualReport, template: Template, id: string): Html | '' {
  const section = template.sectionById.get(id)
  if (!section) return ''
  const text = narrativeHtml(report, id)
  const wide = (section.parts ?? [])
    .flatMap((part) => template.tableById.get(part) ?? [])
    .filter(needsList)
  const missing = text.length === 0 && !section.parts
  return html`<h2 id="${id}">${sectionTitle(section)}</h2>
${text}${missing && html`<p class="empty">这一部分没有内容。</p>\n`}${
  wide.length === 0
    ? formHtml(report, template, id)
    : html`<div class="either-way"><p class="as-table-choice screen-only"><input type="checkbox" id="${id}-as-table"><label for="${id}-as-table">按原表格样式显示（可左右滑动）</label></p>
${wide.map((table) => figureList(report, table))}<div class="as-table">${formHtml(report, template, id)}</div></div>
`
}`
}

function signature({ agency, signedOn }: AnnualReport): Html | '' {
  if (!signedOn) return ''
  return html`<div class="signature"><p>${agency}</p><p><time datetime="${signedOn}">${chineseDay(signedOn)}</time></p></div>
`
}

/** The year at a glance; every figure of it stands in the tables above. */
function overview(report: AnnualReport, template: Template): Html | '' {
  const { results, applicants } = requestCharts(report, template)
  const charts = [
    barChartHtml('申请办理结果', '件', results),
    barChartHtml('申请人情况', '件', applicants),
  ].filter((chart) => chart !== null)
  if (charts.length === 0) return ''
  return html`<section class="overview" aria-labelledby="overview"><h2 id="overview">图表</h2>
<div class="charts">
${charts}</div>
</section>
`
}
