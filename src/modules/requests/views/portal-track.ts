import { type Frame, page } from '#modules/portal/index.ts'
import { errorSummary, textField } from '#platform/html/form-fields.ts'
import { html } from '#platform/html/html.ts'
import { hidden, REQUESTS_TRAIL } from './portal-shared.ts'

export type TrackForm = { readonly number: string; readonly proof: string }

/** Asks for number and code, or number and telephone. */
export function trackPage(
  frame: Frame,
  {
    form,
    errors,
    formToken,
  }: {
    readonly form: TrackForm
    readonly errors: Readonly<Record<string, string>>
    readonly formToken: string
  },
): string {
  return page(frame, {
    title: '查询申请办理情况',
    description: '用登记编号和查询码查询政府信息公开申请办到了哪一步。',
    path: '/requests/track',
    trail: REQUESTS_TRAIL,
    variant: 'text',
    body: html`<h1>查询申请办理情况</h1>
${errorSummary(errors)}<form method="post" action="/requests/track" class="stack" novalidate>
${hidden({ _csrf: formToken })}${textField({
  ...{ name: 'number', label: '登记编号', value: form.number, error: errors.number },
  ...{ maxLength: 100, hint: '在回执上，例如“教育局依申请〔2026〕3号”；括号用哪一种都可以。' },
})}${textField({
  ...{ name: 'proof', label: '查询码或者联系电话', value: '', error: errors.proof },
  ...{ maxLength: 60, autocomplete: 'off', hint: '查询码在回执上；联系电话是申请时填写的那一个。' },
})}<div class="actions"><button type="submit">查询</button></div>
</form>
`,
  })
}
