import { html } from '#platform/html/html.ts'
import type { Frame } from '../portal/frame.ts'
import { page } from './page.ts'

/** The accessibility statement, and how to report what does not work. */
export function accessibilityPage(frame: Frame): string {
  const { site } = frame
  const ways = [
    site.phone && `电话：${site.phone}`,
    site.email && `邮箱：${site.email}`,
    site.address && `来访或来信：${site.address}`,
  ].filter((way) => way)
  return page(frame, {
    title: '无障碍声明',
    description: '本网站怎样方便老年人、残疾人和使用旧设备的人，遇到困难怎样联系我们。',
    path: '/about/accessibility',
    variant: 'text',
    body: html`<h1>无障碍声明</h1>
<p class="lead">我们希望每个人都能读到、用上这个网站。</p>
<p>《中华人民共和国无障碍环境建设法》要求政府网站逐步符合无障碍设计标准。本网站按照《Web 内容无障碍指南》（WCAG）2.2 的 AA 级设计和检查。</p>
<h2>可以怎样使用</h2>
<ul>
<li>长辈版：页面最上方的“长辈版”把文字放大，并减少选项；再点一次回到标准版。</li>
<li>只用键盘：按 Tab 键逐项移动；第一项“跳到正文”略过页首。</li>
<li>读屏软件：标题分级，表格的每个数字都能读出所在的行和列，图表旁边都有同样数字的表格。</li>
<li>放大到 400%，或者用手机：内容会重新排列，宽表在自己的框里左右滑动。</li>
<li>关闭脚本：所有内容照常阅读、查找和下载。</li>
<li>打印：任何一页都可以直接打印，页首和导航不会印出来。</li>
</ul>
<h2>目前的不足</h2>
<p>机关自行上传的旧文件（如扫描的图片）可能无法由读屏软件读出。需要其他形式时，请与我们联系。</p>
<h2 id="mistakes">遇到困难或发现错误</h2>
<p>请告诉我们页面的地址和遇到的情况，我们会尽快更正并答复。</p>
${
  ways.length > 0
    ? html`<ul>${ways.map((way) => html`<li>${way}</li>`)}</ul>`
    : html`<p>请与${site.operator}联系。</p>`
}
`,
  })
}
