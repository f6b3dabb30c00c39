import type { Situation } from '#core/annual-report/life/take-step.ts'
import type { Template } from '#core/annual-report/template.ts'
import type { Refusal } from '#core/kit/refusal.ts'
import { fail, ok, type Result } from '#core/kit/result.ts'
import type { Actor } from '#platform/action/actor.ts'
import type { Context } from '#platform/action/define-action.ts'
import type { Guarded } from '../annual-report.policy.ts'
import { NO_REPORT, takersOf } from '../annual-report.policy.ts'
import type { AnnualReportDeps } from '../annual-report.ports.ts'
import type { AnnualReportTables } from '../annual-report.tables.ts'
import { findReport, type ReportInRound, type ReportRow, type RoundRow } from '../store/reports.ts'

export type Ctx = Context<AnnualReportTables, AnnualReportDeps>

/** A report as actions work with it. */
export type Loaded = ReportInRound & { readonly template: Template; readonly guarded: Guarded }

/** Fetches a report of the actor's region, locked where it is to be changed. */
export async function loadReport(
  { tx, actor, deps }: Ctx,
  reportId: string,
  options: { readonly lock?: boolean } = {},
): Promise<Result<Loaded, Refusal>> {
  const found = await findReport(tx, { regionId: actor.regionId, reportId }, options)
  if (!found) return fail(NO_REPORT)
  const template = templateNamed(deps, found.report.template)
  return ok({ ...found, template, guarded: guardedOf(found.report, found.round) })
}

/** For `load` of a change. */
export const loadLocked = (context: Ctx, { reportId }: { readonly reportId: string }) =>
  loadReport(context, reportId, { lock: true })

/** For `load` of a question. */
export const loadSeen = (context: Ctx, { reportId }: { readonly reportId: string }) =>
  loadReport(context, reportId)

/** A template by its id; a report cannot have one that the program does not know. */
export function templateNamed({ annualReports }: AnnualReportDeps, id: string): Template {
  const template = annualReports.templates.find((each) => each.id === id)
  if (!template) throw new RangeError(`no template ${id}`)
  return template
}

function guardedOf(report: ReportRow, round: RoundRow): Guarded {
  return {
    agencyId: report.agency_id,
    scope: report.scope,
    state: report.state,
    edition: report.edition,
    roundClosed: round.closed_at !== null,
  }
}

/** What decides which steps this person may take with the report. */
export function situationOf(
  actor: Actor,
  { report, guarded }: Loaded,
  openComments: number,
): Situation {
  return {
    state: report.state,
    takers: takersOf(actor, guarded),
    status: report.check_status,
    errors: report.errors,
    openComments,
    editions: report.edition,
    title: report.content.title,
    roundClosed: guarded.roundClosed,
  }
}

/** How the audit trail names a report. */
export function subjectOf({ report }: Pick<Loaded, 'report'>) {
  const name = `${report.agency_name}${report.year}年度报告`
  return {
    subject: { kind: 'annual-report', id: report.id, name },
    scope: report.agency_id,
  }
}
