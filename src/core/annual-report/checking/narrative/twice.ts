import type { Fact, Figure } from '../../facts/fact.ts'
import type { Finding } from '../../finding.ts'
import { FORMS } from '../basis.ts'
import type { CheckContext, Rule } from '../rule.ts'
import { settings } from '../settings.ts'
import { NONE } from './comparison.ts'
import { clauseOf, quoteOf, withUnit } from './quote.ts'

/** What may have been counted under two names: the rest of a sum, and a round figure near its total. */
export const twice: Rule = {
  id: 'n.twice',
  level: 'hint',
  title: '同一批信息不重复计数',
  explanation:
    '分渠道统计的“其他”恰与另一处的件数相同，或者另一处的概数与总数相近而名目不同，可能是同一批信息换个名目又计了一次。请核对台账：是同一批的写明包含关系，不是的写明各自口径。',
  basis: FORMS,
  check: ({ report }: CheckContext) => {
    let findings: Finding[] | null = null
    for (const total of report.facts) {
      if (total.claims.length === 0 || total.period !== 'this') continue
      for (const claim of total.claims) {
        if (claim.kind !== 'sum') continue
        const found = [
          ...restAgain(total, claim.parts, report.facts),
          ...nearTotal(total, report.facts),
        ]
        if (found.length === 0) continue
        findings ??= []
        findings.push(...found)
      }
    }
    return findings ?? NONE
  },
}

const { least, units, published, rest } = settings.countedTwice
const PUBLISHED = new RegExp(published)
const REST = new RegExp(rest)
const UNITS: ReadonlySet<string> = new Set(units)

function restAgain(total: Fact, parts: readonly Figure[], facts: readonly Fact[]): Finding[] {
  const part = parts.find(({ subject, value }) => REST.test(subject) && value >= least)
  if (part?.approximation !== 'exact') return []
  const again = facts.find(
    (fact) =>
      fact.value === part.value && fact.approximation === 'exact' && isOfInformation(fact, total),
  )
  if (!again) return []
  return [
    finding(
      again,
      `正文写“${clauseOf(again)}”，与“${withUnit(total)}”中“${part.subject}”的 ${withUnit(part)}数目相同，请核对是否同一批信息计了两次，并写明口径。`,
    ),
  ]
}

function nearTotal(total: Fact, facts: readonly Fact[]): Finding[] {
  if (total.approximation !== 'exact' || total.scope === 'change') return []
  const near = facts.find(
    (fact) =>
      fact.approximation === 'at-least' &&
      fact.unit === total.unit &&
      fact.value >= least &&
      total.value >= fact.value &&
      total.value < fact.value + stepOf(fact.value) &&
      isOfInformation(fact, total),
  )
  if (!near) return []
  return [
    finding(
      near,
      `正文写“${clauseOf(near)}”，与“${clauseOf(total)}”数目相近而名目不同，没有写明两者的关系，请写明是否包含在 ${withUnit(total)}之内。`,
    ),
  ]
}

/** What «500余» leaves open: 100. */
function stepOf(value: number): number {
  return 10 ** Math.floor(Math.log10(value))
}

/** Information published, in another sentence than the sum. */
function isOfInformation(fact: Fact, total: Fact): boolean {
  if (fact.topic !== null || fact.period !== 'this' || fact.scope === 'change') return false
  if (!UNITS.has(fact.unit) || !UNITS.has(total.unit) || fact.claims.length > 0) return false
  if (fact.section === total.section && fact.sentenceStart === total.sentenceStart) return false
  return PUBLISHED.test(clauseOf(fact))
}

function finding(fact: Fact, message: string): Finding {
  return {
    rule: twice.id,
    level: twice.level,
    cells: [],
    section: fact.section,
    message,
    expected: null,
    actual: fact.value,
    quote: quoteOf(fact),
  }
}
