import { APPLICANT_TYPES, IDENTITY_KINDS } from '#core/requests/applicant.ts'
import { DELIVERIES, FORMS } from '#core/requests/words.ts'
import { type Frame, page } from '#modules/portal/index.ts'
import { areaField, errorSummary, selectField, textField } from '#platform/html/form-fields.ts'
import { type Html, html } from '#platform/html/html.ts'
import type { ApplicationForm } from '../portal/application-form.ts'
import { hidden, REQUESTS_TRAIL } from './portal-shared.ts'

export type ApplyContent = {
  readonly form: ApplicationForm
  readonly errors: Readonly<Record<string, string>>
  readonly agencies: readonly {
    readonly id: string
    readonly name: string
    readonly kind: string
  }[]
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
${errorSummary(errors)}<p>想要的信息也许已经公布：先<a href="/search">搜索一下</a>，或者看看<a href="/reports">公开年报</a>。申请不需要说明用途。</p>
<form method="post" action="/requests/new" class="stack" novalidate>
${hidden({ _csrf: formToken, token: form.token })}${agencyPart(content)}${applicantPart(form, errors)}${wantedPart(form, errors)}<p class="meta">提交之后，行政机关会与您确认收到；确认之日起二十个工作日内答复（条例第三十一条、第三十三条）。您的身份信息加密保存，只用于办理这件申请。</p>
<div class="actions"><button type="submit">提交申请</button></div>
</form>
`,
  })
}

function agencyPart({ form, errors, agencies }: ApplyContent): Html {
  return html`<fieldset><legend>向谁申请</legend>
${selectField({
  ...{ name: 'agencyId', label: '行政机关', chosen: form.agencyId, error: errors.agencyId },
  hint: '由制作或者保存该信息的机关负责公开。不确定时，选您认为最有关系的一个；不归它负责的，它会告诉您归谁。',
  options: [
    { value: '', text: '请选择' },
    ...agencies.map(({ id, name, kind }) => ({
      ...{ value: id, text: name, group: KIND_GROUPS[kind] ?? '' },
    })),
  ],
})}</fieldset>
`
}

function applicantPart(form: ApplicationForm, errors: ApplyContent['errors']): Html {
  const field = (name: keyof ApplicationForm, label: string, more: object = {}) =>
    textField({ name, label, value: form[name], error: errors[name], ...more })
  return html`<fieldset><legend>申请人</legend>
${selectField({
  ...{ name: 'applicantKind', label: '申请人类别', chosen: form.applicantKind },
  ...{ error: errors.applicantKind, options: typeOptions() },
})}${field('name', '姓名或者单位名称', { autocomplete: 'name', maxLength: 100 })}${selectField({
  ...{ name: 'idType', label: '证件种类', chosen: form.idType, error: errors.idType },
  options: options(IDENTITY_KINDS),
})}${field('idNumber', '证件号码', { maxLength: 40 })}${field('phone', '联系电话', {
  ...{ type: 'tel', autocomplete: 'tel', maxLength: 40 },
  hint: '用于与您确认申请，也可以用来查询办理情况。',
})}${field('email', '电子邮箱', { type: 'email', autocomplete: 'email', maxLength: 200 })}${field(
  'address',
  '通信地址',
  { autocomplete: 'street-address', maxLength: 300 },
)}${field('contactName', '联系人（单位填写）', { maxLength: 100 })}${field(
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

function wantedPart(form: ApplicationForm, errors: ApplyContent['errors']): Html {
  return html`<fieldset><legend>所需信息</legend>
${areaField({
  ...{ name: 'description', label: '信息的名称或者特征', value: form.description, rows: 6 },
  ...{ error: errors.description, maxLength: 5000 },
  hint: '写明信息的名称、文号，或者便于查找的特征，例如时间、事项、地点。写得越具体，答复越快。',
})}${textField({
  ...{ name: 'documentNumber', label: '文号（知道的话）', value: form.documentNumber },
  ...{ error: errors.documentNumber, maxLength: 100 },
})}${selectField({
  ...{ name: 'form', label: '提供信息的方式', chosen: form.form, error: errors.form },
  options: options(FORMS),
})}${selectField({
  ...{ name: 'delivery', label: '获取信息的途径', chosen: form.delivery, error: errors.delivery },
  options: options(DELIVERIES),
})}${areaField({
  ...{ name: 'purpose', label: '用途（可以不填）', value: form.purpose, rows: 2 },
  ...{ error: errors.purpose, maxLength: 1000 },
})}</fieldset>
`
}
