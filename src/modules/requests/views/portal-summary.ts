import { chineseDay } from '#core/kit/day.ts'
import { FEWEST } from '#core/requests/summary.ts'
import { type Frame, page } from '#modules/portal/index.ts'
import { type Html, html } from '#platform/html/html.ts'
import type { Summary, SummaryOf } from '../contract/summary.ts'
import { REQUESTS_TRAIL } from './portal-shared.ts'

export type SummaryPageContent = {
  readonly summary: Summary
  /** The agency that is shown; null: all together. */
  readonly one: SummaryOf | null
}

/** How many requests came in a year, what came of them and how fast (条例§33, §36–40, §50). */
export function summaryPage(frame: Frame, { summary, one }: SummaryPageContent): string {
  const { year, until, whole } = summary
  const told = one ?? whole
  const whose = one?.agencyName ?? `${frame.site.regionName}各级机关`
  const title = `${one ? one.agencyName : ''}${year}年依申请公开办理情况`
  return page(frame, {
    title,
    description: `${whose}${year}年收到多少政府信息公开申请，怎样答复，用了多少天，有没有按期。`,
    path: hrefOf(year, one?.agencyId ?? null),
    trail: [
      ...REQUESTS_TRAIL,
      ...(one ? [{ text: `${year}年办理情况`, href: hrefOf(year, null) }] : []),
    ],
    variant: 'text',
    data: dataset(frame, summary),
    body: html`<h1>${title}</h1>
${yearTabs(summary, one?.agencyId ?? null)}<p class="meta">统计到${chineseDay(until)}，每天更新一次。</p>
${told.received + told.carriedIn === 0 ? html`<p class="empty">这一年没有收到申请，也没有上年结转的申请。</p>` : figures(told)}
${!one && agencies(summary)}
<h2 id="files">数据下载</h2>
<p>${year}年全部机关的上述数字，每个数字一行：<a href="/data/requests-${year}.csv" download>CSV</a>　<a href="/data/requests-${year}.json" download>JSON</a>。正式的年度数字以<a href="/reports?year=${year}">政府信息公开年报</a>为准。</p>
`,
  })
}

const hrefOf = (year: number, agencyId: string | null) =>
  `/requests/statistics?year=${year}${agencyId ? `&agency=${agencyId}` : ''}`

function yearTabs({ years, year }: Summary, agencyId: string | null): Html | null {
  if (years.length < 2) return null
  // An agency may have had nothing in another year: then there is no page of it.
  return html`<nav class="tabs" aria-label="年度"><ul>
${years.map(
  (each) =>
    html`<li><a href="${hrefOf(each, each === year ? agencyId : null)}"${each === year && html` aria-current="true"`}>${each}年</a></li>\n`,
)}</ul></nav>
`
}

function figures({
  received,
  carriedIn,
  finished,
  carriedOut,
  timeliness,
  outcomes,
  fees,
}: SummaryOf): Html {
  return html`<h2 id="received">收到和办结</h2>
<table aria-labelledby="received">
<tbody>
${line('本年新收', `${received} 件`)}${line('上年结转', `${carriedIn} 件`)}${line('本年办结', `${finished} 件`)}${line('还在办理（结转下年）', `${carriedOut} 件`)}${fees && fees.requests > 0 && line('收取信息处理费', `${fees.requests} 件，共 ${yuan(fees.fen)} 元`)}</tbody>
</table>
${timeliness && timely(timeliness)}${outcomes && results(outcomes)}${!outcomes && finished > 0 && html`<p class="note">办结的件数较少（不足 ${FEWEST} 件，或者列出后可以推算出不足 ${FEWEST} 件的机关），为免让人认出申请人，处理结果和用时不单独列出，已计入全部机关的数字。</p>`}`
}

const line = (label: string, value: string) =>
  html`<tr><th scope="row">${label}</th><td class="figure">${value}</td></tr>\n`

const yuan = (fen: number) => (fen / 100).toFixed(fen % 100 === 0 ? 0 : 2)

function timely({
  answers,
  onTime,
  medianDays,
  lateAndOpen,
}: NonNullable<SummaryOf['timeliness']>): Html {
  return html`<h2 id="timely">用时和按期</h2>
<table aria-labelledby="timely">
<tbody>
${line('作出答复', `${answers} 件`)}${line('其中在法定期限内', answers === 0 ? `${onTime} 件` : `${onTime} 件，占 ${rate(onTime, answers)}`)}${medianDays !== null && line('答复用时的中位数', `${medianDays} 个工作日`)}${line('超过期限还没有答复', `${lateAndOpen} 件`)}</tbody>
</table>
<p class="meta">按期率是在法定期限内作出的答复占全部答复的比例；申请人撤回、逾期不补正、逾期不缴费的不算答复。期限按条例第三十三条计算：二十个工作日，依法延长的加上延长的天数，征求意见的时间不计，补正或者缴费后重新计算。中位数是指一半的答复用时不超过这个天数。</p>
`
}

/** Never rounded up to everything. */
function rate(part: number, all: number): string {
  return `${Math.floor((part / all) * 1000) / 10}%`
}

function results(outcomes: NonNullable<SummaryOf['outcomes']>): Html {
  const some = outcomes.filter(({ count }) => count > 0)
  if (some.length === 0) return html``
  return html`<h2 id="results">处理结果</h2>
<table aria-labelledby="results">
<thead><tr><th scope="col">结果</th><th scope="col">情形</th><th scope="col" class="figure">件数</th></tr></thead>
<tbody>
${some.map(
  ({ group, label, count }) =>
    html`<tr><th scope="row">${group || label}</th><td>${group && label}</td><td class="figure">${count}</td></tr>\n`,
)}</tbody>
</table>
`
}

function agencies({ year, agencies: each }: Summary): Html | null {
  if (each.length === 0) return null
  return html`<h2 id="agencies">各机关</h2>
<div class="scroll" role="region" aria-labelledby="agencies" tabindex="0"><table>
<thead><tr><th scope="col">机关</th><th scope="col" class="figure">本年新收</th><th scope="col" class="figure">办结</th><th scope="col" class="figure">还在办理</th><th scope="col" class="figure">按期率</th></tr></thead>
<tbody>
${each.map(
  ({ agencyId, agencyName, received, finished, carriedOut, timeliness }) =>
    html`<tr><th scope="row"><a href="${hrefOf(year, agencyId)}">${agencyName}</a></th><td class="figure">${received}</td><td class="figure">${finished}</td><td class="figure">${carriedOut}</td><td class="figure">${timeliness && timeliness.answers > 0 ? rate(timeliness.onTime, timeliness.answers) : '—'}</td></tr>\n`,
)}</tbody>
</table></div>
<p class="meta">“—”：没有答复，或者件数较少不单独列出。</p>
`
}

/** For programs that look for data. */
function dataset({ site }: Frame, { year }: Summary): Record<string, unknown> {
  const file = (format: string, type: string) => ({
    ...{ '@type': 'DataDownload', encodingFormat: type },
    contentUrl: `${site.origin}/data/requests-${year}.${format}`,
  })
  return {
    '@type': 'Dataset',
    name: `${site.regionName}${year}年依申请公开办理情况`,
    description: '收到、办结、处理结果、用时和按期率，每个数字一行。',
    url: `${site.origin}${hrefOf(year, null)}`,
    isAccessibleForFree: true,
    creator: { '@type': 'GovernmentOrganization', name: site.sponsor },
    distribution: [file('csv', 'text/csv'), file('json', 'application/json')],
  }
}
