import type { Claim, Fact, ShareClaim } from '../../facts/fact.ts'
import type { Finding } from '../../finding.ts'
import { FORMS } from '../basis.ts'
import type { Rule } from '../rule.ts'
import { NONE } from './comparison.ts'
import { clauseOf, quoteOf, withUnit } from './quote.ts'

const info = {
  id: 'n.scope',
  level: 'hint',
  title: '百分比写明口径',
  explanation:
    '写了比率而没有写按什么数算出来的，或者分母是“余、多、约”一类的概数、比率却精确到小数，读者无法复核，各单位的数也不能比较。请写明分子、分母；满意度写明参加评价的人数或件数。',
  basis: FORMS,
} as const satisfies Omit<Rule, 'check'>

/** Percentages that cannot be worked out again from what the text says. */
export const scope: Rule = {
  ...info,
  check: ({ report }) => {
    let findings: Finding[] | null = null
    for (const fact of report.facts) {
      if (fact.unit !== '%') continue
      for (const claim of fact.claims) {
        const message = messageOf(claim, fact)
        if (message === null) continue
        findings ??= []
        findings.push({
          rule: info.id,
          level: info.level,
          cells: [],
          section: fact.section,
          message,
          expected: null,
          actual: withUnit(fact),
          quote: quoteOf(fact),
        })
      }
    }
    return findings ?? NONE
  },
}

function messageOf(claim: Claim, fact: Fact): string | null {
  if (claim.kind === 'share') return ofInexactWhole(claim, fact)
  if (claim.kind !== 'open-share') return null
  const base = claim.isOpinion ? '参加评价的人数或件数' : '分子和分母'
  return `正文写“${clauseOf(fact)}”，没有写${base}，无法复核，请写明口径。`
}

function ofInexactWhole({ part, whole: wholes, decimals }: ShareClaim, fact: Fact): string | null {
  const [whole, ...others] = wholes
  const isKnown = whole === undefined || whole.approximation === 'exact' || others.length > 0
  if (isKnown || decimals === 0 || part.approximation !== 'exact') return null
  return `正文写“${clauseOf(fact)}”，比率精确到小数，分母“${whole.text}${whole.unit}”却是概数；请写明准确数和比率的口径。`
}
