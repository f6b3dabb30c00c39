import type { Period } from '#core/requests/counting.ts'
import { type Database, sql } from '#platform/db/database.ts'
import type { RequestsTables } from '../requests.tables.ts'

export type Fees = { readonly requests: number; readonly fen: number }

/** 信息处理费 that was paid in a period, by agency: as it was asked for last before. */
export async function feesPaid(
  db: Database<RequestsTables>,
  { regionId, period }: { readonly regionId: string; readonly period: Period },
): Promise<ReadonlyMap<string, Fees>> {
  const { rows } = await sql<Fees & { readonly agencyId: string }>`
    select request.agency_id as "agencyId", count(distinct request.id) as requests,
      coalesce(sum(asked.fen), 0)::bigint as fen
    from request_event paid
    join disclosure_request request
      on request.region_id = paid.region_id and request.id = paid.request_id
    join lateral (
      select (facts ->> 'fen')::bigint as fen from request_event notified
      where notified.region_id = paid.region_id and notified.request_id = paid.request_id
        and notified.step = 'notify-fee' and notified.serial < paid.serial
      order by notified.serial desc limit 1
    ) asked on true
    where paid.region_id = ${regionId} and paid.step = 'pay-fee'
      and paid.on_day between ${period.from} and ${period.to}
    group by request.agency_id`.execute(db)
  return new Map(rows.map(({ agencyId, ...fees }) => [agencyId, fees]))
}
