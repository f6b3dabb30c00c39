import { html } from '#platform/html/html.ts'
import type { Frame } from '../portal/frame.ts'
import { page } from './page.ts'

type Words = { readonly title: string; readonly ways: readonly string[] }

const WORDS: Readonly<Record<number, Words>> = {
  400: { title: '请求有误', ways: ['检查地址是否完整，或者从首页重新进入。'] },
  403: { title: '不能查看这个页面', ways: ['如果您是工作人员，请先登录再试。'] },
  404: {
    title: '没有找到这个页面',
    ways: ['检查地址有没有输错。', '页面可能已经移动，试试搜索标题。'],
  },
  413: {
    title: '提交的内容太大',
    ways: ['返回上一页，删去一些再提交：您填写的内容一般还在那里；没有显示的，请刷新那一页。'],
  },
  429: { title: '访问太频繁', ways: ['请等一分钟再试。'] },
  500: {
    title: '系统出了差错',
    ways: ['请过几分钟再试。', '仍不行时，请把下面的请求编号告诉我们。'],
  },
  503: { title: '系统暂时不能使用', ways: ['正在维护或访问量较大，请过几分钟再试。'] },
}

/** What went wrong, and the ways on. Needs nothing that may be broken. */
export function errorPage(
  frame: Frame,
  problem: { readonly status: number; readonly message: string; readonly requestId: string },
): string {
  const { status, message, requestId } = problem
  const words = WORDS[status] ?? WORDS[status < 500 ? 400 : 500]
  const { title = '', ways = [] } = words ?? {}
  return page(frame, {
    title,
    description: message,
    path: frame.path.split('?')[0] ?? '/',
    hidden: true,
    variant: 'text',
    body: html`<h1>${title}</h1>
<p class="lead">${message}</p>
<ul>${ways.map((way) => html`<li>${way}</li>`)}</ul>
<p class="actions">${status === 413 && html`<button type="button" data-back hidden>返回</button> `}<a class="button${status === 413 && ' button-quiet'}" href="/">回到首页</a> <a class="button button-quiet" href="/search">搜索</a></p>
<p class="meta">错误代码 ${status}，请求编号 ${requestId}</p>
`,
  })
}
