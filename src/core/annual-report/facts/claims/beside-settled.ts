import { type Draft, figureOfDraft } from '../draft.ts'

const SETTLED =
  /(?:均已?|全部已?|已全部|全都)(?:按时|按期|依法|妥善)?(?:办结|办复|办理完毕|处理完毕|处置完毕|答复|回复)|(?:办结|办复|回复|答复)率(?:均?为|均?达到?|是)?(?:100%|百分之百)/
const SENT_BACK = /退回|移交|退办|退件|不予受理/
/** The sentence says how the two stand to each other, or something else is handed over. */
const RELATED = /其中|另|此外|除|不含|不包括|不计|含|包括|剔除|扣除|后(?:重新)?(?:转办|办理)/
const OTHER_THINGS = /档案|线索|材料|文件|资料|补正|押金|保证金|整改/

/**
 * Finds figures of cases sent back or handed on in the sentence that says all cases are settled, or
 * in the one after it. Where the text says how the two stand to each other nothing is claimed.
 */
export function addBesideSettled(drafts: readonly Draft[], before: readonly Draft[]): void {
  for (const aside of drafts) {
    if (!isSentBack(aside)) continue
    const settled = settledIn(drafts, aside) ?? settledIn(before, aside)
    if (!settled) continue
    aside.claims.push({ kind: 'beside-settled', settled: figureOfDraft(settled) })
  }
}

function isSentBack({ fact, mention, sentence }: Draft): boolean {
  if (!mention || fact.value === 0 || fact.scope !== 'total' || fact.unit === '%') return false
  const left = sentence.text.slice(mention.leftFrom, mention.quantity.from)
  const words = left + mention.tail
  return SENT_BACK.test(words) && !RELATED.test(left) && !OTHER_THINGS.test(words)
}

/** The whole that a sentence says is settled. */
function settledIn(drafts: readonly Draft[], aside: Draft): Draft | undefined {
  const [first] = drafts
  if (!first || first.sentence.block !== aside.sentence.block) return undefined
  if (!SETTLED.test(first.sentence.text)) return undefined
  return drafts.find(
    (draft) =>
      draft !== aside &&
      draft.fact.scope === 'total' &&
      draft.fact.period === 'this' &&
      draft.fact.unit === aside.fact.unit &&
      draft.fact.value > aside.fact.value,
  )
}
