import { type Html, html } from '#platform/html/html.ts'
import type { Frame } from '../portal/frame.ts'

/** Whose site it is, what can be found on it, and how it is to be shown. */
export function header(frame: Frame): Html {
  const { site, look } = frame
  return html`<header class="site-header">
<div class="utility">
<div class="measure">
<ul>
<li>${lookLink(frame)}</li>
<li><a href="/about/accessibility">无障碍</a></li>
${look === 'standard' && html`<li><a href="/desk">工作人员登录</a></li>\n`}</ul>
</div>
</div>
<div class="measure masthead">
<a class="site-name" href="/"><svg aria-hidden="true" viewBox="0 0 40 40"><path class="leaf" d="M4 6h13a3 3 0 0 1 3 3v26a3 3 0 0 0-3-3H4z"/><path class="leaf-light" d="M36 6H23a3 3 0 0 0-3 3v26a3 3 0 0 1 3-3h13z"/></svg><span><b>${site.name}</b><small>政府信息公开平台</small></span></a>
<form class="site-search" action="/search" method="get" role="search">
<label class="unseen" for="site-search">搜索标题</label>
<input id="site-search" name="q" type="search" maxlength="100" placeholder="搜索机关、年度、标题">
<button type="submit">搜索</button>
</form>
</div>
${navigation(frame)}</header>
`
}

function lookLink({ look, path }: Frame): Html {
  const back = encodeURIComponent(path)
  return look === 'large'
    ? html`<a href="/look?to=standard&amp;back=${back}">返回标准版</a>`
    : html`<a href="/look?to=large&amp;back=${back}">长辈版</a>`
}

function navigation({ navigation: links, path }: Frame): Html {
  const here = path.split('?')[0] ?? '/'
  const all = [{ text: '首页', href: '/' }, ...links]
  return html`<nav class="site-navigation" aria-label="主导航">
<ul class="measure">
${all.map(({ text, href }) => {
  const isHere = here === href || (href !== '/' && here.startsWith(`${href}/`))
  return html`<li><a href="${href}"${isHere && html` aria-current="${here === href ? 'page' : 'true'}"`}>${text}</a></li>\n`
})}</ul>
</nav>
`
}
