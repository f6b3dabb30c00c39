import type { Fact } from '../../facts/fact.ts'
import { figureOf } from '../../report.ts'
import { FORMS } from '../basis.ts'
import type { CheckContext, Rule } from '../rule.ts'
import { settings } from '../settings.ts'
import { NONE } from './comparison.ts'
import { LICENSE_DECISIONS } from './licenses.ts'
import { clauseOf, quoteOf } from './quote.ts'

/** An agency that examines and approves, without one decision in the table. */
export const licenseZero: Rule = {
  id: 'n.license-zero',
  level: 'hint',
  title: '审批机关的许可决定为零须有理由',
  explanation:
    '审批、政务服务机关的表二“行政许可”处理决定数量为 0：集中行使行政许可权的，应填以本机关名义作出的决定数；许可由各部门作出、本机关只提供场所的，填 0 无误，但请在正文说明。同类单位做法不一，汇总数就不可比。',
  basis: ['条例§20(五)', '行政许可法§25', ...FORMS],
  check: (context: CheckContext) => {
    const { report, isGovernment } = context
    const agency = report.agency ?? ''
    if (isGovernment || figureOf(report, LICENSE_DECISIONS) !== 0) return NONE
    if (OTHERS.some((cell) => (figureOf(report, cell) ?? 0) > 0)) return NONE
    const isApproving = includesAny(agency, approving)
    if (!isApproving && !includesAny(agency, serving)) return NONE
    const cases = greatest(report.facts.filter(isCaseLoad))
    if (!isApproving && !cases) return NONE
    return [finding(context, cases)]
  },
}

const { approving, serving, cases: CASE_WORDS, least, others: OTHERS } = settings.approvals

function isCaseLoad(fact: Fact): boolean {
  if (fact.value < least || fact.period !== 'this' || fact.unit === '%') return false
  return includesAny(clauseOf(fact), CASE_WORDS)
}

function finding({ report, template }: CheckContext, cases: Fact | undefined) {
  const cell = template.cellById.get(LICENSE_DECISIONS)?.name ?? LICENSE_DECISIONS
  const said = cases ? `，正文却写“${clauseOf(cases)}”` : ''
  return {
    rule: licenseZero.id,
    level: licenseZero.level,
    cells: [LICENSE_DECISIONS],
    section: cases?.section ?? null,
    message: `${report.agency}的${cell}为 0${said}；本机关作出许可决定的请填实际数，许可由各部门作出的请在正文说明。`,
    expected: null,
    actual: 0,
    ...(cases ? { quote: quoteOf(cases) } : {}),
  }
}

function greatest(facts: readonly Fact[]): Fact | undefined {
  return facts.reduce<Fact | undefined>(
    (most, fact) => (most && most.value >= fact.value ? most : fact),
    undefined,
  )
}

function includesAny(text: string, words: readonly string[]): boolean {
  return words.some((word) => text.includes(word))
}
