import type { LikelyHolder } from '#core/requests/citizens/find-holders.ts'
import { type Found, type Frame, page } from '#modules/portal/index.ts'
import { textField } from '#platform/html/form-fields.ts'
import { type Html, html } from '#platform/html/html.ts'
import { REQUESTS_TRAIL } from './portal-shared.ts'

/** What was found to words: what is published already, and who likely holds the rest. */
export type Hints = {
  readonly words: string
  readonly published: readonly Found[]
  readonly holders: readonly LikelyHolder[]
}

/** Asks what somebody wants to know, and shows where it may be read or whom to ask. */
export function findPage(frame: Frame, hints: Hints | null): string {
  const words = hints?.words ?? ''
  return page(frame, {
    title: '找一找：已经公布了吗，归谁管',
    description: '用自己的话写想知道什么，看看是否已经公布、向哪个机关申请。',
    path: '/requests/find',
    trail: REQUESTS_TRAIL,
    variant: 'text',
    hidden: words !== '',
    body: html`<h1>您想知道什么？</h1>
<form method="get" action="/requests/find" class="stack">
${textField({
  ...{ name: 'q', label: '用自己的话写', value: words, maxLength: 200 },
  hint: '例如“我们村的征地补偿标准”“2025年学校食堂采购合同”。',
})}<div class="actions"><button type="submit">找一找</button></div>
</form>
${
  hints &&
  html`${hintsPart(hints)}<h2>没有找到？</h2>
<p>上面只是提示。随时可以<a href="${newAddress(words)}">直接填写申请</a>；不归它负责的，收到申请的机关会告诉您归谁（条例第三十六条第五项）。</p>
`
}`,
  })
}

/**
 * The two lists. Beside the form (`choose`) nothing leads away from what was typed: published things
 * open beside it, agencies are chosen in the list.
 */
export function hintsPart(
  { words, published, holders }: Hints,
  way: 'link' | 'choose' = 'link',
): Html {
  const isLink = way === 'link'
  return html`<h2>已经公布的，可以直接看</h2>
${
  published.length === 0
    ? html`<p>没有找到已经公布的相近内容。</p>\n`
    : html`<ul class="results">${published.map(
        ({ text, href, kind, agencyName, publishedOn }) =>
          html`<li><a href="${href}"${!isLink && html` target="_blank" rel="noopener"`}>${text}</a><p class="meta">${kind}　${agencyName}　<time datetime="${publishedOn}">${publishedOn}</time> 公布</p></li>\n`,
      )}</ul>\n`
}<h2>可能掌握它的机关</h2>
${
  holders.length === 0
    ? html`<p>从这些字里看不出归哪个机关。写上事情、地点或者单位的名称，再找一次；或者看看<a href="/requests/agencies">所有机关的联系方式</a>。</p>\n`
    : html`<ol class="results">${holders.map(
        ({ id, name, why }) =>
          html`<li>${
            isLink
              ? html`<a href="${newAddress(words, id)}">向${name}申请</a>`
              : html`<button type="submit" class="button-quiet" formaction="/requests/new#agency" name="choose" value="${id}">选${name}</button>`
          }<p class="meta">${why.join('；')}。</p></li>\n`,
      )}</ol>\n`
}`
}

function newAddress(words: string, agencyId = ''): string {
  const query = new URLSearchParams({
    ...(agencyId !== '' && { agency: agencyId }),
    ...(words !== '' && { q: words }),
  })
  return `/requests/new${query.size === 0 ? '' : `?${query}`}`
}
