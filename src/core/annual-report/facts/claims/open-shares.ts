import type { Draft } from '../draft.ts'

const RATE = /率|满意|好评|占比|比例|比重/
const OPINION = /满意|好评|知晓/
/** Asking people: a figure beside one of these is the base of an opinion. */
const ASKED = /评价|测评|问卷|回访|调查|样本|受访|参评|抽查|参与/
const GROWTH = /增|降|升|缩|提速|提前|同比|环比|较|比上|压减|精简/
const ALL = 100

/**
 * Marks the percentages of a sentence that nothing in it could be the base of. A full 100 % or 0 %
 * needs no base, a change and a plan have another one.
 */
export function addOpenShares(drafts: readonly Draft[]): void {
  for (const draft of drafts) {
    const { fact, mention, sentence } = draft
    if (fact.unit !== '%' || fact.scope === 'change' || fact.period !== 'this') continue
    if (fact.approximation !== 'exact' || fact.value >= ALL || fact.value === 0) continue
    if (draft.claims.length > 0 || !mention) continue
    // «满意率和知晓率分别为 98% 和 97%»: the words stand once for several figures.
    const words = sentence.plain.slice(clauseFrom(sentence.text, mention.quantity.from))
    if (!RATE.test(fact.subject) || GROWTH.test(words.slice(0, fact.subject.length + 1))) continue
    const isOpinion = OPINION.test(fact.subject)
    const isCounted = drafts.some(({ fact: { unit } }) => unit !== '%')
    if (isOpinion ? isCounted && ASKED.test(sentence.text) : isCounted) continue
    draft.claims.push({ kind: 'open-share', isOpinion })
  }
}

function clauseFrom(text: string, to: number): number {
  return Math.max(text.lastIndexOf('，', to - 1), text.lastIndexOf('；', to - 1)) + 1
}
