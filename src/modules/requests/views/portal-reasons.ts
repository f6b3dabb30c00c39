import { chineseDay } from '#core/kit/day.ts'
import { areaField } from '#platform/html/form-fields.ts'
import { type Html, html } from '#platform/html/html.ts'
import { LONGEST } from '../contract/lengths.ts'

export type ReasonsContent = {
  readonly dueOn: string | null
  /** What was sent and refused: it is not to be typed again. */
  readonly value: string
  readonly error: string | undefined
  /** The hidden fields by which the applicant is known. */
  readonly proof: Html
}

/** Where the applicant says why so many requests are made (条例§35). */
export function reasonsForm({ dueOn, value, error, proof }: ReasonsContent): Html {
  return html`<h2>请您说明理由</h2>
<p>您申请公开政府信息的数量、频次较多，行政机关请您说明理由。${dueOn !== null && `请在${chineseDay(dueOn)}之前（含当日）说明。`}理由不合理或者逾期没有说明的，行政机关可以不予处理（条例第三十五条）。</p>
<form method="post" action="/requests/track/reasons" class="stack" novalidate>
${proof}${areaField({
  ...{ name: 'text', label: '申请的理由', value, error, hint: `最多 ${LONGEST.reasons} 个字。` },
})}<div class="actions"><button type="submit">提交理由</button></div>
</form>
`
}
