import { printable } from '#platform/documents/write/output-document.ts'
import { html } from '#platform/html/html.ts'
import type { Frame } from '../portal/frame.ts'
import type { Site } from '../portal.ports.ts'
import { page } from './page.ts'

/** The way to everything, for people. */
export function siteMapPage(frame: Frame): string {
  const own = [
    { text: '首页', href: '/' },
    ...frame.navigation,
    { text: '搜索', href: '/search' },
    { text: '无障碍声明', href: '/about/accessibility' },
    { text: '工作人员登录', href: '/desk' },
  ]
  return page(frame, {
    title: '网站地图',
    description: `${frame.site.name}的全部栏目。`,
    path: '/sitemap',
    variant: 'text',
    body: html`<h1>网站地图</h1>
<ul>${own.map(({ text, href }) => html`<li><a href="${href}">${text}</a></li>\n`)}</ul>
<h2>订阅</h2>
<ul>${frame.feeds.map(({ text, href }) => html`<li>${text}：<a href="${href}.atom">Atom</a>　<a href="${href}.json">JSON Feed</a></li>\n`)}</ul>
`,
  })
}

export type MappedPage = { readonly href: string; readonly changedAt: string | null }

/** A site map holds at most this many addresses (sitemaps.org). */
const MOST_ADDRESSES = 50_000

/** The way to everything, for search engines. */
export function siteMapXml({ origin }: Site, pages: readonly MappedPage[]): string {
  return html`<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${pages
  .slice(0, MOST_ADDRESSES)
  .map(
    ({ href, changedAt }) =>
      html`<url><loc>${printable(`${origin}${href}`)}</loc>${changedAt && html`<lastmod>${changedAt}</lastmod>`}</url>\n`,
  )}</urlset>
`.toString()
}

export function robotsText({ origin }: Site): string {
  return `User-agent: *\nDisallow: /desk\nDisallow: /api/\nDisallow: /search\nDisallow: /look\nSitemap: ${origin}/sitemap.xml\n`
}
