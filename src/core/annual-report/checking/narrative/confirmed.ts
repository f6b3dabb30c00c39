import type { Claim, Fact } from '../../facts/fact.ts'
import { shareHolds } from '../../facts/share.ts'
import type { Finding } from '../../finding.ts'
import { figureOf } from '../../report.ts'
import type { CellId } from '../../template.ts'
import type { TemplatedReport } from '../rule.ts'
import { caseCounterparts } from './cases.ts'
import { agreement, type Counterpart, describeSum, isThisYears } from './comparison.ts'
import { decidedIn, LICENSE_DECISIONS, licencesOf } from './licenses.ts'
import { normativeCounterparts } from './normative-documents.ts'
import { penaltyCounterparts } from './penalties.ts'
import { wholeOf } from './percentages.ts'
import { clauseOf, quoteOf, withUnit } from './quote.ts'
import { answeredCounterparts } from './requests-answered.ts'
import { carriedCounterparts } from './requests-carried.ts'
import { newRequestCounterparts } from './requests-new.ts'
import { addition, sumOf } from './sums.ts'

/** A table, or a statement of the narrative, that was recalculated and holds. */
export type Confirmation = {
  readonly rule: string
  /** `540 = 75+274+81+64+46`, `116÷121 = 95.9%`, `“未收到…”：表三…为 0`. */
  readonly text: string
  readonly section: string
  readonly cells: readonly CellId[]
  /** The sentence of the narrative. */
  readonly quote?: NonNullable<Finding['quote']>
}

const COUNTERPARTS: readonly (readonly [rule: string, counterparts: readonly Counterpart[]])[] = [
  ['n.new', newRequestCounterparts],
  ['n.answered', answeredCounterparts],
  ['n.carry', carriedCounterparts],
  ['n.case', caseCounterparts],
  ['n.normative', normativeCounterparts],
  ['n.penalty', penaltyCounterparts],
]

/** Every sum, percentage, change and agreement with a table that was checked and holds. */
export function confirmedFacts(context: TemplatedReport): Confirmation[] {
  return context.report.facts.flatMap((fact) => [
    ...fact.claims.flatMap((claim) => confirmedClaim(claim, fact, context)),
    ...confirmedByTable(fact, context),
    ...confirmedAccepted(fact, context),
  ])
}

function confirmedClaim(claim: Claim, fact: Fact, context: TemplatedReport): Confirmation[] {
  const said = (rule: string, text: string, cells: readonly CellId[] = []): Confirmation[] => [
    { rule, text, section: fact.section, cells, quote: quoteOf(fact) },
  ]
  if (claim.kind === 'sum') {
    const holds = sumOf(claim, fact) === fact.value
    return holds ? said('n.sum', `${fact.value} = ${addition(claim)}`) : []
  }
  if (claim.kind === 'share') {
    const whole = wholeOf(claim)
    const holds = shareHolds(claim.part.value, whole, fact.value, claim.decimals)
    return holds ? said('n.percent', `${claim.part.value}÷${whole} = ${withUnit(fact)}`) : []
  }
  if (claim.kind === 'enumeration') {
    const counts = [claim.named, claim.treated].filter((list) => list.length > 0)
    const holds = counts.length > 0 && counts.every((list) => list.length === fact.value)
    return holds ? said('n.enumeration', `${fact.text}${fact.unit}，所列正好 ${fact.value} 个`) : []
  }
  if (claim.kind === 'change') {
    if (claim.from && claim.by !== null && claim.from.value + claim.by === fact.value) {
      return said(
        'n.change',
        `${claim.from.value}${claim.by < 0 ? '' : '+'}${claim.by} = ${fact.value}`,
      )
    }
    return confirmedItems(fact, context, said)
  }
  return []
}

function confirmedItems(
  fact: Fact,
  { report }: TemplatedReport,
  said: (rule: string, text: string, cells: readonly CellId[]) => Confirmation[],
): Confirmation[] {
  const cells = ['t2_art20_5.license.prev_items', 't2_art20_5.license.delta'] as const
  const previous = figureOf(report, cells[0])
  const delta = figureOf(report, cells[1])
  if (fact.topic !== 'license-items' || previous === null || delta === null) return []
  if (previous + delta !== fact.value) return []
  return said('n.change', `${previous}${delta < 0 ? '' : '+'}${delta} = ${fact.value}`, cells)
}

function confirmedByTable(fact: Fact, context: TemplatedReport): Confirmation[] {
  if (fact.topic === null || !isThisYears(fact) || fact.approximation === 'about') return []
  const { report, template } = context
  const found = COUNTERPARTS.flatMap(([rule, counterparts]) =>
    counterparts
      .filter((each) => each.topic === fact.topic)
      .flatMap(({ sums }) => {
        const sum = agreement(report, fact, sums)
        return sum === 'none' || sum === 'unknown' ? [] : [{ rule, cells: sum }]
      }),
  )
  return [...found, ...confirmedLicense(fact, context)].map(({ rule, cells }) => ({
    rule,
    text: `“${clauseOf(fact)}”：${describeSum(report, template, cells) ?? ''}`,
    section: fact.section,
    cells,
    quote: quoteOf(fact),
  }))
}

/** «受理 29452 件，批准 29414 件，不予许可 38 件»: what was accepted was decided. */
function confirmedAccepted(fact: Fact, { report }: TemplatedReport): Confirmation[] {
  if (fact.topic !== 'license-accepted' || !isThisYears(fact)) return []
  const licences = licencesOf(report) ?? {}
  const granted = licences['license-granted']
  const refused = licences['license-refused']
  if (!granted || !refused || decidedIn(licences)?.sum !== fact.value) return []
  const text = `${granted.value}+${refused.value} = ${fact.value}`
  return [{ rule: 'n.license', text, section: fact.section, cells: [], quote: quoteOf(fact) }]
}

function confirmedLicense(fact: Fact, { report }: TemplatedReport) {
  if (fact.topic !== 'license-granted' && fact.topic !== 'license-decisions') return []
  const table = figureOf(report, LICENSE_DECISIONS)
  const decided = decidedIn(licencesOf(report) ?? {})
  const holds =
    fact.topic === 'license-decisions'
      ? table === fact.value
      : decided !== null && (table === decided.sum || table === decided.sum + decided.revoked)
  return holds ? [{ rule: 'n.license', cells: [LICENSE_DECISIONS] }] : []
}
