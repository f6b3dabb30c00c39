import type { InternalPeriod } from '#core/clock/internal.ts'
import type { Database } from '#platform/db/database.ts'
import type { Read } from '#platform/db/read.ts'
import type { RequestInternalPeriodTable, RequestsTables } from '../requests.tables.ts'
import type { Handle } from './requests.ts'

export type InternalPeriodRow = Read<RequestInternalPeriodTable>

/** Every rule that was ever set, the latest first: a handful a year. */
export async function internalPeriodRows(
  db: Database<RequestsTables>,
  regionId: string,
): Promise<readonly InternalPeriodRow[]> {
  return db
    .selectFrom('request_internal_period')
    .selectAll()
    .where('region_id', '=', regionId)
    .orderBy('serial', 'desc')
    .execute()
}

/** The rules that hold now, one for each agency that has one and one for all. */
export async function internalPeriods(
  db: Database<RequestsTables>,
  regionId: string,
): Promise<readonly InternalPeriod[]> {
  const rows = await db
    .selectFrom('request_internal_period')
    .distinctOn('agency_id')
    .select(['agency_id as agencyId', 'rule', 'working_days as workingDays'])
    .where('region_id', '=', regionId)
    .orderBy('agency_id')
    .orderBy('serial', 'desc')
    .execute()
  return rows
}

/** Adds a rule; whoever does so has taken the calendar, so that no two have one serial. */
export async function insertInternalPeriod(tx: Handle, row: InternalPeriodRow): Promise<void> {
  await tx.insertInto('request_internal_period').values(row).execute()
}
