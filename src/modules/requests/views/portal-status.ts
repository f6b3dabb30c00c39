import { periodText } from '#core/clock/period-text.ts'
import { chineseDay } from '#core/kit/day.ts'
import { STATES } from '#core/requests/life/states.ts'
import { type Frame, page } from '#modules/portal/index.ts'
import {
  areaField,
  checkField,
  errorSummary,
  filesField,
  selectField,
} from '#platform/html/form-fields.ts'
import { type Html, html } from '#platform/html/html.ts'
import type { TrackView } from '../actions/citizens/track.ts'
import { LONGEST, SUPPLEMENT_FILES } from '../contract/lengths.ts'
import { reasonsForm } from './portal-reasons.ts'
import { hidden, REQUESTS_TRAIL } from './portal-shared.ts'
import type { TrackForm } from './portal-track.ts'

export type StatusContent = {
  readonly view: TrackView
  /** Sent back with everything the applicant does here: there is no account. */
  readonly form: TrackForm
  readonly errors: Readonly<Record<string, string>>
  /** What was sent and refused: it is not to be typed again. */
  readonly typed: Readonly<Record<string, string>>
  /** What has just been done. */
  readonly done: string | null
  readonly formToken: string
}

/** How a request stands: in plain words first, then the due day with its days, then what can be done. */
export function statusPage(frame: Frame, content: StatusContent): string {
  const { view, errors, done } = content
  return page(frame, {
    title: `申请办理情况：${view.number}`,
    description: '政府信息公开申请的办理情况。',
    path: '/requests/track',
    trail: REQUESTS_TRAIL,
    variant: 'text',
    hidden: true,
    body: html`<h1>${view.number}</h1>
${errorSummary(errors)}${done !== null && html`<p class="note" role="status">${done}</p>\n`}<p class="lead"><strong>${STATES[view.state]}</strong>：${view.plainState}</p>
${facts(view)}${answerPart(content)}${supplementForm(content)}${reasonsPart(content)}${dueDay(view)}<h2>办理经过</h2>
<ol class="timeline">${view.timeline.map(
      ({ on, text }) => html`<li><time datetime="${on}">${chineseDay(on)}</time>　${text}</li>\n`,
    )}</ol>
${rateForm(content)}${withdrawForm(content)}`,
  })
}

function facts({
  agencyName,
  description,
  submittedOn,
  receivedOn,
  decidedOn,
  outcomes,
}: TrackView) {
  const rows: readonly (readonly [string, string | null])[] = [
    ['行政机关', agencyName],
    ['所需信息', description],
    ['提交日期', chineseDay(submittedOn)],
    ['收到日期', receivedOn === null ? '尚未确认' : chineseDay(receivedOn)],
    ['答复日期', decidedOn === null ? null : chineseDay(decidedOn)],
    ...outcomes.map(({ matter, label }) =>
      outcomes.length === 1
        ? (['处理结果', label] as const)
        : ([`处理结果：${matter}`, label] as const),
    ),
  ]
  return html`<dl class="receipt">
${rows
  .filter(([, value]) => value !== null)
  .map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>\n`)}</dl>
`
}

function dueDay({ clock, decidedOn }: TrackView): Html | '' {
  if (!clock || decidedOn !== null) return ''
  const sentence = clock.dueOn
    ? `应当在${chineseDay(clock.dueOn)}之前（含当日）答复，${clock.left >= 0 ? `还有${clock.left}个工作日` : `已经逾期${-clock.left}个工作日`}。`
    : clock.withoutDueOn
  return html`<h2>什么时候答复</h2>
<p>${sentence}</p>
${clock.dueOn !== null && clock.left < 0 && html`<p class="note">到期没有答复的，您可以催问该机关，可以向它的上一级行政机关或者政府信息公开工作主管部门投诉、举报，也可以依法申请行政复议或者提起行政诉讼（条例第五十一条）。</p>\n`}<details><summary>为什么是这一天</summary>
<div class="scroll" tabindex="0" role="region" aria-label="逐日计算"><table><caption>逐日计算：期限${periodText(clock)}</caption>
<thead><tr><th scope="col">日期</th><th scope="col" class="figure">第几日</th><th scope="col">说明</th></tr></thead>
<tbody>${clock.days.map(
    ({ on, number, why }) =>
      html`<tr><th scope="row">${chineseDay(on)}</th><td class="figure">${number ?? '—'}</td><td>${why}</td></tr>\n`,
  )}</tbody></table></div>
</details>
`
}

const proofOf = ({ form, formToken }: StatusContent) =>
  hidden({ _csrf: formToken, number: form.number, proof: form.proof })

function answerPart(content: StatusContent): Html | '' {
  const { answer } = content.view
  if (!answer) return ''
  return html`<h2>给您的答复</h2>
<p>${answer.number}，${chineseDay(answer.servedOn)}送达。答复书上写明了理由、依据和不服时的救济途径。</p>
<div class="actions"><form method="post" action="/requests/track/answer">
${proofOf(content)}<button type="submit">下载答复书（PDF）</button>
</form>
${answer.files.map(
  ({ id, title }) => html`<form method="post" action="/requests/track/file">
${proofOf(content)}${hidden({ fileId: id })}<button type="submit" class="button-quiet">下载：${title}</button>
</form>
`,
)}</div>
`
}

function supplementForm(content: StatusContent): Html | '' {
  const { supplement } = content.view
  if (!supplement) return ''
  return html`<h2>请您补正</h2>
<ul>${supplement.items.map((item) => html`<li>${item}</li>\n`)}</ul>
${supplement.dueOn !== null && html`<p>请在${chineseDay(supplement.dueOn)}之前补正。没有正当理由逾期不补正的，视为放弃申请，行政机关不再处理（条例第三十条）。</p>\n`}<form method="post" action="/requests/track/supplement?_csrf=${encodeURIComponent(content.formToken)}" enctype="multipart/form-data" class="stack" novalidate>
${proofOf(content)}${areaField({
  ...{ name: 'text', label: '补正内容', value: content.typed.text ?? '' },
  ...{ error: content.errors.text, hint: `最多 ${LONGEST.supplement} 个字。` },
})}${filesField({
  ...{ name: 'files', label: '附件（可以不附）', error: content.errors.files },
  hint: `照片、PDF、Word 等，最多 ${SUPPLEMENT_FILES.most} 个，每个不超过 ${SUPPLEMENT_FILES.megabytes} MB。有误退回时，文件要重新选。`,
})}<div class="actions"><button type="submit">提交补正</button></div>
</form>
`
}

function reasonsPart(content: StatusContent): Html | '' {
  const { reasons } = content.view
  if (!reasons) return ''
  return reasonsForm({
    ...{ ...reasons, value: content.typed.text ?? '' },
    ...{ error: content.errors.text, proof: proofOf(content) },
  })
}

const STARS = [
  { value: '', text: '请选择' },
  { value: '5', text: '很满意' },
  { value: '4', text: '满意' },
  { value: '3', text: '一般' },
  { value: '2', text: '不满意' },
  { value: '1', text: '很不满意' },
]

function rateForm(content: StatusContent): Html | '' {
  const { view, errors } = content
  if (!view.mayRate) return ''
  return html`<h2>您的评价</h2>
<form method="post" action="/requests/track/rate" class="stack" novalidate>
${proofOf(content)}${selectField({
  ...{ name: 'stars', label: '对这次办理', chosen: String(view.rating?.stars ?? '') },
  ...{ options: STARS, error: errors.stars },
})}${areaField({
  ...{ name: 'remark', label: '意见（可以不填）', value: view.rating?.remark ?? '', rows: 3 },
  ...{ error: errors.remark, maxLength: 2000 },
})}${checkField({
  ...{ name: 'suggestsPublication', label: '建议把这条信息主动公开，让大家都能看到' },
  isChecked: view.rating?.suggestsPublication ?? false,
})}<div class="actions"><button type="submit">提交评价</button></div>
</form>
`
}

function withdrawForm(content: StatusContent): Html | '' {
  if (!content.view.mayWithdraw) return ''
  const isOpen = content.errors.confirm !== undefined
  return html`<details${isOpen && html` open`}><summary>撤回申请</summary>
<form method="post" action="/requests/track/withdraw" class="stack" novalidate>
${proofOf(content)}<p>撤回之后这件申请即告终结，不能恢复；需要时可以重新申请。</p>
${areaField({ name: 'reason', label: '原因（可以不填）', value: content.typed.reason ?? '', rows: 2, maxLength: 1000 })}${checkField(
  {
    ...{ name: 'confirm', label: '我确认撤回', isChecked: false, error: content.errors.confirm },
  },
)}<div class="actions"><button type="submit" class="button-quiet">撤回申请</button></div>
</form>
</details>
`
}
