import { type CheckResult, check } from '#core/annual-report/checking/check.ts'
import type { TemplatedReport } from '#core/annual-report/checking/rule.ts'
import { figuresReportOf, reportOf } from '#core/annual-report/editing/as-report.ts'
import type { ReportContent } from '#core/annual-report/editing/content.ts'
import { type Counts, findMembers, findReportOfYear } from '../store/reports.ts'
import { type Ctx, type Loaded, templateNamed } from './load-report.ts'

/** The reports one report is held against. */
export type Relatives = {
  readonly previous: {
    readonly reportId: string
    readonly year: number
    readonly content: ReportContent
    readonly report: TemplatedReport
  } | null
  /** Of a government, once every member's report counts. */
  readonly members: readonly TemplatedReport[] | null
}

/** States in which a member's report counts, unless the person says otherwise. */
export const COUNTED: readonly string[] = ['accepted', 'signed', 'published', 'correcting']

/** Last year's report of the agency, and for a government the reports of its members. */
export async function findRelatives(context: Ctx, loaded: Loaded): Promise<Relatives> {
  const { report } = loaded
  const { regionId } = context.actor
  const previous = await findReportOfYear(context.tx, {
    ...{ regionId, agencyId: report.agency_id, year: report.year - 1 },
  })
  return {
    previous: previous && {
      ...{ reportId: previous.id, year: previous.year, content: previous.content },
      report: templated(context, previous),
    },
    members: report.scope === 'government' ? await allMembers(context, loaded) : null,
  }
}

async function allMembers(context: Ctx, { report }: Loaded) {
  const members = await findMembers(context.tx, {
    ...{ regionId: context.actor.regionId, roundId: report.round_id, except: report.id },
  })
  const isWhole = members.length > 0 && members.every(({ state }) => COUNTED.includes(state))
  if (!isWhole) return null
  return members.map(({ template: id, year, agency_name: agency, content }) => {
    const template = templateNamed(context.deps, id)
    return { template, report: figuresReportOf(content, { template, year, agency }) }
  })
}

function templated(
  { deps }: Ctx,
  found: { template: string; year: number; agency_name: string; content: ReportContent },
): TemplatedReport {
  const template = templateNamed(deps, found.template)
  const identity = { template, year: found.year, agency: found.agency_name }
  return { template, report: reportOf(found.content, identity) }
}

/** Checks a content as this report's, with the reports it must agree with. */
export function judge(loaded: Loaded, content: ReportContent, relatives: Relatives): CheckResult {
  const { report, round, template } = loaded
  const identity = { template, year: report.year, agency: report.agency_name }
  return check({
    template,
    report: reportOf(content, identity),
    ...(relatives.previous && { previous: relatives.previous.report }),
    ...(relatives.members && { members: relatives.members }),
    mayMakeRules: round.may_make_rules,
    isGovernment: report.scope === 'government',
    strict: false,
  })
}

/** A check in figures, as the board shows it. */
export function countsOf({ status, findings }: CheckResult): Counts {
  const count = (wanted: string) => findings.filter(({ level }) => level === wanted).length
  return {
    checkStatus: status,
    errors: count('error'),
    warnings: count('warning'),
    hints: count('hint'),
  }
}
