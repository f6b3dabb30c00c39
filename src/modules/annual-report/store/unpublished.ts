import type { Day } from '#core/kit/day.ts'
import type { Database } from '#platform/db/database.ts'
import type { AnnualReportTables, ReportScope } from '../annual-report.tables.ts'

/** Who owed the public a report and has not published any; of the report itself nothing is told. */
export type UnpublishedReport = {
  readonly agencyId: string
  readonly agencyName: string
  readonly scope: ReportScope
  readonly dueOn: Day
}

/**
 * Reports of a year that the public was owed by a day before `today` and has seen no edition of, in
 * the order of agencies (条例§49: agencies by 31 January, governments by 31 March).
 */
export async function unpublishedReports<Tables>(
  db: Database<Tables>,
  wanted: { readonly regionId: string; readonly year: number; readonly today: Day },
): Promise<readonly UnpublishedReport[]> {
  const rows = await (db as unknown as Database<AnnualReportTables>)
    .selectFrom('annual_report as report')
    .innerJoin('reporting_round as round', (join) =>
      join
        .onRef('round.region_id', '=', 'report.region_id')
        .onRef('round.id', '=', 'report.round_id'),
    )
    .select([
      'report.agency_id as agencyId',
      'report.agency_name as agencyName',
      'report.scope',
      'round.agency_due_on as agencyDueOn',
      'round.government_due_on as governmentDueOn',
    ])
    .where('report.region_id', '=', wanted.regionId)
    .where('report.year', '=', wanted.year)
    .where('report.edition', '=', 0)
    .orderBy('report.position')
    .orderBy('report.agency_name')
    .execute()
  return rows
    .map(({ agencyId, agencyName, scope, agencyDueOn, governmentDueOn }) => ({
      ...{ agencyId, agencyName, scope },
      dueOn: scope === 'government' ? governmentDueOn : agencyDueOn,
    }))
    .filter(({ dueOn }) => dueOn < wanted.today)
}
