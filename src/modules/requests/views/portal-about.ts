import { type Frame, page } from '#modules/portal/index.ts'
import { html } from '#platform/html/html.ts'

/** What a request is, how to make one and how it goes on (条例§27–33, §42, §51). */
export function aboutPage(frame: Frame): string {
  return page(frame, {
    title: '依申请公开',
    description: `向${frame.site.regionName}各级行政机关申请公开政府信息：怎样申请、多久答复、怎样查询。`,
    path: '/requests',
    variant: 'text',
    body: html`<h1>依申请公开</h1>
<p class="lead">没有主动公开的政府信息，任何人都可以向制作或者保存它的行政机关申请，不需要说明用途（条例第二十七条）。</p>
<div class="actions">
<a class="button" href="/requests/new">提交申请</a>
<a class="button button-quiet" href="/requests/find">不知道归谁管</a>
<a class="button button-quiet" href="/requests/track">查询办理情况</a>
</div>
<h2>怎样申请</h2>
<ul>
<li><strong>网上</strong>：填写<a href="/requests/new">申请表</a>，不需要注册账号，中途可以保存，以后<a href="/requests/draft">接着填写</a>。</li>
<li><strong>当面或者邮寄</strong>：写明姓名、身份证明、联系方式，所需信息的名称、文号或者特征，以及获取信息的方式，交到或者寄到该机关的政府信息公开工作机构（条例第二十九条）。</li>
<li><strong>不方便上网、书写有困难</strong>：看<a href="/requests/agencies">各机关的地址、电话和纸质申请表</a>。可以当面口头申请，由工作人员代为填写；阅读、视听有障碍的，机关应当提供帮助（条例第二十九条、第四十三条）。</li>
</ul>
<h2>多久答复</h2>
<p>能够当场答复的当场答复；不能的，自收到申请之日起二十个工作日内答复。需要延长的，经负责人同意并告知您，最长再延长二十个工作日。征求第三方和其他机关意见的时间不计在内（条例第三十三条）。每一天怎样计算，查询页上都有说明。</p>
<h2>要不要钱</h2>
<p>一般不收费。申请的数量、频次明显超过合理范围的，可以收取信息处理费（条例第四十二条）。</p>
<h2>办得怎么样</h2>
<p>各机关收到多少申请、怎样答复、用了多少天、有没有按期，见<a href="/requests/statistics">申请办理情况</a>。</p>
<h2>对答复不满意</h2>
<p>可以依法申请行政复议、提起行政诉讼，或者向上一级行政机关、政府信息公开工作主管部门投诉举报（条例第五十一条）。答复书上写明了向哪里、在多长时间内提出。</p>
`,
  })
}
