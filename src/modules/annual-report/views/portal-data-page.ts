import { type Frame, page } from '#modules/portal/index.ts'
import { type Html, html } from '#platform/html/html.ts'

export type DataPageContent = {
  readonly years: readonly { readonly year: number; readonly reports: number }[]
}

const FIELDS: readonly (readonly [string, string])[] = [
  ['year', '报告年度'],
  ['agencyId', '机关编号，长期不变'],
  ['agencyName', '公布时的机关名称'],
  ['scope', '机关类别：government 本级政府，agency 部门和单位，township 乡镇和街道'],
  ['edition', '版次；更正后加一'],
  ['template', '报告格式'],
  ['cell', '单元格编号，“表.行.列”'],
  ['row、column', '单元格的行、列标题'],
  ['kind', 'number 数字，blank 空格，slash 斜杠或横线，na 不适用，text 文字，unread 没有数据'],
  ['value', '数字；不是数字的留空，留空不代表 0'],
  ['unit', '单位'],
  ['raw', '报告中的原样文字'],
]

/** What can be downloaded, what is in it, and under what terms. */
export function dataPage(frame: Frame, { years }: DataPageContent): string {
  const { origin } = frame.site
  return page(frame, {
    title: '开放数据',
    description:
      '全部已公布的政府信息公开工作年度报告的数据，CSV、JSON、Parquet 和接口，可自由使用。',
    path: '/data',
    column: {
      name: '开放数据',
      about: '政府信息公开工作年度报告的结构化数据',
      keywords: ['开放数据', '年度报告', 'CSV', 'JSON', '接口'],
      type: '数据开放',
    },
    data: {
      '@type': 'Dataset',
      name: `${frame.site.regionName}政府信息公开工作年度报告数据`,
      description: '各机关年度报告的全部表格数据，每个单元格一行。',
      url: `${origin}/data`,
      isAccessibleForFree: true,
      creator: { '@type': 'GovernmentOrganization', name: frame.site.sponsor },
      distribution: years.map(({ year }) => ({
        '@type': 'DataDownload',
        encodingFormat: 'text/csv',
        contentUrl: `${origin}${cellsHref(year, 'csv')}`,
      })),
    },
    body: html`<h1>开放数据</h1>
<p class="lead">已公布的年度报告，每一个数字都可以下载、核对和再利用。</p>
<h2 id="downloads">下载</h2>
${years.length === 0 ? html`<p class="empty">还没有公布年度报告，暂无数据。</p>` : downloads(years)}
<h2 id="fields">字段</h2>
<div class="scroll" role="region" aria-labelledby="fields" tabindex="0"><table class="fields"><thead><tr><th scope="col">字段</th><th scope="col">含义</th></tr></thead>
<tbody>
${FIELDS.map(([name, meaning]) => html`<tr><th scope="row"><code>${name}</code></th><td>${meaning}</td></tr>\n`)}</tbody></table></div>
<h2 id="api">接口</h2>
<ul>
<li><code>GET /api/open/reports?year=2025&amp;page=1</code>：已公布报告的清单，每页 100 份，<code>next</code>、<code>previous</code> 是前后页的地址，<code>total</code> 是总份数</li>
<li><code>GET /api/open/reports/年度/机关编号</code>：一份报告的全部内容</li>
</ul>
<p>接口无需注册，返回 JSON。<a href="/api/docs">查看接口文档</a></p>
<h2 id="licence">使用条款</h2>
<p>这些数据来自依法主动公开的政府信息，可以免费复制、传播、分析和用于商业用途。使用时请注明来源“${frame.site.name}”和取得日期；不得改动数字后仍称其为官方数据。数据以各机关公布的报告原文为准。</p>
`,
  })
}

function downloads(years: DataPageContent['years']): Html {
  return html`<p>全部报告的清单（每份报告一行）：<a href="/data/reports.csv" download>CSV</a>　<a href="/data/reports.json" download>JSON</a></p>
<div class="scroll" role="region" aria-labelledby="by-year" tabindex="0">
<table>
<caption id="by-year">各年度全部单元格（每个单元格一行）</caption>
<thead><tr><th scope="col">年度</th><th scope="col" class="figure">报告</th><th scope="col">文件</th></tr></thead>
<tbody>
${years.map(
  ({
    year,
    reports,
  }) => html`<tr><th scope="row">${year}年</th><td class="figure">${reports} 份</td><td>${(['csv', 'json', 'parquet'] as const).map((format) => html`<a href="${cellsHref(year, format)}" download>${NAMES[format]}<span class="unseen">（${year}年）</span></a>　`)}</td></tr>
`,
)}</tbody>
</table>
</div>
`
}

const NAMES = { csv: 'CSV', json: 'JSON', parquet: 'Parquet' } as const

function cellsHref(year: number, format: string): string {
  return `/data/cells-${year}.${format}`
}
