import { type Database, sql } from '#platform/db/database.ts'
import type { AnnualReportTables } from '../annual-report.tables.ts'
import type { Handle } from './reports.ts'

type Key = { readonly regionId: string; readonly reportId: string }

/** Somebody who has a report open, and where in it they are. */
export type Person = {
  readonly accountId: string
  readonly name: string
  readonly place: string | null
}

/** How long somebody counts as present after their editor was last heard of. */
const PRESENT_SECONDS = 30

export async function setPresence(
  tx: Handle,
  { regionId, reportId }: Key,
  person: Person,
  now: string,
): Promise<void> {
  const seen = { name: person.name, place: person.place, seen_at: now }
  await tx
    .insertInto('annual_report_presence')
    .values({
      ...{ region_id: regionId, report_id: reportId, account_id: person.accountId },
      ...seen,
    })
    .onConflict((conflict) =>
      conflict.columns(['region_id', 'report_id', 'account_id']).doUpdateSet(seen),
    )
    .execute()
}

/** Takes away one person, and with them whoever has not been heard of for long. */
export async function removePresence(
  tx: Handle,
  { regionId, reportId }: Key,
  accountId: string,
  now: string,
): Promise<void> {
  await tx
    .deleteFrom('annual_report_presence')
    .where('region_id', '=', regionId)
    .where('report_id', '=', reportId)
    .where(({ or, eb }) => or([eb('account_id', '=', accountId), eb('seen_at', '<', since(now))]))
    .execute()
}

export async function listPresent(
  tx: Handle,
  { regionId, reportId }: Key,
  now: string,
): Promise<Person[]> {
  return tx
    .selectFrom('annual_report_presence')
    .select(['account_id as accountId', 'name', 'place'])
    .where('region_id', '=', regionId)
    .where('report_id', '=', reportId)
    .where('seen_at', '>=', since(now))
    .orderBy('account_id')
    .execute()
}

function since(now: string): string {
  return new Date(Date.parse(now) - PRESENT_SECONDS * 1000).toISOString()
}

/** Where an open report stands, as those who have it open want to know. */
export type LiveState = Key & {
  readonly version: number
  readonly state: string
  readonly by: string
  readonly people: readonly Person[]
}

/** The state of many reports in one question, for those who watch them. */
export async function liveStates(
  db: Database<AnnualReportTables>,
  keys: readonly Key[],
  now: string,
): Promise<LiveState[]> {
  if (keys.length === 0) return []
  return db
    .selectFrom('annual_report as report')
    .select(['report.region_id as regionId', 'report.id as reportId', 'version', 'state'])
    .select(sql<string>`coalesce(saved_by, '')`.as('by'))
    .select(
      sql<Person[]>`coalesce((
        select jsonb_agg(jsonb_build_object('accountId', p.account_id, 'name', p.name, 'place', p.place)
          order by p.account_id)
        from annual_report_presence p
        where p.region_id = report.region_id and p.report_id = report.id
          and p.seen_at >= ${since(now)}), '[]')`.as('people'),
    )
    .where(
      sql<boolean>`(report.region_id, report.id) in (
        select * from unnest(${keys.map(({ regionId }) => regionId)}::uuid[],
          ${keys.map(({ reportId }) => reportId)}::uuid[]))`,
    )
    .execute()
}
