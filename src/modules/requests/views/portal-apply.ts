import { APPLICANT_TYPES, IDENTITY_KINDS } from '#core/requests/applicant.ts'
import { DELIVERIES, FORMS } from '#core/requests/words.ts'
import { type Frame, page } from '#modules/portal/index.ts'
import { areaField, errorSummary, selectField, textField } from '#platform/html/form-fields.ts'
import { type Html, html } from '#platform/html/html.ts'
import { LONGEST } from '../contract/lengths.ts'
import type { ApplicationForm } from '../portal/application-form.ts'
import { type Hints, hintsPart } from './portal-find.ts'
import { hidden, REQUESTS_TRAIL } from './portal-shared.ts'

export type ApplyContent = {
  readonly form: ApplicationForm
  readonly errors: Readonly<Record<string, string>>
  readonly agencies: readonly {
    readonly id: string
    readonly name: string
    readonly kind: string
  }[]
  /** What was found to the words of the form, where that was asked for. */
  readonly hints: Hints | null
  readonly formToken: string
}

const KIND_GROUPS: Readonly<Record<string, string>> = {
  government: '人民政府',
  department: '政府部门',
  township: '乡镇、街道',
  institution: '事业单位等',
}

const options = (labels: Readonly<Record<string, string>>) =>
  Object.entries(labels).map(([value, text]) => ({ value, text }))

/** The form of an application (条例§29); shown again, with everything kept, until nothing is wrong. */
export function applyPage(frame: Frame, content: ApplyContent): string {
  const { form, errors, formToken } = content
  return page(frame, {
    title: '提交政府信息公开申请',
    description: '向行政机关申请公开政府信息。',
    path: '/requests/new',
    trail: REQUESTS_TRAIL,
    variant: 'text',
    hidden: true,
    body: html`<h1>提交政府信息公开申请</h1>
${errorSummary(errors)}<p>申请不需要说明用途，也不收费（数量、频次明显超过合理范围的除外）。写着“可以不填”的不必填。中途可以保存，以后继续。</p>
<ul class="ways">
<li><a href="/requests/find">先找一找：已经公布了吗，归谁管</a></li>
<li><a href="/requests/draft">接着填写保存过的申请</a></li>
<li><a href="/requests/agencies">不方便上网、书写有困难</a></li>
</ul>
<form method="post" action="/requests/new" class="stack" novalidate>
<button type="submit" hidden tabindex="-1">提交申请</button>
${hidden({ _csrf: formToken, token: form.token })}${wantedPart(form, errors)}${agencyPart(content)}${applicantPart(form, errors)}${deliveryPart(form, errors)}<p class="meta">提交之后，行政机关会与您确认收到；确认之日起二十个工作日内答复（条例第三十一条、第三十三条）。您的身份信息加密保存，只用于办理这件申请。</p>
<div class="actions"><button type="submit">提交申请</button><button type="submit" class="button-quiet" formaction="/requests/draft">保存，以后继续</button><button type="submit" class="button-quiet" formaction="/requests/form.pdf">打印成纸质申请表（PDF）</button></div>
</form>
`,
  })
}

type Errors = ApplyContent['errors']
type More = Partial<Parameters<typeof textField>[0]>

const fieldOf =
  (form: ApplicationForm, errors: Errors) =>
  (name: keyof ApplicationForm, label: string, more: More = {}) =>
    textField({ name, label, value: form[name], error: errors[name], ...more })

function wantedPart(form: ApplicationForm, errors: Errors): Html {
  const most = LONGEST.description
  return html`<fieldset><legend>想要什么信息</legend>
${areaField({
  ...{ name: 'description', label: '信息的名称或者特征', value: form.description, rows: 6 },
  error: errors.description,
  hint: `写明信息的名称、文号，或者便于查找的特征，例如时间、事项、地点。写得越具体，答复越快。最多 ${most} 个字${form.description === '' ? '' : `，已写 ${form.description.length} 个`}。`,
})}${fieldOf(form, errors)('documentNumber', '文号（可以不填）', { maxLength: 100 })}</fieldset>
`
}

function agencyPart({ form, errors, agencies, hints }: ApplyContent): Html {
  return html`<fieldset id="agency"><legend>向谁申请</legend>
${selectField({
  ...{ name: 'agencyId', label: '行政机关', chosen: form.agencyId, error: errors.agencyId },
  hint: '由制作或者保存该信息的机关负责公开。选错了也不要紧：不归它负责的，它会告诉您归谁。',
  options: [
    { value: '', text: '请选择' },
    ...agencies.map(({ id, name, kind }) => ({
      ...{ value: id, text: name, group: KIND_GROUPS[kind] ?? '' },
    })),
  ],
})}<div class="actions"><button type="submit" class="button-quiet" formaction="/requests/new#agency" name="find" value="yes">不知道归谁？看看提示</button></div>
${hints && html`<div class="hints" role="status">${hintsPart(hints, 'choose')}</div>\n`}</fieldset>
`
}

function applicantPart(form: ApplicationForm, errors: Errors): Html {
  const field = fieldOf(form, errors)
  return html`<fieldset><legend>您是谁</legend>
${selectField({
  ...{ name: 'applicantKind', label: '申请人类别', chosen: form.applicantKind },
  ...{ error: errors.applicantKind, options: typeOptions() },
  hint: '为自己申请的，选“自然人”。',
})}${field('name', '姓名或者单位名称', { autocomplete: 'name', maxLength: 100 })}${selectField({
  ...{ name: 'idType', label: '证件种类', chosen: form.idType, error: errors.idType },
  options: options(IDENTITY_KINDS),
})}${field('idNumber', '证件号码', {
  ...{ maxLength: 40, hint: '申请须附身份证明（条例第二十九条）。加密保存，页面上不显示。' },
})}${field('phone', '联系电话', {
  ...{ type: 'tel', autocomplete: 'tel', maxLength: 40 },
  hint: '用于与您确认申请，也可以用来查询办理情况。电话、邮箱、地址至少填一样。',
})}${field('email', '电子邮箱（可以不填）', {
  ...{ type: 'email', autocomplete: 'email', maxLength: 200 },
})}${field('address', '通信地址（可以不填）', {
  ...{ autocomplete: 'street-address', maxLength: 300 },
})}${field('postcode', '邮政编码（可以不填）', {
  ...{ autocomplete: 'postal-code', maxLength: 10 },
})}${field('contactName', '联系人（单位填写）', { maxLength: 100 })}${field(
  'agent',
  '代理人（有人代您申请时填写）',
  { maxLength: 100 },
)}</fieldset>
`
}

function typeOptions() {
  return [
    { value: '', text: '请选择' },
    ...APPLICANT_TYPES.map(({ id, label }) => ({ value: id, text: label })),
  ]
}

function deliveryPart(form: ApplicationForm, errors: Errors): Html {
  return html`<fieldset><legend>怎样给您</legend>
${selectField({
  ...{ name: 'form', label: '提供信息的方式', chosen: form.form, error: errors.form },
  options: options(FORMS),
})}${selectField({
  ...{ name: 'delivery', label: '获取信息的途径', chosen: form.delivery, error: errors.delivery },
  options: options(DELIVERIES),
  hint: '“网上获取”：答复以后，在查询页下载。',
})}${areaField({
  ...{ name: 'purpose', label: '用途（可以不填）', value: form.purpose, rows: 2 },
  ...{ error: errors.purpose, hint: `最多 ${LONGEST.purpose} 个字。` },
})}</fieldset>
`
}
