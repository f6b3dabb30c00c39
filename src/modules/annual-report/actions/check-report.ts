import { check } from '#core/annual-report/checking/check.ts'
import { type Confirmation, confirmedFacts } from '#core/annual-report/checking/narrative/index.ts'
import { confirmedTables } from '#core/annual-report/checking/relations/confirmed-tables.ts'
import type { CheckContext, TemplatedReport } from '#core/annual-report/checking/rule.ts'
import type { CheckStatus, Finding } from '#core/annual-report/finding.ts'

/** What the caller knows about a report that does not stand in it. */
export type CheckOptions = {
  /** The report of a government, even where its name does not say so. */
  readonly government: boolean
  readonly mayMakeRules: boolean
  readonly strict: boolean
}

/** Other reports that a report is compared with. */
export type Relatives = Pick<CheckContext, 'previous' | 'members' | 'roster' | 'siblings'>

/** Which other reports a report was held against. */
export type HeldAgainst = {
  /** Last year's. */
  readonly previous: {
    readonly file: string
    readonly agency: string | null
    readonly year: number | null
  } | null
  /** How many members' reports; null where none were asked for or they could not all be read. */
  readonly members: number | null
  /** How many other agencies' reports of the year; null where that was not asked for. */
  readonly siblings: number | null
  /** What was asked for and could not be done, a sentence each, naming the files. */
  readonly failed: readonly string[]
}

export const HELD_ALONE: HeldAgainst = { previous: null, members: null, siblings: null, failed: [] }

/** The outcome of a check, without the report itself. */
export type CheckedReport = {
  readonly template: string
  readonly year: number | null
  readonly agency: string | null
  readonly title: string | null
  readonly status: CheckStatus
  /** Worst first. */
  readonly findings: readonly Finding[]
  /** Tables whose sums hold; statements of the text that were recalculated, and hold. */
  readonly confirmed: readonly Confirmation[]
  readonly against: HeldAgainst
}

/** Checks a report, with the reports it must agree with where they are at hand. */
export function checkReport(
  subject: TemplatedReport,
  options: CheckOptions,
  relatives: Relatives = {},
  against = HELD_ALONE,
): CheckedReport {
  const { report, template } = subject
  const result = check({
    ...subject,
    ...relatives,
    isGovernment: options.government || isGovernment(report.agency),
    mayMakeRules: options.mayMakeRules,
    strict: options.strict,
  })
  return {
    template: template.id,
    year: report.year,
    agency: report.agency,
    title: report.title,
    status: result.status,
    findings: result.findings,
    confirmed: [...confirmedTables(subject), ...confirmedFacts(subject)],
    against,
  }
}

/** 条例§50 asks more of «各级人民政府»: their names say that they are one. */
function isGovernment(agency: string | null): boolean {
  return agency?.endsWith('人民政府') ?? false
}
