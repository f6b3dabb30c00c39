import { type Html, html, trusted } from '#platform/html/html.ts'
import { PAGE_STYLE } from './html-style.ts'

export type Page = {
  readonly title: string
  /** The parts of the title between which it breaks first. */
  readonly titleLines?: readonly string[]
  readonly language: string
  /** `<meta>` tags by name. */
  readonly meta?: Readonly<Record<string, string>>
  /** Links within the page, shown as its table of contents. */
  readonly contents?: readonly { readonly id: string; readonly text: string }[]
  readonly contentsLabel: string
  readonly skipLabel: string
  /** What stands above the title: whose page it is. */
  readonly kicker?: string
  readonly main: Html
  readonly footer?: Html
  /** Rules of the page's own, after the shared ones. Program text, never user text. */
  readonly style?: string
}

/**
 * One self-contained page: no other resource, no script, readable on a phone, on paper and by ear.
 * The landmarks are banner, navigation (where there are contents), main and contentinfo.
 */
export function pageHtml(page: Page): string {
  const meta = Object.entries(page.meta ?? {})
  const markup = html`<!doctype html>
<html lang="${page.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${page.title}</title>
${meta.map(([name, content]) => html`<meta name="${name}" content="${content}">\n`)}<style>
${trusted(PAGE_STYLE)}${trusted(page.style ?? '')}</style>
</head>
<body>
<a class="skip" href="#main">${page.skipLabel}</a>
<header>
<div class="measure">
${page.kicker && html`<p class="kicker">${page.kicker}</p>\n`}<h1>${(page.titleLines ?? [page.title]).map((line) => html`<span>${line}</span>`)}</h1>
</div>
</header>
${contentsHtml(page)}<main id="main" tabindex="-1">
<div class="measure">
${page.main}</div>
</main>
${page.footer && html`<footer>\n<div class="measure">${page.footer}</div>\n</footer>\n`}</body>
</html>
`
  return markup.toString()
}

function contentsHtml(page: Page): Html | '' {
  if (!page.contents || page.contents.length === 0) return ''
  const links = page.contents.map(({ id, text }) => html`<li><a href="#${id}">${text}</a></li>\n`)
  return html`<nav aria-label="${page.contentsLabel}">
<div class="measure">
<ul>
${links}</ul>
</div>
</nav>
`
}
