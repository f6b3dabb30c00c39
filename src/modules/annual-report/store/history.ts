import { sql } from '#platform/db/database.ts'
import type { Read } from '#platform/db/read.ts'
import type { AnnualReportChangeTable, AnnualReportEventTable } from '../annual-report.tables.ts'
import type { Handle } from './reports.ts'

export type SaveRow = Read<AnnualReportChangeTable>
export type EventRow = Read<AnnualReportEventTable>

type Key = { readonly regionId: string; readonly reportId: string }

/** Saves newest first: those below `before`, those above `after`, those that touched a place. */
export async function listSaves(
  tx: Handle,
  { regionId, reportId }: Key,
  wanted: {
    readonly before?: number | undefined
    readonly after?: number | undefined
    readonly place?: string | undefined
    readonly most?: number
  },
): Promise<SaveRow[]> {
  const { before, after, place, most } = wanted
  return tx
    .selectFrom('annual_report_change')
    .selectAll()
    .where('region_id', '=', regionId)
    .where('report_id', '=', reportId)
    .$if(before !== undefined, (query) => query.where('version', '<', before ?? 0))
    .$if(after !== undefined, (query) => query.where('version', '>', after ?? 0))
    .$if(place !== undefined, (query) =>
      query.where(sql<boolean>`changes @> ${JSON.stringify([{ place }])}::jsonb`),
    )
    .orderBy('version', 'desc')
    .$if(most !== undefined, (query) => query.limit(most ?? 0))
    .execute()
}

/** When and by whom a version was saved. */
export async function findSave(
  tx: Handle,
  { regionId, reportId }: Key,
  version: number,
): Promise<Pick<SaveRow, 'at' | 'account_name'> | null> {
  const row = await tx
    .selectFrom('annual_report_change')
    .select(['at', 'account_name'])
    .where('region_id', '=', regionId)
    .where('report_id', '=', reportId)
    .where('version', '<=', version)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ?? null
}

export async function insertEvents(tx: Handle, events: readonly EventRow[]): Promise<void> {
  if (events.length > 0)
    await tx
      .insertInto('annual_report_event')
      .values([...events])
      .execute()
}

/** What happened to a report, oldest first. */
export async function listEvents(tx: Handle, { regionId, reportId }: Key): Promise<EventRow[]> {
  return tx
    .selectFrom('annual_report_event')
    .selectAll()
    .where('region_id', '=', regionId)
    .where('report_id', '=', reportId)
    .orderBy('at')
    .orderBy('id')
    .execute()
}
