import type { AnnualReport } from '#core/annual-report/report.ts'
import type { Template } from '#core/annual-report/template.ts'
import { barChartHtml, CHART_STYLE } from '#platform/documents/write/html-chart.ts'
import { contentsOf, documentHtml } from '#platform/documents/write/html-document.ts'
import { pageHtml } from '#platform/documents/write/html-page.ts'
import { type Html, html } from '#platform/html/html.ts'
import { reportDocument } from './report-document.ts'
import { keyFigures, requestCharts } from './report-figures.ts'

/** The report as one page for a government site, with the year at a glance before the text. */
export function reportPage(report: AnnualReport, template: Template): string {
  const document = reportDocument(report, template)
  return pageHtml({
    title: document.title,
    ...(document.titleLines ? { titleLines: document.titleLines } : {}),
    language: document.language,
    meta: metaTags(report, document.title),
    contents: contentsOf(document),
    contentsLabel: '目录',
    skipLabel: '跳到正文',
    kicker: '政府信息公开年报',
    main: html`${overview(report, template)}<article>
${documentHtml(document)}</article>
`,
    style: CHART_STYLE + OVERVIEW_STYLE,
  })
}

/** The tags of 国办发〔2017〕47号 that the report itself can fill in. */
function metaTags(report: AnnualReport, title: string): Record<string, string> {
  return {
    ColumnName: '政府信息公开年报',
    ArticleTitle: title,
    ...(report.signedOn ? { PubDate: `${report.signedOn} 00:00` } : {}),
    ...(report.agency ? { ContentSource: report.agency, Author: report.agency } : {}),
    Keywords: ['政府信息公开', '年度报告', ...(report.year ? [`${report.year}年`] : [])].join('；'),
    ...(report.contact.url ? { Url: report.contact.url } : {}),
  }
}

function overview(report: AnnualReport, template: Template): Html | '' {
  const figures = keyFigures(report, template)
  const charts = requestCharts(report, template)
  const drawn = [
    barChartHtml('申请办理结果', '件', charts.results),
    barChartHtml('申请人情况', '件', charts.applicants),
  ].filter((chart) => chart !== null)
  if (figures.length === 0 && drawn.length === 0) return ''
  return html`<aside class="overview" aria-label="数据概览">
<dl>
${figures.map(({ label, value, unit }) => html`<div><dt>${label}</dt><dd>${value}<small>${unit}</small></dd></div>\n`)}</dl>
${drawn.length > 0 && html`<div class="charts">\n${drawn}</div>\n`}</aside>
`
}

const OVERVIEW_STYLE = `.overview { margin: calc(var(--unit) * 3) 0 calc(var(--unit) * 5); }
.overview dl {
  margin: 0; display: grid; gap: var(--unit);
  grid-template-columns: repeat(auto-fill, minmax(200px, 1fr));
}
.overview dl div { background: var(--wash); padding: calc(var(--unit) * 2); display: flex; flex-direction: column; }
.overview dt { color: var(--ink-soft); font-size: 16px; line-height: 1.5; flex: 1; }
.overview dd { margin: 0; font-size: 32px; line-height: 1.5; font-weight: 700; color: var(--action); font-variant-numeric: tabular-nums; }
.overview small { font-size: 16px; font-weight: 400; margin-left: 4px; color: var(--ink-soft); }
.charts {
  margin-top: calc(var(--unit) * 4); display: grid; gap: calc(var(--unit) * 4);
  grid-template-columns: repeat(auto-fit, minmax(min(100%, 400px), 1fr));
}
@media (max-width: 600px) { .overview dl { grid-template-columns: 1fr 1fr; } }
@media print { .overview { display: none; } }
`
