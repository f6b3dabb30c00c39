import type { Draft } from '../draft.ts'
import { sameKind, sumClaim } from './sums.ts'

const PUBLISHED = /公开|发布|推送|发出|刊发|发表/
const CHANNEL = /^(?:其中)?，?(?:[^，]{0,6}，)?(?:在|通过|利用|依托|运用|经)/

/**
 * «共主动公开 961 条。在网站公开 74 条……。在微博公开 887 条……。»: a total whose parts are the first
 * figures of the sentences that follow under the same heading. `sentences`: their numbers, in order.
 */
export function addImpliedSums(sentences: readonly (readonly Draft[])[]): void {
  sentences.forEach((drafts, index) => {
    const head = drafts[0]
    if (!head || drafts.length > 1 || !isTotal(head)) return
    const parts: Draft[] = []
    for (const next of sentences.slice(index + 1)) {
      const part = next[0]
      if (!part || part.sentence.block !== head.sentence.block || !isPart(part, head)) break
      parts.push(part)
    }
    if (parts.length > 1) head.claims.push(sumClaim(parts, 'implied'))
  })
}

function isTotal({ fact, sentence }: Draft): boolean {
  return (
    fact.scope === 'total' &&
    fact.period === 'this' &&
    fact.approximation === 'exact' &&
    PUBLISHED.test(fact.subject) &&
    !CHANNEL.test(sentence.text)
  )
}

function isPart(part: Draft, head: Draft): boolean {
  return (
    sameKind(part, head) &&
    part.fact.approximation === 'exact' &&
    CHANNEL.test(part.sentence.text) &&
    PUBLISHED.test(part.sentence.text)
  )
}
