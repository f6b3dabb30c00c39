import type { Fact, OpenShareClaim, ShareClaim } from '../../facts/fact.ts'
import { FORMS } from '../basis.ts'
import type { Rule } from '../rule.ts'
import { judgeClaims, type Problem } from './claims.ts'
import { NONE } from './comparison.ts'
import { clauseOf, withUnit } from './quote.ts'

const info = {
  id: 'n.scope',
  level: 'hint',
  title: '百分比写明口径',
  explanation:
    '写了比率而没有写按什么数算出来的，或者分母是“余、多、约”一类的概数、比率却精确到小数，读者无法复核，各单位的数也不能比较。请写明分子、分母；满意度写明参加评价的人数或件数。',
  basis: FORMS,
} as const satisfies Omit<Rule, 'check'>

const open = judgeClaims(info, 'open-share', (claim: OpenShareClaim, fact: Fact): Problem => {
  const base = claim.isOpinion ? '参加评价的人数或件数' : '分子和分母'
  return {
    message: `正文写“${clauseOf(fact)}”，没有写${base}，无法复核，请写明口径。`,
    expected: null,
    actual: withUnit(fact),
  }
})

const inexact = judgeClaims(info, 'share', (claim: ShareClaim, fact: Fact): Problem | null => {
  const [whole, ...others] = claim.whole
  const isKnown = whole === undefined || whole.approximation === 'exact' || others.length > 0
  if (isKnown || claim.decimals === 0 || claim.part.approximation !== 'exact') return null
  return {
    message: `正文写“${clauseOf(fact)}”，比率精确到小数，分母“${whole.text}${whole.unit}”却是概数；请写明准确数和比率的口径。`,
    expected: null,
    actual: withUnit(fact),
  }
})

/** Percentages that cannot be worked out again from what the text says. */
export const scope: Rule = {
  ...info,
  check: (context) => {
    const [without, vague] = [open.check(context), inexact.check(context)]
    return without.length + vague.length === 0 ? NONE : [...without, ...vague]
  },
}
