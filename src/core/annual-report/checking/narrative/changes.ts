import type { ChangeClaim, Fact, FactTopic } from '../../facts/fact.ts'
import { type AnnualReport, figureOf } from '../../report.ts'
import type { CellId } from '../../template.ts'
import { FORMS } from '../basis.ts'
import type { CheckContext } from '../rule.ts'
import { judgeClaims, type Problem } from './claims.ts'
import { sumInTable } from './comparison.ts'
import { clauseOf, withUnit } from './quote.ts'

const PREVIOUS_ITEMS = 't2_art20_5.license.prev_items'
const DELTA = 't2_art20_5.license.delta'

/** Last year's cells for a difference to last year. */
const CELLS: Readonly<Partial<Record<FactTopic, readonly CellId[]>>> = {
  'requests-received': ['t3.new.total'],
  'requests-answered': ['t3.result_total.total'],
  'license-decisions': ['t2_art20_5.license.decisions'],
  penalties: ['t2_art20_6.penalty.decisions'],
  coercions: ['t2_art20_6.coercion.decisions'],
  reconsiderations: ['t4.n.review_total'],
  litigations: ['t4.n.suit_direct_total', 't4.n.suit_after_total'],
}

export const changes = judgeClaims(
  {
    id: 'n.change',
    level: 'warning',
    title: '正文的增减数前后相符',
    explanation:
      '“由甲增至乙，增加丙”应满足甲加丙等于乙；“较上年增加丙件”应等于本年数减上年报告中的数；行政许可事项“增至”的项数应等于表二上一年项目数量加本年增减（2019 年版）。',
    basis: FORMS,
  },
  'change',
  (claim, fact, context) =>
    againstItself(claim, fact) ??
    againstItems(claim, fact, context.report) ??
    againstLastYear(claim, fact, context),
)

function againstItself({ from, by }: ChangeClaim, fact: Fact): Problem | null {
  if (!from || by === null) return null
  if (from.approximation !== 'exact' || fact.approximation !== 'exact') return null
  if (from.value + by === fact.value) return null
  return {
    message: `正文写“${clauseOf(fact)}”，但 ${from.value}${signed(by)}=${from.value + by}，与所写 ${withUnit(fact)}不符，请核对。`,
    expected: null,
    actual: fact.value,
  }
}

/** The form of 2019 holds last year's number of items and its increase. */
function againstItems({ from, by }: ChangeClaim, fact: Fact, report: AnnualReport): Problem | null {
  if (fact.topic !== 'license-items' || fact.approximation !== 'exact') return null
  const previous = figureOf(report, PREVIOUS_ITEMS)
  const delta = figureOf(report, DELTA)
  if (previous === null || delta === null) return null
  const wrongStart = from !== null && from.value !== previous
  const wrongStep = by !== null && by !== delta
  if (previous + delta === fact.value && !wrongStart && !wrongStep) return null
  return {
    cells: [PREVIOUS_ITEMS, DELTA],
    message: `正文写“${clauseOf(fact)}”，而表二行政许可上一年项目数量 ${previous}、本年增减 ${signed(delta)}，合为 ${previous + delta} 项，请核对。`,
    expected: null,
    actual: previous + delta,
  }
}

function againstLastYear(
  { from, by }: ChangeClaim,
  fact: Fact,
  context: CheckContext,
): Problem | null {
  const cells = fact.topic === null ? undefined : CELLS[fact.topic]
  if (from || by === null || !cells || !context.previous || fact.approximation !== 'exact')
    return null
  const before = sumInTable(context.previous.report, cells)
  if (before === null || fact.value - before === by) return null
  return {
    cells,
    message: `正文写“${clauseOf(fact)}”，比上年${by < 0 ? '减少' : '增加'} ${Math.abs(by)}；上年报告为 ${before}，相差应为 ${signed(fact.value - before)}，请核对。`,
    expected: null,
    actual: by,
  }
}

function signed(value: number): string {
  return value < 0 ? `${value}` : `+${value}`
}
