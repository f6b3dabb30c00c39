import { type CheckResult, check } from '#core/annual-report/checking/check.ts'
import type { TemplatedReport } from '#core/annual-report/checking/rule.ts'
import { figuresReportOf, reportOf } from '#core/annual-report/editing/as-report.ts'
import type { ReportContent } from '#core/annual-report/editing/content.ts'
import { type Counts, findContent } from '../store/reports.ts'
import { type Ctx, type Loaded, templateNamed } from './load-report.ts'
import { countMembers } from './members/count-members.ts'

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

/** Last year's report of the agency, and for a government the reports of its members. */
export async function findRelatives(context: Ctx, loaded: Loaded): Promise<Relatives> {
  return {
    previous: await previousOf(context, loaded),
    members: loaded.report.scope === 'government' ? await allMembers(context, loaded) : null,
  }
}

/** Last year's reports met lately, by id and version: they hardly ever change while this year's do. */
const lastYears = new Map<string, NonNullable<Relatives['previous']>>()
const KEPT_LAST_YEARS = 200

async function previousOf(context: Ctx, { previous }: Loaded): Promise<Relatives['previous']> {
  if (!previous) return null
  const key = `${context.actor.regionId} ${previous.id} ${previous.version}`
  const known = lastYears.get(key)
  if (known) return known
  const { regionId } = context.actor
  const found = await findContent(context.tx, { regionId, reportId: previous.id })
  const { id: reportId, year, content } = found
  const template = templateNamed(context.deps, found.template)
  const report = reportOf(content, { template, year, agency: found.agency_name })
  const read = { reportId, year, content, report: { template, report } }
  // One that was changed in between is not kept under a version it is no longer.
  if (found.version === previous.version) lastYears.set(key, read)
  const [oldest] = lastYears.keys()
  if (lastYears.size > KEPT_LAST_YEARS && oldest !== undefined) lastYears.delete(oldest)
  return read
}

async function allMembers(context: Ctx, loaded: Loaded) {
  const { counted, missing } = await countMembers(context, loaded)
  if (counted.length === 0 || missing.length > 0) return null
  return counted.map(({ template: id, year, agency_name: agency, content }) => {
    const template = templateNamed(context.deps, id)
    return { template, report: figuresReportOf(content, { template, year, agency }) }
  })
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
