import { type Html, html } from '#platform/html/html.ts'
import { type PageOf, paginationHtml } from '#platform/html/pagination.ts'
import type { Frame } from '../portal/frame.ts'
import type { Found } from '../portal.ports.ts'
import { page } from './page.ts'

/** The search form and, once something was asked, what was found. */
export function searchPage(frame: Frame, query: string, found: PageOf<Found>): string {
  return page(frame, {
    title: query === '' ? '搜索' : `搜索：${query}`,
    description: '按标题搜索已公布的内容。',
    path: '/search',
    hidden: true,
    variant: 'text',
    body: html`<h1>搜索</h1>
<form class="search-form" action="/search" method="get">
<label for="q">标题中的词</label>
<p class="hint" id="q-hint">可以写机关、年度或标题里的词，几个词用空格分开，例如“教育局 2025”。</p>
<div class="search-line"><input id="q" name="q" type="search" value="${query}" maxlength="100" aria-describedby="q-hint">
<button type="submit">搜索</button></div>
</form>
${query !== '' && results(query, found)}`,
  })
}

function results(query: string, found: PageOf<Found>): Html {
  if (found.total === 0) return nothing(query)
  return html`<h2>“${query}”：找到 ${found.total} 条</h2>
<ul class="results">
${found.items.map(
  ({
    text,
    href,
    kind,
    agencyName,
    publishedOn,
  }) => html`<li><a href="${href}">${marked(text, query)}</a><p class="meta">${kind}　${agencyName}　<time datetime="${publishedOn}">${publishedOn}</time> 公布</p></li>
`,
)}</ul>
${paginationHtml(found, (number) => `/search?q=${encodeURIComponent(query)}&page=${number}`)}`
}

function nothing(query: string): Html {
  return html`<h2>没有找到标题含有“${query}”的内容</h2>
<ul>
<li>换一个更短的词，例如只写机关的简称。</li>
<li>去掉一两个词再试。</li>
<li>到<a href="/reports">政府信息公开年报</a>按机关和年度查找。</li>
</ul>
`
}

/** The words that were asked for stand out in the title. */
function marked(text: string, query: string): Html[] {
  const words = query.split(/\s+/).filter((word) => word !== '')
  const pattern = new RegExp(`(${words.map(literal).join('|')})`, 'gi')
  return text
    .split(pattern)
    .map((part, index) => (index % 2 === 1 ? html`<mark>${part}</mark>` : html`${part}`))
}

function literal(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
