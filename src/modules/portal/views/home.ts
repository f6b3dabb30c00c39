import { dayInChina } from '#core/kit/day.ts'
import { type Html, html } from '#platform/html/html.ts'
import { type Frame, fitting } from '../portal/frame.ts'
import type { Highlight, Offer, Publication } from '../portal.ports.ts'
import { page } from './page.ts'

export type HomeContent = {
  readonly offers: readonly Offer[]
  readonly latest: readonly Publication[]
  readonly highlights: readonly Highlight[]
}

/** What can be done here, what is new, and the year in figures. */
export function homePage(frame: Frame, { offers, latest, highlights }: HomeContent): string {
  const { site } = frame
  return page(frame, {
    title: site.name,
    description: `${site.regionName}政府信息公开平台：查阅政府信息公开工作年度报告和开放数据。`,
    path: '/',
    variant: 'home',
    column: {
      name: '首页',
      about: `${site.regionName}政府信息公开平台首页`,
      keywords: ['政府信息公开', '政务公开', site.regionName],
      type: '首页',
    },
    data: { '@type': 'WebSite', name: site.name, url: `${site.origin}/`, inLanguage: 'zh-CN' },
    body: html`<div class="banner"><div class="measure"><h1>${site.regionName}政府信息公开</h1>
<p class="lead">各级机关依法公开的信息，在这里查阅、对照和取用。</p></div></div>
<div class="measure home">
<section aria-labelledby="offers"><h2 id="offers">可以在这里做什么</h2>
${offersHtml(fitting(offers, frame.look))}</section>
${highlights.map((each, index) => highlightHtml(each, `figures-${index + 1}`))}<section aria-labelledby="latest"><h2 id="latest">最新公布</h2>
${latestHtml(latest)}</section>
</div>
`,
  })
}

function offersHtml(offers: readonly Offer[]): Html {
  return html`<ul class="offers">
${offers.map(
  ({ text, href, about }) => html`<li><a href="${href}">${text}</a><p>${about}</p></li>
`,
)}</ul>
`
}

function highlightHtml({ text, href, figures }: Highlight, id: string): Html {
  return html`<section aria-labelledby="${id}"><h2 id="${id}">${text}</h2>
<dl class="figures">
${figures.map(({ label, value, unit }) => html`<div><dt>${label}</dt><dd>${value}<small>${unit}</small></dd></div>\n`)}</dl>
<p><a href="${href}">查看全文</a></p></section>
`
}

function latestHtml(latest: readonly Publication[]): Html {
  if (latest.length === 0) return html`<p class="empty">还没有公布的内容。</p>\n`
  return html`<ul class="latest">
${latest.map(
  ({
    text,
    href,
    publishedAt,
  }) => html`<li><a href="${href}">${text}</a><time datetime="${publishedAt}">${dayInChina(publishedAt)}</time></li>
`,
)}</ul>
`
}
