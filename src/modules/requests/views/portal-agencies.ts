import { type Frame, page } from '#modules/portal/index.ts'
import { type Html, html } from '#platform/html/html.ts'
import type { PaperAgency } from './application-paper.ts'
import { REQUESTS_TRAIL } from './portal-shared.ts'

type Agency = PaperAgency & { readonly id: string; readonly kind: string }

const GROUPS = [
  { kind: 'government', title: '人民政府' },
  { kind: 'department', title: '政府部门' },
  { kind: 'township', title: '乡镇、街道' },
  { kind: 'institution', title: '事业单位等' },
] as const

/** Where to go and whom to call, for those who do not apply on a screen (条例§29, §43). */
export function agenciesPage(frame: Frame, agencies: readonly Agency[]): string {
  return page(frame, {
    title: '不方便上网、书写有困难',
    description: '当面、邮寄、口头申请政府信息公开：各机关的地址、电话、办公时间和纸质申请表。',
    path: '/requests/agencies',
    trail: REQUESTS_TRAIL,
    variant: 'text',
    body: html`<h1>不方便上网、书写有困难</h1>
<p class="lead">不上网也能申请，效力一样。</p>
<h2>三种办法</h2>
<ol>
<li><strong>口头申请</strong>：书写确有困难的，带上身份证到机关当面说，工作人员代您填写，念给您听，您签名或者按手印（条例第二十九条）。也可以先打电话问。</li>
<li><strong>交或者寄纸质申请表</strong>：填好下面的表，附身份证复印件，交到或者寄到该机关。</li>
<li><strong>请人代办</strong>：家人、村（居）委会工作人员可以帮您在网上填；替您申请的，写明代理人，附委托书和双方的身份证明。</li>
</ol>
<p>阅读、看、听有困难的，机关应当提供必要的帮助（条例第四十三条），请直接告诉工作人员。</p>
<div class="actions"><a class="button" href="/requests/form.pdf">下载空白申请表（PDF）</a><a class="button button-quiet" href="/requests/form.docx">下载空白申请表（Word）</a></div>
<h2>各机关的地址和电话</h2>
${GROUPS.map(({ kind, title }) =>
  group(
    title,
    agencies.filter((each) => each.kind === kind),
  ),
)}`,
  })
}

function group(title: string, agencies: readonly Agency[]): Html | '' {
  if (agencies.length === 0) return ''
  return html`<h3>${title}</h3>
<ul class="contacts">${agencies.map(
    (agency) => html`<li><strong>${agency.name}</strong>
${contact(agency)}<p class="meta"><a href="/requests/form.pdf?agency=${agency.id}">它的申请表（PDF）</a>　<a href="/requests/new?agency=${agency.id}">网上向它申请</a></p></li>
`,
  )}</ul>
`
}

function contact({ contact: { office, address, postcode, phone, hours } }: Agency): Html {
  const dial = phone?.replace(/[^\d+]/g, '') ?? ''
  const rows = [
    office && html`${office}`,
    address && html`地址：${address}${postcode ? `（邮编 ${postcode}）` : ''}`,
    phone && html`电话：<a href="tel:${dial}">${phone}</a>`,
    hours && html`时间：${hours}`,
  ].filter((row) => row)
  if (rows.length === 0) return html`<p>没有登记联系方式，请向本级人民政府办公室查询。</p>\n`
  return html`<p>${rows.map((row, at) => html`${at > 0 && html`<br>`}${row}`)}</p>\n`
}
