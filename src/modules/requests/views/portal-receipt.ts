import { type Frame, page } from '#modules/portal/index.ts'
import { html } from '#platform/html/html.ts'
import { qrSvg } from '#platform/html/qr-svg.ts'
import { REQUESTS_TRAIL, trackAddress } from './portal-shared.ts'

/** What the applicant keeps: number and query code, shown once (条例§31: confirmed afterwards). */
export function receiptPage(
  frame: Frame,
  { number, queryCode }: { readonly number: string; readonly queryCode: string },
): string {
  return page(frame, {
    title: '申请已经提交',
    description: '政府信息公开申请的回执。',
    path: '/requests/new',
    trail: REQUESTS_TRAIL,
    variant: 'text',
    hidden: true,
    body: html`<h1>申请已经提交</h1>
<p class="lead">请记下或者打印下面两项，查询办理情况、补正、撤回时要用。</p>
<div class="receipt-card">
<dl class="receipt">
<div><dt>登记编号</dt><dd>${number}</dd></div>
<div><dt>查询码</dt><dd><strong class="code">${queryCode}</strong></dd></div>
</dl>
<figure>${qrSvg(`${frame.site.origin}${trackAddress(number)}`, '查询办理情况的二维码')}<figcaption>扫码打开查询页，编号已经填好，查询码由您自己填。</figcaption></figure>
</div>
<p class="note">查询码只在这里显示一次。丢失以后，可以用登记编号和申请时填写的联系电话查询。</p>
<h2>接下来</h2>
<ol>
<li>行政机关与您联系，确认收到申请；确认之日为收到申请之日（条例第三十一条）。</li>
<li>内容不明确的，七个工作日内一次性告知您补正（条例第三十条）。</li>
<li>收到申请之日起二十个工作日内答复；需要延长的，会告诉您，最长不超过二十个工作日（条例第三十三条）。</li>
</ol>
<p class="actions"><a class="button" href="${trackAddress(number)}">查询办理情况</a><button type="button" class="button-quiet" data-print hidden>打印这一页</button></p>
`,
  })
}
