import { chineseDay, type Day } from '#core/kit/day.ts'
import { type Frame, page } from '#modules/portal/index.ts'
import { errorSummary, textField } from '#platform/html/form-fields.ts'
import { html } from '#platform/html/html.ts'
import { qrSvg } from '#platform/html/qr-svg.ts'
import { draftAddress, hidden, REQUESTS_TRAIL } from './portal-shared.ts'

type Errors = Readonly<Record<string, string>>

/** The code of what was saved: on the screen, as a picture to scan, by mail if wanted. */
export function savedPage(
  frame: Frame,
  {
    code,
    endsOn,
    email,
    done,
    errors,
    formToken,
  }: {
    readonly code: string
    readonly endsOn: Day
    readonly email: string
    readonly done: string | null
    readonly errors: Errors
    readonly formToken: string
  },
): string {
  return page(frame, {
    title: '已经保存，还没有提交',
    description: '未提交的申请已经保存。',
    path: '/requests/draft',
    trail: REQUESTS_TRAIL,
    variant: 'text',
    hidden: true,
    body: html`<h1>已经保存，还没有提交</h1>
${errorSummary(errors)}${done !== null && html`<p class="note" role="status">${done}</p>\n`}<p class="lead">请记下取用码。以后凭它接着填写，任何一台手机、电脑都可以。</p>
<div class="receipt-card">
<dl class="receipt">
<div><dt>取用码</dt><dd><strong class="code">${code}</strong></dd></div>
<div><dt>保存到</dt><dd>${chineseDay(endsOn)}（含当日）；再次保存，重新计算</dd></div>
</dl>
<figure>${qrSvg(`${frame.site.origin}${draftAddress(code)}`, '接着填写的二维码')}<figcaption>扫码接着填写。有取用码的人都能打开，请不要转给别人。</figcaption></figure>
</div>
<p class="note">保存不等于提交：提交以后，行政机关才会收到您的申请。内容加密保存，工作人员看不到；提交或者删除以后，就不再保存。</p>
<div class="actions"><form method="post" action="/requests/draft/open">
${hidden({ _csrf: formToken, code })}<button type="submit">接着填写</button>
</form>
<form method="post" action="/requests/draft/delete">
${hidden({ _csrf: formToken, code })}<button type="submit" class="button-quiet">删除保存的内容</button>
</form></div>
<h2>把取用码发到电子邮箱（可以不发）</h2>
<form method="post" action="/requests/draft/mail" class="stack" novalidate>
${hidden({ _csrf: formToken, code, endsOn })}${textField({
  ...{ name: 'email', label: '电子邮箱', type: 'email', value: email, autocomplete: 'email' },
  ...{ maxLength: 200, error: errors.email },
})}<div class="actions"><button type="submit" class="button-quiet">发送</button></div>
</form>
`,
  })
}

/** Asks for the code of what was saved. */
export function resumePage(
  frame: Frame,
  {
    code,
    done,
    errors,
    formToken,
  }: {
    readonly code: string
    readonly done: string | null
    readonly errors: Errors
    readonly formToken: string
  },
): string {
  return page(frame, {
    title: '接着填写保存的申请',
    description: '凭取用码打开保存过、还没有提交的申请。',
    path: '/requests/draft',
    trail: REQUESTS_TRAIL,
    variant: 'text',
    hidden: true,
    body: html`<h1>接着填写保存的申请</h1>
${errorSummary(errors)}${done !== null && html`<p class="note" role="status">${done}</p>\n`}<form method="post" action="/requests/draft/open" class="stack" novalidate>
${hidden({ _csrf: formToken })}${textField({
  ...{ name: 'code', label: '取用码', value: code, error: errors.code, maxLength: 60 },
  ...{ autocomplete: 'off', hint: '保存时给您的十二位字母和数字，大小写、有没有横线都可以。' },
})}<div class="actions"><button type="submit">打开</button><a class="button button-quiet" href="/requests/new">重新填写一份</a></div>
</form>
`,
  })
}
