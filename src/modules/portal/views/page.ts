import { type Html, html } from '#platform/html/html.ts'
import { jsonLd } from '#platform/html/json-data.ts'
import { asset } from '../portal/assets.ts'
import type { Frame } from '../portal/frame.ts'
import type { Link } from '../portal.ports.ts'
import { footer } from './footer.ts'
import { header } from './header.ts'
import { type Article, type Column, metaTags } from './meta-tags.ts'

export type PageContent = {
  readonly title: string
  readonly description: string
  /** Path of this page without what does not change it; its canonical address. */
  readonly path: string
  /** The way here from the home page, without this page itself. */
  readonly trail?: readonly Link[]
  readonly column?: Column
  readonly article?: Article
  readonly keywords?: readonly string[]
  /** For programs that read pages. */
  readonly data?: Readonly<Record<string, unknown>>
  /** Lists of search results and errors are not to be found by search engines. */
  readonly hidden?: boolean
  readonly body: Html
  /** `home` has its own head; `text` is narrow enough to read. */
  readonly variant?: 'home' | 'text' | 'wide'
}

/** A whole page of the site, as text to send. */
export function page(frame: Frame, content: PageContent): string {
  const { look } = frame
  const { trail, body, variant = 'wide' } = content
  return html`<!doctype html>
<html lang="zh-CN" class="look-${look}">
${head(frame, content)}<body>
<a class="skip" href="#main">跳到正文</a>
${header(frame)}<main id="main" tabindex="-1" class="main-${variant}">
${variant !== 'home' && breadcrumb(trail ?? [], content.title)}${body}</main>
${footer(frame)}</body>
</html>
`.toString()
}

function head(frame: Frame, content: PageContent): Html {
  const { site, feeds } = frame
  const title = content.variant === 'home' ? site.name : `${content.title} - ${site.name}`
  return html`<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
${metaTags(site, content)}<link rel="canonical" href="${site.origin}${content.path}">
${content.hidden && html`<meta name="robots" content="noindex">\n`}<link rel="icon" type="image/svg+xml" href="${asset('icon.svg').href}">
<link rel="stylesheet" href="${asset('site.css').href}">
<script src="${asset('site.js').href}" defer></script>
${feeds.map(
  ({
    text,
    href,
  }) => html`<link rel="alternate" type="application/atom+xml" title="${text}" href="${href}.atom">
<link rel="alternate" type="application/feed+json" title="${text}" href="${href}.json">
`,
)}${content.data && jsonLd(content.data)}</head>
`
}

function breadcrumb(trail: readonly Link[], title: string): Html {
  const links = [{ text: '首页', href: '/' }, ...trail]
  return html`<nav class="breadcrumb" aria-label="当前位置">
<ol>
${links.map(({ text, href }) => html`<li><a href="${href}">${text}</a></li>\n`)}<li><span aria-current="page">${title}</span></li>
</ol>
</nav>
`
}
