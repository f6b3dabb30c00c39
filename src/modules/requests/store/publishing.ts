import type { Day } from '#core/kit/day.ts'
import type { ReviewResult } from '#core/requests/review/withheld-review.ts'
import { type Database, sql } from '#platform/db/database.ts'
import type { Read } from '#platform/db/read.ts'
import type {
  RequestPromotionTable,
  RequestReviewTable,
  RequestsTables,
} from '../requests.tables.ts'
import { orNone } from './register.ts'
import type { Handle } from './requests.ts'

export type PromotionRecord = Read<RequestPromotionTable>
export type ReviewRecord = Read<RequestReviewTable>

type Db = Database<RequestsTables>
export type Within = {
  readonly regionId: string
  /** Null: of all agencies. */
  readonly agencies: ReadonlySet<string> | null
}

/** A request as far as it is compared for publishing. */
export type PromotableRow = {
  readonly id: string
  readonly agencyId: string
  readonly number: string
  readonly description: string
  /** Blind, as hexadecimal. */
  readonly applicant: string
  readonly receivedOn: Day
  readonly decidedOn: Day | null
  readonly kinds: readonly string[]
  readonly isSuggested: boolean
  readonly lastReview: ReviewResult | null
  readonly promotionId: string | null
}

const inAgencies = ({ agencies }: Within) =>
  agencies ? sql`and r.agency_id = any(${[...agencies]}::uuid[])` : sql``

const LAST_REVIEW = sql`left join lateral (
    select result, next_on from request_review v
    where v.region_id = r.region_id and v.request_id = r.id
    order by reviewed_on desc, at desc, v.id desc limit 1
  ) last on true`

/** The latest requests of agencies since a day, newest first. */
export async function promotableRows(
  db: Db,
  within: Within,
  { since, limit }: { readonly since: Day; readonly limit: number },
): Promise<readonly PromotableRow[]> {
  const found = await sql<PromotableRow>`
    select r.id, r.agency_id as "agencyId", r.number, r.description,
      encode(r.applicant_mark, 'hex') as applicant,
      coalesce(r.received_on, r.submitted_on) as "receivedOn", r.decided_on as "decidedOn",
      coalesce((select array_agg(m.decision_kind order by position) from request_matter m
        where m.region_id = r.region_id and m.request_id = r.id and m.decision_kind is not null),
        '{}') as kinds,
      coalesce(rating.suggests_publication, false) as "isSuggested",
      last.result as "lastReview", p.promotion_id as "promotionId"
    from disclosure_request r
    left join request_rating rating on rating.region_id = r.region_id and rating.request_id = r.id
    left join request_promotion_request p on p.region_id = r.region_id and p.request_id = r.id
    ${LAST_REVIEW}
    where r.region_id = ${within.regionId} ${inAgencies(within)} and r.submitted_on >= ${since}
    order by r.submitted_on desc, r.id limit ${limit}`.execute(db)
  return found.rows
}

/** Decisions on publishing, the latest first. */
export async function promotionsOf(
  db: Db,
  { regionId, agencies }: Within,
): Promise<readonly PromotionRecord[]> {
  let query = db.selectFrom('request_promotion').selectAll().where('region_id', '=', regionId)
  if (agencies) query = query.where('agency_id', 'in', orNone([...agencies]))
  return query.orderBy('decided_on', 'desc').orderBy('id').limit(5_000).execute()
}

/** One decision, locked. */
export async function lockPromotion(
  tx: Handle,
  { regionId, promotionId }: { readonly regionId: string; readonly promotionId: string },
): Promise<PromotionRecord | null> {
  const row = await tx
    .selectFrom('request_promotion')
    .selectAll()
    .where('region_id', '=', regionId)
    .where('id', '=', promotionId)
    .forUpdate()
    .executeTakeFirst()
  return row ?? null
}

/** Enters a decision and marks its requests. */
export async function insertPromotion(
  tx: Handle,
  row: PromotionRecord,
  ids: readonly string[],
): Promise<void> {
  const { region_id, id: promotion_id } = row
  await tx.insertInto('request_promotion').values(row).execute()
  await tx
    .insertInto('request_promotion_request')
    .values(ids.map((request_id) => ({ region_id, promotion_id, request_id })))
    .execute()
  await markPromoted(tx, row, row.published_on)
}

/** Takes a decision back, and its mark off its requests. */
export async function deletePromotion(tx: Handle, row: PromotionRecord): Promise<void> {
  await markPromoted(tx, row, null)
  for (const [table, column] of [
    ['request_promotion_request', 'promotion_id'],
    ['request_promotion', 'id'],
  ] as const) {
    await sql`delete from ${sql.table(table)}
      where region_id = ${row.region_id} and ${sql.ref(column)} = ${row.id}`.execute(tx)
  }
}

/** Versions stay: nobody's work is overtaken by it. */
async function markPromoted(
  tx: Handle,
  { region_id, id }: PromotionRecord,
  on: Day | null,
): Promise<void> {
  await sql`update disclosure_request r set promoted_on = ${on}::date
    from request_promotion_request p
    where p.region_id = ${region_id} and p.promotion_id = ${id}
      and r.region_id = p.region_id and r.id = p.request_id`.execute(tx)
}

/** A request in which something is withheld, with its latest review. */
export type WithheldRow = {
  readonly id: string
  readonly agencyId: string
  readonly number: string
  readonly description: string
  readonly decidedOn: Day
  readonly kinds: readonly string[]
}

/** Decided requests with a matter decided in one of these ways, the oldest first. */
export async function withheldRows(
  db: Db,
  within: Within,
  {
    kinds,
    limit,
    id,
  }: { readonly kinds: readonly string[]; readonly limit: number; readonly id?: string },
): Promise<readonly WithheldRow[]> {
  const found = await sql<WithheldRow>`
    select r.id, r.agency_id as "agencyId", r.number, r.description, r.decided_on as "decidedOn",
      array_agg(m.decision_kind order by m.position) as kinds
    from disclosure_request r
    join request_matter m on m.region_id = r.region_id and m.request_id = r.id
      and m.decision_kind = any(${[...kinds]})
    where r.region_id = ${within.regionId} ${inAgencies(within)} and r.decided_on is not null
      ${id ? sql`and r.id = ${id}` : sql``}
    group by r.id, r.agency_id, r.number, r.description, r.decided_on
    order by r.decided_on, r.id limit ${limit}`.execute(db)
  return found.rows
}

/** Reviews of these requests, the latest first. */
export async function reviewsOf(
  db: Db,
  regionId: string,
  ids: readonly string[],
): Promise<readonly ReviewRecord[]> {
  const found = await sql<ReviewRecord>`
    select * from request_review
    where region_id = ${regionId} and request_id = any(${[...ids]}::uuid[])
    order by reviewed_on desc, at desc, id desc`.execute(db)
  return found.rows
}

export async function insertReview(tx: Handle, row: ReviewRecord): Promise<void> {
  await tx.insertInto('request_review').values(row).execute()
}
