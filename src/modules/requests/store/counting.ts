import type { ApplicantColumn, Dispute, Period } from '#core/requests/counting.ts'
import { type Database, sql } from '#platform/db/database.ts'
import type { RequestsTables } from '../requests.tables.ts'

/** What a sum is over: agencies (`null`: all of the region) and a period. */
export type CountingScope = {
  readonly regionId: string
  readonly agencyIds: ReadonlySet<string> | null
  readonly period: Period
}

/** A request as far as it is counted, before its outcomes are looked up. */
export type CountedRow = {
  readonly id: string
  readonly number: string
  readonly agencyId: string
  readonly applicant: ApplicantColumn
  readonly receivedOn: string
  readonly decidedOn: string | null
  readonly isSplit: boolean
  readonly matters: number
  /** As what its first course ended, of each matter in order; null while it goes on. */
  readonly kinds: readonly string[] | null
  /** When that was due, and the working days of the statutory period it took. */
  readonly dueOn: string | null
  readonly days: number | null
}

/** Every request that belongs to the period: received by its end, not decided before it began. */
export async function countedRows(
  db: Database<RequestsTables>,
  { regionId, agencyIds, period }: CountingScope,
): Promise<readonly CountedRow[]> {
  const agencies = agencyIds === null ? null : [...agencyIds]
  const { rows } = await sql<CountedRow>`
    select request.id, request.number, request.agency_id as "agencyId", request.applicant_kind as "applicant",
      request.received_on as "receivedOn", request.counted_on as "decidedOn",
      request.is_split as "isSplit", request.counted_kinds as kinds,
      coalesce(request.counted_due_on, request.due_on) as "dueOn", request.counted_days as days,
      (select count(*) from request_matter matter
        where matter.region_id = request.region_id and matter.request_id = request.id) as matters
    from disclosure_request request
    where request.region_id = ${regionId}
      and request.received_on <= ${period.to}
      and (request.counted_on is null or request.counted_on >= ${period.from})
      and (${agencies}::uuid[] is null or request.agency_id = any(${agencies}::uuid[]))
    order by request.received_on, request.id`.execute(db)
  return rows
}

export type CountedDispute = Dispute & {
  readonly requestId: string
  readonly number: string
  readonly agencyId: string
}

/** Every reconsideration and lawsuit that was open in the period. */
export async function countedDisputes(
  db: Database<RequestsTables>,
  { regionId, agencyIds, period }: CountingScope,
): Promise<readonly CountedDispute[]> {
  let query = db
    .selectFrom('request_dispute as dispute')
    .innerJoin('disclosure_request as request', (join) =>
      join
        .onRef('request.region_id', '=', 'dispute.region_id')
        .onRef('request.id', '=', 'dispute.request_id'),
    )
    .select(['dispute.request_id as requestId', 'request.number', 'dispute.agency_id as agencyId'])
    .select(['dispute.kind', 'dispute.result'])
    .select(['dispute.filed_on as filedOn', 'dispute.closed_on as closedOn'])
    .where('dispute.region_id', '=', regionId)
    .where('dispute.filed_on', '<=', period.to)
    .where((on) =>
      on.or([on('dispute.closed_on', 'is', null), on('dispute.closed_on', '>=', period.from)]),
    )
  if (agencyIds !== null) query = query.where('dispute.agency_id', 'in', [...agencyIds])
  return query.orderBy('dispute.filed_on').execute()
}

/** The year of the oldest request; null without any. */
export async function firstYear(
  db: Database<RequestsTables>,
  regionId: string,
): Promise<number | null> {
  const { rows } = await sql<{ year: number | null }>`
    select extract(year from min(received_on))::int as year
    from disclosure_request where region_id = ${regionId}`.execute(db)
  return rows[0]?.year ?? null
}
