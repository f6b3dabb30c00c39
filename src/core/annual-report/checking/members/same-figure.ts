import type { Fact } from '../../facts/fact.ts'
import type { Finding } from '../../finding.ts'
import { BETWEEN_REPORTS } from '../basis.ts'
import { clauseOf, quoteOf } from '../narrative/quote.ts'
import type { Rule, TemplatedReport } from '../rule.ts'
import { settings } from '../settings.ts'
import { membershipOf, nameOf } from './members.ts'

/** A figure of the government's text that one member gives as its own. */
export const sameFigure: Rule = {
  id: 'x.same-figure',
  level: 'hint',
  title: '政府正文与成员正文的同一数字只计一次',
  explanation:
    '政府报告正文的一个数字与某个成员单位正文的数字完全相同，多半出自同一来源，例如由一个部门承办的热线。汇总时这样的数只能计一次，不能再与其他单位的数相加；请核对来源和归属。',
  basis: BETWEEN_REPORTS,
  check: (context) => {
    if (!context.members || context.members.length === 0) return []
    const counted = membershipOf(context)?.counted ?? []
    const seen = new Set<number>()
    return context.report.facts.flatMap((fact): Finding[] => {
      if (!isTelling(fact) || seen.has(fact.value)) return []
      const same = firstSame(fact, counted)
      if (!same) return []
      seen.add(fact.value)
      return [
        {
          rule: sameFigure.id,
          level: sameFigure.level,
          cells: [],
          section: fact.section,
          message: `正文“${clauseOf(fact)}”与${same.name}报告中“${clauseOf(same.fact)}”的数字相同，请核对是否同一来源；是的只计一次，不与其他单位的数相加。`,
          expected: null,
          actual: fact.value,
          quote: quoteOf(fact),
        },
      ]
    })
  },
}

const { least, round } = settings.sameFigure

/** Small and round figures agree by chance; figures of the tables are summed up by `x.agg`. */
function isTelling({ value, unit, topic, scope, period, approximation }: Fact): boolean {
  if (topic !== null || scope === 'change' || period !== 'this') return false
  const isCount = unit !== '' && unit !== '%'
  return isCount && approximation === 'exact' && value >= least && value % round !== 0
}

function firstSame(fact: Fact, counted: readonly TemplatedReport[]) {
  for (const member of counted) {
    const same = member.report.facts.find((other) => other.value === fact.value && isTelling(other))
    if (same) return { name: nameOf(member), fact: same }
  }
  return null
}
