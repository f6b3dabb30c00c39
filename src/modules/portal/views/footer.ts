import { type Html, html } from '#platform/html/html.ts'
import type { Frame } from '../portal/frame.ts'
import type { Site } from '../portal.ports.ts'

/** The marks a government site carries, and the ways to say that something is wrong with it. */
export function footer({ site, feeds }: Frame): Html {
  return html`<footer class="site-footer">
<div class="measure">
<ul class="footer-links">
<li><a href="/about/accessibility">无障碍声明</a></li>
<li><a href="/sitemap">网站地图</a></li>
<li>${mistakesLink(site)}</li>
${feeds.map(({ text, href }) => html`<li><a href="${href}.atom">订阅${text}</a></li>\n`)}</ul>
<dl class="marks">
${marksOf(site).map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>\n`)}</dl>
</div>
</footer>
`
}

function mistakesLink({ mistakesUrl }: Site): Html {
  return mistakesUrl
    ? html`<a href="${httpOnly(mistakesUrl)}" rel="external">我为政府网站找错</a>`
    : html`<a href="/about/accessibility#mistakes">我要纠错</a>`
}

function marksOf(site: Site): [string, string | Html][] {
  const { markUrl } = site
  const marks: [string, string | Html | null][] = [
    ['主办单位', site.sponsor],
    ['承办单位', site.operator],
    ['联系电话', site.phone],
    ['电子邮箱', site.email],
    ['地址', site.address],
    ['网站标识码', site.idCode],
    ['ICP备案', site.icpRecord],
    ['公安备案', site.policeRecord],
    ['标识', markUrl && html`<a href="${httpOnly(markUrl)}" rel="external">党政机关网站标识</a>`],
  ]
  return marks.flatMap(([name, value]) => (value ? [[name, value] as [string, string | Html]] : []))
}

/** An address a browser follows without running anything; else nowhere. */
function httpOnly(address: string): string {
  return /^https?:\/\//i.test(address) ? address : '#'
}
