import type { Day } from '#core/kit/day.ts'
import type { RequestEvent } from '#core/requests/life/course.ts'
import type { RequestState } from '#core/requests/life/states.ts'
import { type Database, sql } from '#platform/db/database.ts'
import type { RequestsTables } from '../requests.tables.ts'
import type { Handle } from './requests.ts'

/** A request that is received and not decided, with everything its clock follows from. */
export type OpenRequest = {
  readonly id: string
  readonly number: string
  readonly agencyId: string
  readonly state: RequestState
  readonly dueOn: Day | null
  readonly internalDueOn: Day | null
  readonly events: readonly RequestEvent[]
}

type Head = Omit<OpenRequest, 'events'>
type Told = RequestEvent & { readonly requestId: string }

/** Every open request of a region; with `lock` nobody takes a step meanwhile. */
export async function openRequests(
  db: Database<RequestsTables>,
  regionId: string,
  { lock = false }: { readonly lock?: boolean } = {},
): Promise<readonly OpenRequest[]> {
  const heads = await sql<Head>`
    select id, number, agency_id as "agencyId", state, due_on as "dueOn",
      internal_due_on as "internalDueOn"
    from disclosure_request
    where region_id = ${regionId} and received_on is not null and decided_on is null
      and state not in ('closed', 'archived')
    order by id ${lock ? sql`for update` : sql``}`.execute(db)
  const told = await sql<Told>`
    select event.request_id as "requestId", step, on_day as "on", facts
    from request_event event
    join disclosure_request request
      on request.region_id = event.region_id and request.id = event.request_id
    where request.region_id = ${regionId} and received_on is not null and decided_on is null
      and state not in ('closed', 'archived')
    order by event.request_id, serial`.execute(db)
  const events = Map.groupBy(told.rows, ({ requestId }) => requestId)
  return heads.rows.map((head) => ({ ...head, events: events.get(head.id) ?? [] }))
}

export type NewDue = Pick<OpenRequest, 'id' | 'dueOn' | 'internalDueOn'>

/** Writes other due days. Versions stay: nobody's work is overtaken by it. */
export async function updateDueDays(
  tx: Handle,
  regionId: string,
  due: readonly NewDue[],
): Promise<void> {
  if (due.length === 0) return
  const ids = due.map(({ id }) => id)
  const days = due.map(({ dueOn }) => dueOn)
  const internal = due.map(({ internalDueOn }) => internalDueOn)
  await sql`
    update disclosure_request request
    set due_on = given.due_on, internal_due_on = given.internal_due_on
    from unnest(${ids}::uuid[], ${days}::date[], ${internal}::date[])
      as given (id, due_on, internal_due_on)
    where request.region_id = ${regionId} and request.id = given.id`.execute(tx)
}
