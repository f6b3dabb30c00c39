import { shingles } from '../../kit/similarity.ts'
import { essence, toHalfWidth } from '../../kit/text.ts'
import { COURTESY } from './settings.ts'

/** What a request's text is compared by; may be kept beside it. */
export type Print = {
  readonly shingles: Uint32Array
  /** Years and numbers, each once and sorted: last year's budget is not this year's. */
  readonly figures: readonly string[]
  /** All letters and figures, for texts too short to have runs. */
  readonly essence: string
}

const FIGURE = /\d+(?:\.\d+)?/g
/** Fewer runs than this say little about what another text contains. */
const FEW_RUNS = 6
/** What is contained in a longer text is nearly, but not quite, the same. */
const CONTAINED = 0.9

/** Makes the print of a text, leaving out what everybody writes. */
export function printOf(text: string): Print {
  const plain = COURTESY.reduce((rest, word) => rest.replaceAll(word, ' '), toHalfWidth(text))
  const figures = [...new Set(plain.match(FIGURE) ?? [])].sort()
  return { shingles: shingles(plain), figures, essence: essence(plain) }
}

/** How many runs two prints have in common, by their sorted hashes. */
export function commonRuns(one: Uint32Array, other: Uint32Array): number {
  let common = 0
  for (let left = 0, right = 0; left < one.length && right < other.length; ) {
    const [a = 0, b = 0] = [one[left], other[right]]
    if (a === b) common += 1
    if (a <= b) left += 1
    if (b <= a) right += 1
  }
  return common
}

/**
 * From 0 to 1 how alike two requests are: the share of runs they have in common, or of the shorter
 * one in the longer. Texts without runs are alike only when they say the same.
 */
export function scoreOf(one: Print, other: Print): number {
  if (one.essence === other.essence) return one.essence === '' ? 0 : 1
  const common = commonRuns(one.shingles, other.shingles)
  if (common === 0) return 0
  const [left, right] = [one.shingles.length, other.shingles.length]
  const fewer = Math.min(left, right)
  const contained = fewer < FEW_RUNS ? 0 : (common / fewer) * CONTAINED
  return Math.max(common / (left + right - common), contained)
}

/** From 0 to 1 how much of the first request the other one asked for, too. */
export function coverage(one: Print, other: Print): number {
  if (one.essence === other.essence) return one.essence === '' ? 0 : 1
  const runs = one.shingles.length
  return runs === 0 ? 0 : commonRuns(one.shingles, other.shingles) / runs
}

/** Whether the years and numbers of one are all among the other's; none say nothing either way. */
export function figuresAgree({ figures: one }: Print, { figures: other }: Print): boolean {
  if (one.length === 0 || other.length === 0) return one.length === other.length
  const [few, many] = one.length <= other.length ? [one, other] : [other, one]
  return few.every((figure) => many.includes(figure))
}
