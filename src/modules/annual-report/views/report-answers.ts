import type { Static } from 'typebox'
import type { CheckResult } from '#core/annual-report/checking/check.ts'
import { STATE_LABELS, STEPS } from '#core/annual-report/life/states.ts'
import type {
  Comment,
  Finding,
  ReportEvent,
  ReportSummaryData,
  RoundDates,
} from '../annual-report.contract.ts'
import type { EventRow } from '../store/history.ts'
import type { CommentRow } from '../store/remarks.ts'
import type { ReportRow, RoundRow } from '../store/reports.ts'

/** Rows as the workbench is told of them. */

export function summaryOf(report: ReportRow): ReportSummaryData {
  return {
    ...{ id: report.id, roundId: report.round_id, agencyId: report.agency_id },
    ...{ agencyName: report.agency_name, year: report.year, template: report.template },
    ...{ scope: report.scope, state: report.state, stateLabel: STATE_LABELS[report.state] },
    ...{ version: report.version, edition: report.edition, checkStatus: report.check_status },
    ...{ errors: report.errors, warnings: report.warnings, hints: report.hints },
    ...{ updatedAt: report.updated_at, createdAt: report.created_at },
    ...{ submittedAt: report.submitted_at, acceptedAt: report.accepted_at },
    ...{ signedAt: report.signed_at, publishedAt: report.published_at },
  }
}

export function datesOf(round: RoundRow): Static<typeof RoundDates> {
  return {
    ...{ id: round.id, title: round.title, internalDueOn: round.internal_due_on },
    ...{ agencyDueOn: round.agency_due_on, governmentDueOn: round.government_due_on },
    ...{ instructions: round.instructions, closedAt: round.closed_at },
  }
}

export function commentOf(row: CommentRow): Static<typeof Comment> {
  return {
    ...{ id: row.id, place: row.place, text: row.text, at: row.at, accountId: row.account_id },
    ...{ accountName: row.account_name, resolvedAt: row.resolved_at },
    resolvedName: row.resolved_name,
  }
}

export function eventOf(row: EventRow): Static<typeof ReportEvent> {
  return {
    ...{ id: row.id, step: row.step, label: labelOf(row.step), fromState: row.from_state },
    ...{ toState: row.to_state, note: row.note, at: row.at, accountName: row.account_name },
  }
}

function labelOf(step: string): string {
  return step === 'open' ? '建立' : (STEPS.find(({ name }) => name === step)?.label ?? step)
}

/** Findings with what their rules are called. */
export function findingsOf(
  { findings }: CheckResult,
  titleOf: (rule: string) => string,
): Static<typeof Finding>[] {
  return findings.map((finding) => ({
    ...{ rule: finding.rule, title: titleOf(finding.rule) },
    ...{ level: finding.level, cells: [...finding.cells], section: finding.section },
    ...{ message: finding.message, basis: [...(finding.basis ?? [])] },
    ...(finding.expected !== undefined && { expected: finding.expected }),
    ...(finding.actual !== undefined && { actual: finding.actual }),
    ...(finding.quote && { quote: finding.quote }),
  }))
}
