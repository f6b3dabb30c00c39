import { beginningOf } from '#core/annual-report/editing/as-report.ts'
import { figuresInOrder } from '#core/annual-report/editing/recompute.ts'
import type { Template } from '#core/annual-report/template.ts'
import type { Tx } from '#platform/db/database.ts'
import { newId } from '#platform/db/uuid.ts'
import type { ReportingAgency } from '../../annual-report.ports.ts'
import type { ReportScope } from '../../annual-report.tables.ts'
import { insertEvents } from '../../store/history.ts'
import { contentsOfYear, insertReports, type RoundRow } from '../../store/reports.ts'
import type { Ctx } from '../load-report.ts'

const SCOPES: Readonly<Record<ReportingAgency['kind'], ReportScope>> = {
  government: 'government',
  township: 'township',
  department: 'agency',
  institution: 'agency',
}

export const scopeOf = ({ kind }: Pick<ReportingAgency, 'kind'>): ReportScope => SCOPES[kind]

/** The agencies of the region as they are today. */
export function agenciesToday({
  tx,
  deps,
  actor,
  today,
}: Ctx): Promise<readonly ReportingAgency[]> {
  return deps.annualReports.agencies.onDay(tx as unknown as Tx<never>, actor.regionId, today)
}

/** Reports entered at once: their contents are held in memory together. */
const AT_ONCE = 200

/** Gives each agency its report in a round: blank, but for what last year's settles. */
export async function beginReports(
  { tx, actor, now }: Ctx,
  round: Pick<RoundRow, 'id' | 'year' | 'template'>,
  template: Template,
  agencies: readonly ReportingAgency[],
): Promise<void> {
  const { regionId } = actor
  const lastYears = await contentsOfYear(tx, regionId, round.year - 1)
  for (let from = 0; from < agencies.length; from += AT_ONCE) {
    const reports = agencies.slice(from, from + AT_ONCE).map((agency) => {
      const identity = { template, year: round.year, agency: agency.name }
      const content = beginningOf(identity, lastYears.get(agency.id) ?? null)
      const figures = figuresInOrder(template, content)
      return { regionId, id: newId(), round, agency, scope: scopeOf(agency), content, figures, now }
    })
    await insertReports(tx, reports)
    await insertEvents(
      tx,
      reports.map(({ id }) => ({
        ...{ region_id: regionId, id: newId(), report_id: id, step: 'open' },
        ...{ from_state: null, to_state: 'draft' as const, note: '', at: now },
        ...{ account_id: actor.id, account_name: actor.name },
      })),
    )
  }
}
