import type { Fact, FactTopic } from '../../facts/fact.ts'
import type { Finding } from '../../finding.ts'
import { type AnnualReport, figureOf } from '../../report.ts'
import { FORMS } from '../basis.ts'
import type { Rule, TemplatedReport } from '../rule.ts'
import { agrees, isThisYears, NONE } from './comparison.ts'
import { clauseOf, quoteOf } from './quote.ts'

export const LICENSE_DECISIONS = 't2_art20_5.license.decisions'

/** What the text says about this year's licences; a topic with two different figures is left out. */
export type Licences = Readonly<Partial<Record<FactTopic, Fact>>>

const TOPICS: ReadonlySet<FactTopic> = new Set<FactTopic>([
  'license-received',
  'license-accepted',
  'license-granted',
  'license-refused',
  'license-revoked',
  'license-decisions',
])

const info = {
  id: 'n.license',
  level: 'warning',
  title: '正文的行政许可件数与表二一致',
  explanation:
    '表二第二十条第（五）项“处理决定数量”填本年作出的许可决定：准予与不予之和，不是收到或受理的申请数。正文同时写明收到、受理、准予、不予时逐项核对。',
  basis: ['条例§20(五)', '行政许可法§38', ...FORMS],
} as const

export const licenses: Rule = { ...info, check }

function check({ report, template }: TemplatedReport): readonly Finding[] {
  const table = figureOf(report, LICENSE_DECISIONS)
  if (table === null) return NONE
  const licences = licencesOf(report)
  if (licences === null) return NONE
  const cell = template.cellById.get(LICENSE_DECISIONS)?.name ?? LICENSE_DECISIONS
  const problem = decidedProblem(licences, table, cell) ?? statedProblem(licences, table, cell)
  return problem ? [problem] : NONE
}

/** Null when the text is silent about licences. */
export function licencesOf(report: AnnualReport): Licences | null {
  let found: Partial<Record<FactTopic, Fact>> | null = null
  let unclear: Set<FactTopic> | null = null
  for (const fact of report.facts) {
    const { topic } = fact
    if (topic === null || !TOPICS.has(topic) || !isThisYears(fact)) continue
    found ??= {}
    const earlier = found[topic]
    if (earlier && earlier.value !== fact.value) {
      unclear ??= new Set()
      unclear.add(topic)
    } else found[topic] = fact
  }
  if (found && unclear) for (const topic of unclear) delete found[topic]
  return found
}

/** Granted plus refused, when the text gives both exactly. */
export function decidedIn(
  licences: Licences,
): { readonly sum: number; readonly revoked: number } | null {
  const granted = licences['license-granted']
  const refused = licences['license-refused']
  if (granted?.approximation !== 'exact' || refused?.approximation !== 'exact') return null
  return { sum: granted.value + refused.value, revoked: licences['license-revoked']?.value ?? 0 }
}

function decidedProblem(licences: Licences, table: number, cell: string): Finding | null {
  const granted = licences['license-granted']
  const refused = licences['license-refused']
  const decided = decidedIn(licences)
  if (!granted || !refused || !decided) return null
  const { sum, revoked } = decided
  if (table === sum || table === sum + revoked) return null
  const mistaken = [licences['license-received'], licences['license-accepted']].find(
    (fact) => fact?.value === table,
  )
  const sums = `准予 ${granted.value} 件加不予 ${refused.value} 件等于 ${sum} 件`
  const also = revoked > 0 ? `（另有撤销 ${revoked} 件，如计入则为 ${sum + revoked} 件）` : ''
  return {
    ...base(granted),
    level: mistaken ? 'error' : 'warning',
    message: mistaken
      ? `${cell}填 ${table}，与正文“${clauseOf(mistaken)}”相同，填的是申请数；该栏应填许可决定数：正文${sums}${also}。请改表。`
      : `${cell}填 ${table}，而正文${sums}${also}，两者不一致，请核对后改正其中一处。`,
    expected: mistaken ? sum : null,
    actual: table,
  }
}

/** «作出行政许可决定 300 件», or only the number granted. */
function statedProblem(licences: Licences, table: number, cell: string): Finding | null {
  const stated = licences['license-decisions']
  if (stated && !agrees(table, stated.value, stated.approximation)) {
    return {
      ...base(stated),
      message: `正文写“${clauseOf(stated)}”，而${cell}为 ${table}，请核对后改正其中一处。`,
      expected: null,
      actual: table,
    }
  }
  const granted = licences['license-granted']
  if (
    granted &&
    !decidedIn(licences) &&
    table < granted.value &&
    granted.approximation !== 'about'
  ) {
    return {
      ...base(granted),
      message: `正文写“${clauseOf(granted)}”，${cell}却只有 ${table}；许可决定数不会少于准予数，请核对后改正其中一处。`,
      expected: null,
      actual: table,
    }
  }
  return null
}

function base(fact: Fact) {
  return {
    rule: info.id,
    level: info.level,
    cells: [LICENSE_DECISIONS],
    section: fact.section,
    quote: quoteOf(fact),
  } as const
}
