import type { Found, Portal } from '#modules/portal/index.ts'

const MOST = 5
/** Words that every title has, or none. */
const EMPTY_WORDS = /我|想|要|知道|了解|申请|公开|信息|请|有关|关于|相关|的|和|与|及/g
/** A year is a word of its own, whatever stands beside it. */
const WORDS = /\d{4}(?=\D|$)|[^\s\d，。、；：？！,.;:?!（）()“”《》]+/g

const YEAR = /^\d{4}$/

/**
 * What is published already and may be what is asked for, from every room that publishes: titles that
 * hold all words, then what the likeliest agencies published in that year, then titles with one of the
 * words. A year alone finds nothing that was meant.
 */
export async function findPublished(
  { contributions }: Portal,
  regionId: string,
  words: string,
  agencyNames: readonly string[],
): Promise<readonly Found[]> {
  const all = (words.normalize('NFKC').replace(EMPTY_WORDS, ' ').match(WORDS) ?? []).slice(0, 8)
  const [years, others] = [
    all.filter((word) => YEAR.test(word)),
    all.filter((word) => !YEAR.test(word) && word.length > 1),
  ]
  if (others.length === 0) return []
  const longest = others.toSorted((one, other) => other.length - one.length).slice(0, 3)
  const tries = [
    all,
    ...agencyNames.slice(0, 2).map((name) => [name, ...years]),
    ...longest.map((word) => [word, ...years]),
  ]
  const found = new Map<string, Found>()
  for (const wanted of tries) {
    for (const { search } of contributions) {
      const answer = await search?.(regionId, wanted, { from: 0, size: MOST })
      for (const each of answer?.found ?? []) found.set(each.href, found.get(each.href) ?? each)
    }
    if (found.size >= MOST) break
  }
  return [...found.values()].slice(0, MOST)
}
