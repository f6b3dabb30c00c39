import type { ApplicantColumn } from '#core/requests/counting.ts'
import { type RequestState, UNDRAFTED } from '#core/requests/life/states.ts'
import type { Channel } from '#core/requests/receipt.ts'
import { type Database, sql } from '#platform/db/database.ts'
import type { REGISTER_ORDERS } from '../requests.contract.ts'
import type { RequestsTables } from '../requests.tables.ts'
import type { Handle, RequestRow } from './requests.ts'

export type Order = (typeof REGISTER_ORDERS)[number]

/** Received, not decided, nobody waits for the applicant, and yet no day on which it is due. */
const isUndated = sql<boolean>`(received_on is not null and decided_on is null and due_on is null
  and state not in ('awaiting-supplement', 'awaiting-fee'))`

const ORDER_BY = {
  newest: sql`coalesce(received_on, submitted_on) desc`,
  // What has a day, what should have one, what waits for others, what is done.
  due: sql`case
    when decided_on is not null then 3
    when due_on is not null then 0
    when ${isUndated} then 1
    else 2 end asc, (case when decided_on is null then due_on end) asc nulls last`,
  oldest: sql`coalesce(received_on, submitted_on) asc`,
} as const satisfies Readonly<Record<Order, unknown>>

/** What of the register is wanted. */
export type RegisterFilter = {
  readonly regionId: string
  /** Null: of all agencies. */
  readonly agencies: ReadonlySet<string> | null
  readonly agencyId?: string | undefined
  readonly states?: readonly RequestState[] | undefined
  readonly channel?: Channel | undefined
  readonly applicantKind?: ApplicantColumn | undefined
  readonly handlerId?: string | undefined
  /** Received in this year; an application not yet confirmed counts by the day it was handed in. */
  readonly year?: number | undefined
  /** Not decided, and due on or before this day. */
  readonly dueBy?: string | undefined
  /** No answer is drafted, though the agency's own day is before this one. */
  readonly internallyLateOn?: string | undefined
  /** Only what is due on a day nobody can name: the days off of a year are not announced. */
  readonly undated?: boolean | undefined
  /** Number, description or document number. */
  readonly words?: string | undefined
  /** Blind marks of an applicant's papers or telephone. */
  readonly marks?: readonly Buffer[] | undefined
  readonly ids?: readonly string[] | undefined
}

type Db = Database<RequestsTables>

/** How many requests there are whose due day nobody can name; `agencies` null: of all of the region. */
export async function countUndated(
  db: Db,
  regionId: string,
  agencies: ReadonlySet<string> | null,
): Promise<number> {
  return countOf(db, { regionId, agencies, undated: true })
}

function filtered(db: Db, filter: RegisterFilter) {
  let query = db.selectFrom('disclosure_request').where('region_id', '=', filter.regionId)
  if (filter.agencies) query = query.where('agency_id', 'in', orNone([...filter.agencies]))
  if (filter.agencyId) query = query.where('agency_id', '=', filter.agencyId)
  if (filter.states) query = query.where('state', 'in', orNone(filter.states))
  if (filter.channel) query = query.where('channel', '=', filter.channel)
  if (filter.applicantKind) query = query.where('applicant_kind', '=', filter.applicantKind)
  if (filter.handlerId) query = query.where('handler_id', '=', filter.handlerId)
  if (filter.year) {
    const day = sql<string>`coalesce(received_on, submitted_on)`
    query = query.where(day, '>=', `${filter.year}-01-01`).where(day, '<=', `${filter.year}-12-31`)
  }
  if (filter.dueBy) {
    query = query.where('due_on', '<=', filter.dueBy).where('decided_on', 'is', null)
  }
  if (filter.internallyLateOn) {
    query = query
      .where('internal_due_on', '<', filter.internallyLateOn)
      .where('state', 'in', [...UNDRAFTED])
  }
  if (filter.undated) query = query.where(isUndated)
  if (filter.ids) query = query.where(sql<boolean>`id = any(${[...filter.ids]}::uuid[])`)
  const { marks } = filter
  if (marks) {
    query = query.where((on) =>
      on.or([on('applicant_mark', 'in', marks), on('phone_mark', 'in', marks)]),
    )
  }
  for (const like of likesOf(filter.words)) {
    query = query.where(sql`concat_ws(' ', number, document_number, description)`, 'ilike', like)
  }
  return query
}

/** A pattern for each of the words that are looked for. */
export function likesOf(words = ''): readonly string[] {
  const each = words.split(/\s+/).filter((word) => word !== '')
  return each.map((word) => `%${word.replace(/[%_\\]/g, '\\$&')}%`)
}

/** `in ()` is not SQL: nothing is in a list of nothing. */
export function orNone<T>(values: readonly T[]): readonly T[] | [never] {
  return values.length > 0 ? values : ([null] as unknown as [never])
}

/** A page of the register, and how many there are in all. */
export async function findRegister(
  db: Db,
  filter: RegisterFilter,
  { order, limit, offset }: { order: Order; limit: number; offset: number },
) {
  const rows = await filtered(db, filter)
    .selectAll()
    .select(sql<number>`count(*) over ()`.as('total'))
    .orderBy(ORDER_BY[order])
    .orderBy('id')
    .limit(limit)
    .offset(offset)
    .execute()
  const [first] = rows
  return { rows, total: first || offset === 0 ? (first?.total ?? 0) : await countOf(db, filter) }
}

/** Asked only of a page beyond the last one. */
async function countOf(db: Db, filter: RegisterFilter): Promise<number> {
  const { total } = await filtered(db, filter)
    .select((on) => on.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  return total
}

/** Puts requests into somebody's hands; they must be locked. */
export async function setHandler(
  tx: Handle,
  { regionId, ids, now }: { regionId: string; ids: readonly string[]; now: string },
  handler: { readonly id: string; readonly name: string },
): Promise<void> {
  await tx
    .updateTable('disclosure_request')
    .set({ handler_id: handler.id, handler_name: handler.name, updated_at: now })
    .set((on) => ({ version: on('version', '+', 1) }))
    .where('region_id', '=', regionId)
    .where('id', 'in', orNone(ids))
    .execute()
}

/** Requests by their ids, locked in the order of their ids so that nobody waits for each other. */
export async function lockRequests(
  tx: Handle,
  regionId: string,
  ids: readonly string[],
): Promise<readonly RequestRow[]> {
  return tx
    .selectFrom('disclosure_request')
    .selectAll()
    .where('region_id', '=', regionId)
    .where('id', 'in', orNone(ids))
    .orderBy('id')
    .forUpdate()
    .execute()
}

/** As far as requests are compared with each other. */
export type ComparedRow = Pick<
  RequestRow,
  'id' | 'number' | 'description' | 'state' | 'submitted_on' | 'received_on' | 'decided_on'
> &
  Pick<RequestRow, 'decision_kind' | 'applicant_mark'>

/** An agency's latest requests since a day, newest first. */
export async function recentRequests(
  db: Db,
  { regionId, agencyId, since }: { regionId: string; agencyId: string; since: string },
  limit: number,
): Promise<readonly ComparedRow[]> {
  return db
    .selectFrom('disclosure_request')
    .select(['id', 'number', 'description', 'state', 'submitted_on', 'received_on'])
    .select(['decided_on', 'decision_kind', 'applicant_mark'])
    .where('region_id', '=', regionId)
    .where('agency_id', '=', agencyId)
    .where('submitted_on', '>=', since)
    .orderBy('submitted_on', 'desc')
    .limit(limit)
    .execute()
}
