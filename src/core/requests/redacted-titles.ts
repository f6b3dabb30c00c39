/** How attachments are called when parts of one were covered, or a newer one took its place. */

export const REDACTED = '部分公开'
export const REPLACED = '已由新的一份代替'
export const GIVEN_BEFORE = '已随此前的答复提供'

const LONGEST_TITLE = 200
const MARKS = new RegExp(`(（(${[REDACTED, REPLACED, GIVEN_BEFORE].join('|')})\\d*）)+$`)

/** A title without its ending and without such marks. */
export function stemOf(title: string): string {
  return title.replace(MARKS, '').replace(/\.pdf$/i, '')
}

/** `名册（部分公开）`; where that is taken `名册（部分公开2）` and so on, never longer than a title may be. */
export function markedTitle(stem: string, mark: string, taken: ReadonlySet<string>): string {
  for (let count = 1; ; count += 1) {
    const end = `（${mark}${count === 1 ? '' : count}）`
    const title = stem.slice(0, LONGEST_TITLE - end.length) + end
    if (!taken.has(title)) return title
  }
}
