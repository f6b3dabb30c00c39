import type { Approximation, Fact, FactTopic } from '../../facts/fact.ts'
import type { Finding } from '../../finding.ts'
import { type AnnualReport, figureOf } from '../../report.ts'
import type { CellId, Template } from '../../template.ts'
import type { Rule, TemplatedReport } from '../rule.ts'
import { clauseOf, quoteOf } from './quote.ts'

/** Cells whose sum a figure of the text may stand for. */
export type Sum = readonly CellId[]

/** What the table holds for a topic: the first sum is what the words mean, the others may be meant. */
export type Counterpart = { readonly topic: FactTopic; readonly sums: readonly Sum[] }

/**
 * Holds every figure of this year that speaks of one of the topics against the table. A figure is
 * wrong when it agrees with none of the sums; cells that hold no figure are not compared.
 */
export function compareWithTable(
  info: Omit<Rule, 'check'>,
  counterparts: readonly Counterpart[],
  isExcused: (fact: Fact, report: AnnualReport) => boolean = () => false,
): Rule {
  const sumsOf = new Map(counterparts.map(({ topic, sums }) => [topic, sums]))
  return {
    ...info,
    check: ({ report, template }) => {
      let findings: Finding[] | null = null
      for (const fact of report.facts) {
        const sums = fact.topic === null ? undefined : sumsOf.get(fact.topic)
        if (!sums || !isThisYears(fact)) continue
        if (agreement(report, fact, sums) !== 'none' || isExcused(fact, report)) continue
        findings ??= []
        findings.push(disagreement(info, { report, template }, fact, sums))
      }
      return findings ?? NONE
    },
  }
}

export const NONE: readonly Finding[] = []

/** Only whole figures of the report's year can be held against its tables. */
export function isThisYears(fact: Fact): boolean {
  return fact.scope === 'total' && fact.period === 'this'
}

/**
 * The sum a fact agrees with; `none`; or `unknown` where what the words mean holds no figure. Sums
 * of cells that the form does not have are passed over.
 */
export function agreement(
  report: AnnualReport,
  fact: Fact,
  sums: readonly Sum[],
): Sum | 'none' | 'unknown' {
  let seen = false
  for (const sum of sums) {
    if (!isInForm(report, sum)) continue
    const value = sumInTable(report, sum)
    if (value === null && !seen) return 'unknown'
    if (value !== null && agrees(value, fact.value, fact.approximation)) return sum
    seen = true
  }
  return seen ? 'none' : 'unknown'
}

function isInForm(report: AnnualReport, sum: Sum): boolean {
  return sum.every((cell) => report.cells[cell] !== undefined)
}

export function sumInTable(report: AnnualReport, sum: Sum): number | null {
  let total = 0
  for (const cell of sum) {
    const figure = figureOf(report, cell)
    if (figure === null) return null
    total += figure
  }
  return total
}

/** «余/多/以上» is wrong only when the table is smaller, «不足» only when it is greater. */
export function agrees(table: number, text: number, approximation: Approximation): boolean {
  switch (approximation) {
    case 'exact':
      return table === text
    case 'at-least':
      return table >= text
    case 'at-most':
      return table <= text
    case 'about':
      return true
  }
}

function disagreement(
  info: Omit<Rule, 'check'>,
  { report, template }: TemplatedReport,
  fact: Fact,
  sums: readonly Sum[],
): Finding {
  const [first = [], ...others] = sums.filter((sum) => isInForm(report, sum))
  const table = sumInTable(report, first)
  const also = others
    .filter((sum) => sumInTable(report, sum) !== table)
    .map((sum) => describeSum(report, template, sum))
    .filter((text) => text !== null)
    .map((text) => `，${text}`)
    .join('')
  return {
    rule: info.id,
    level: info.level,
    cells: first,
    section: fact.section,
    message: `正文写“${clauseOf(fact)}”，而${describeSum(report, template, first)}${also}，与正文不一致，请核对后改正其中一处。`,
    expected: null,
    actual: table,
    quote: quoteOf(fact),
  }
}

/** `表三“…”总计为 5`, `…总计与…总计之和为 7`; null where a cell holds no figure. */
export function describeSum(report: AnnualReport, template: Template, sum: Sum): string | null {
  const value = sumInTable(report, sum)
  if (value === null) return null
  const names = sum.map((id) => template.cellById.get(id)?.name ?? id)
  return names.length === 1 ? `${names[0]}为 ${value}` : `${names.join('与')}之和为 ${value}`
}
