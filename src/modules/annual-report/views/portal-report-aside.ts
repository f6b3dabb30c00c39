import type { Contact } from '#core/annual-report/report.ts'
import { dayInChina } from '#core/kit/day.ts'
import type { Frame } from '#modules/portal/index.ts'
import { type Html, html } from '#platform/html/html.ts'
import type { PublishedReport } from '../store/published.ts'
import { sectionTitle } from './portal-narrative.ts'
import { type ReportPageContent, reportHref } from './portal-report.ts'
import { FORMAT_NAMES, sizeText } from './portal-words.ts'

/** What the catalogue of disclosed information says of the report (条例§12). */
export function aboutReport(published: PublishedReport): Html {
  const { indexNumber, agencyName, publishedAt, year, edition } = published
  const entries = [
    ['索引号', indexNumber],
    ['发布机构', agencyName],
    ['公布日期', dayInChina(publishedAt)],
    ['报告年度', `${year}年`],
    ...(edition > 1 ? [['版本', `第 ${edition} 版`]] : []),
  ]
  return html`<dl class="about-report">
${entries.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>\n`)}</dl>
`
}

/** Says that this is an old edition, or what the newest one corrects. */
export function editionNote(published: PublishedReport): Html | '' {
  const { editions, edition, notice } = published
  const newest = editions[0]
  if (newest && newest.edition !== edition) {
    return html`<p class="note">这是第 ${edition} 版，已由${dayInChina(newest.publishedAt)}公布的第 ${newest.edition} 版代替。<a href="${reportHref(published)}">看最新版</a></p>
`
  }
  if (edition <= 1) return ''
  return html`<p class="note"><b>更正说明：</b>${notice === '' ? '本版更正了前一版。' : notice} <a href="${reportHref(published, edition - 1)}">看更正前的第 ${edition - 1} 版</a></p>
`
}

/** Beside the report: its parts, files, editions, neighbours, citation and contact. */
export function reportAside(frame: Frame, content: ReportPageContent): Html {
  const { published, template, years, sizes } = content
  const isLarge = frame.look === 'large'
  return html`<div class="report-aside">
<nav aria-labelledby="parts"><h2 id="parts">目录</h2>
<ol>
${template.sections.map((section) => html`<li><a href="#${section.id}">${sectionTitle(section)}</a></li>\n`)}</ol></nav>
<section aria-labelledby="downloads"><h2 id="downloads">下载</h2>
<ul class="downloads">
${sizes.filter(({ format }) => !isLarge || format === 'docx' || format === 'pdf').map(({ format, bytes }) => html`<li><a href="${fileHref(published, format)}" download>${FORMAT_NAMES[format]}</a>${bytes !== null && html` <small>${sizeText(bytes)}</small>`}</li>\n`)}</ul>
<button type="button" class="button-quiet" data-print hidden>打印</button></section>
${attachments(content)}${contact(published.content.contact)}${
  !isLarge &&
  html`${otherYears(published, years)}${editions(published)}${citation(frame, published)}`
}</div>
`
}

function fileHref(published: PublishedReport, format: string): string {
  const edition = isNewest(published) ? '' : `?edition=${published.edition}`
  return `${reportHref(published)}/report.${format}${edition}`
}

function isNewest({ editions, edition }: PublishedReport): boolean {
  return (editions[0]?.edition ?? edition) === edition
}

function attachments({ published, hasFiles }: ReportPageContent): Html | '' {
  const { attachments: files, edition } = published
  if (files.length === 0) return ''
  const href = (fileId: string) =>
    `${reportHref(published)}/attachments/${fileId}${isNewest(published) ? '' : `?edition=${edition}`}`
  return html`<section aria-labelledby="attachments"><h2 id="attachments">附件</h2>
<ul>
${files.map(({ fileId, title }) => html`<li>${hasFiles ? html`<a href="${href(fileId)}" download>${title}</a>` : title}</li>\n`)}</ul></section>
`
}

function otherYears(published: PublishedReport, years: ReportPageContent['years']): Html | '' {
  const others = years.filter(({ year }) => year !== published.year)
  if (others.length === 0) return ''
  const me = `${published.year}/${published.agencyId}`
  return html`<section aria-labelledby="other-years"><h2 id="other-years">其他年度</h2>
<ul>
${others
  .toReversed()
  .map(
    ({ year }) =>
      html`<li><a href="${reportHref({ year, agencyId: published.agencyId })}">${year}年</a>　<a href="/reports/compare?a=${`${year}/${published.agencyId}`}&amp;b=${me}">与本年对比<span class="unseen">（${year}年）</span></a></li>\n`,
  )}</ul></section>
`
}

function editions({ editions: all, edition, year, agencyId }: PublishedReport): Html | '' {
  if (all.length < 2) return ''
  return html`<section aria-labelledby="editions"><h2 id="editions">各版</h2>
<ol class="editions">
${all.map(
  (each) => html`<li>${
    each.edition === edition
      ? html`<b>第 ${each.edition} 版（本页）</b>`
      : html`<a href="${reportHref({ year, agencyId }, each.edition)}">第 ${each.edition} 版</a>`
  } <small>${dayInChina(each.publishedAt)}</small>${each.notice !== '' && html`<p>${each.notice}</p>`}</li>
`,
)}</ol></section>
`
}

/** A reference as GB/T 7714 writes one for a report online. */
function citation(frame: Frame, published: PublishedReport): Html {
  const { agencyName, title, publishedAt, edition } = published
  const address = `${frame.site.origin}${reportHref(published, edition > 1 ? edition : undefined)}`
  return html`<section aria-labelledby="citation"><h2 id="citation">引用</h2>
<p id="citation-text" class="citation">${agencyName}. ${title}[R/OL]. (${dayInChina(publishedAt)}). ${address}.</p>
<button type="button" class="button-quiet" data-copy="citation-text" hidden>复制</button></section>
`
}

function contact({ address, postcode, phone, email, url }: Contact): Html | '' {
  const entries: [string, string | Html | undefined][] = [
    ['电话', phone],
    ['邮箱', email],
    ['地址', address],
    ['邮编', postcode],
    ['网站', url && /^https?:\/\//i.test(url) ? html`<a href="${url}">${url}</a>` : url],
  ]
  const known = entries.filter(([, value]) => value)
  if (known.length === 0) return ''
  return html`<section aria-labelledby="contact"><h2 id="contact">联系编制单位</h2>
<dl class="contact">
${known.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>\n`)}</dl></section>
`
}
