import { type Html, html } from './html.ts'

/** One page of a longer list. */
export type PageOf<T> = {
  readonly items: readonly T[]
  /** From 1. */
  readonly page: number
  readonly pages: number
  readonly total: number
}

/** Pages that a list takes; one where it is empty. */
export function pagesOf(total: number, size: number): number {
  return Math.max(1, Math.ceil(total / size))
}

/** The page wanted, or where there is no such page the nearest to it. */
export function nearestPage(wanted: number, pages: number): number {
  return Math.min(Math.max(1, Number.isInteger(wanted) ? wanted : 1), pages)
}

/** Links to the neighbouring pages, to both ends, and where one is. Nothing where there is one page. */
export function paginationHtml(
  { page, pages }: Pick<PageOf<unknown>, 'page' | 'pages'>,
  hrefOf: (page: number) => string,
): Html | '' {
  if (pages <= 1) return ''
  return html`<nav class="pagination" aria-label="分页">
<ul>
${page > 1 && html`<li><a rel="prev" href="${hrefOf(page - 1)}">上一页</a></li>\n`}${shown(
  page,
  pages,
).map((each) => entry(each, page, hrefOf))}${
  page < pages && html`<li><a rel="next" href="${hrefOf(page + 1)}">下一页</a></li>\n`
}</ul>
</nav>
`
}

function entry(each: number | null, page: number, hrefOf: (page: number) => string): Html {
  if (each === null) return html`<li aria-hidden="true">…</li>\n`
  if (each === page) return html`<li><span aria-current="page">第 ${each} 页</span></li>\n`
  return html`<li><a href="${hrefOf(each)}" aria-label="第 ${each} 页">${each}</a></li>\n`
}

/** The numbers worth a link; null where some are left out. */
function shown(page: number, pages: number): (number | null)[] {
  const wanted = [1, page - 1, page, page + 1, pages].filter((each) => each >= 1 && each <= pages)
  const numbers = [...new Set(wanted)].sort((left, right) => left - right)
  return numbers.flatMap((each, index) => {
    const before = numbers[index - 1]
    return before !== undefined && each - before > 1 ? [null, each] : [each]
  })
}
