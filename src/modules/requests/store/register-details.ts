import type { Database } from '#platform/db/database.ts'
import type { RequestsTables } from '../requests.tables.ts'
import type { ConsultationRow } from './consultations.ts'
import type { DisputeRow } from './disputes.ts'
import type { EventRow, MatterRow } from './requests.ts'

/** Everything a line of the register as a file is made of beside the row of the request. */
export type Details = {
  readonly events: readonly EventRow[]
  readonly matters: readonly MatterRow[]
  readonly consultations: readonly Omit<ConsultationRow, 'party'>[]
  readonly letters: readonly LetterLine[]
  readonly disputes: readonly Pick<DisputeRow, 'kind' | 'result'>[]
}

export type LetterLine = {
  readonly kind: string
  readonly number: string
  readonly issued_on: string | null
  readonly served_on: string | null
  readonly served_way: string | null
}

type Db = Database<RequestsTables>
type Of = { readonly regionId: string; readonly ids: readonly string[] }

/** Parameters of one statement are limited: so many requests at a time. */
const AT_ONCE = 5_000

/** What belongs to each of these requests, by its id; five statements for each five thousand. */
export async function detailsOf(db: Db, { regionId, ids }: Of): Promise<(id: string) => Details> {
  const all: (readonly { readonly request_id: string }[])[][] = [[], [], [], [], []]
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    const some = { regionId, ids: ids.slice(from, from + AT_ONCE) }
    for (const [at, find] of FINDERS.entries()) all[at]?.push(await find(db, some))
  }
  const [events, matters, consultations, letters, disputes] = all.map((parts) =>
    Map.groupBy(parts.flat(), ({ request_id }) => request_id),
  )
  return (id) =>
    ({
      events: events?.get(id) ?? [],
      matters: matters?.get(id) ?? [],
      consultations: consultations?.get(id) ?? [],
      letters: letters?.get(id) ?? [],
      disputes: disputes?.get(id) ?? [],
    }) as unknown as Details
}

const FINDERS = [
  (db: Db, { regionId, ids }: Of) =>
    db
      .selectFrom('request_event')
      .selectAll()
      .where('region_id', '=', regionId)
      .where('request_id', 'in', [...ids])
      .orderBy('serial')
      .execute(),
  (db: Db, { regionId, ids }: Of) =>
    db
      .selectFrom('request_matter')
      .selectAll()
      .where('region_id', '=', regionId)
      .where('request_id', 'in', [...ids])
      .orderBy('position')
      .execute(),
  (db: Db, { regionId, ids }: Of) =>
    db
      .selectFrom('request_consultation')
      .select(['request_id', 'id', 'consulted', 'sent_on', 'due_on', 'answered_on'])
      .select(['opinion', 'reasons'])
      .where('region_id', '=', regionId)
      .where('request_id', 'in', [...ids])
      .orderBy('sent_on')
      .execute(),
  (db: Db, { regionId, ids }: Of) =>
    db
      .selectFrom('request_letter')
      .select(['request_id', 'kind', 'number', 'issued_on', 'served_on', 'served_way'])
      .where('region_id', '=', regionId)
      .where('request_id', 'in', [...ids])
      .orderBy('made_at')
      .execute(),
  (db: Db, { regionId, ids }: Of) =>
    db
      .selectFrom('request_dispute')
      .select(['request_id', 'kind', 'result'])
      .where('region_id', '=', regionId)
      .where('request_id', 'in', [...ids])
      .orderBy('filed_on')
      .execute(),
] as const
