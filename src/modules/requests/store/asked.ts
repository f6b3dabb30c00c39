import type { Asked } from '#core/requests/asked.ts'
import { type Database, sql } from '#platform/db/database.ts'
import type { RequestsTables } from '../requests.tables.ts'

type Whose = {
  readonly regionId: string
  readonly agencyId: string
  /** Blind marks of one applicant, made with whichever key. */
  readonly marks: readonly Buffer[]
  readonly since: string
}

/**
 * What one applicant asked an agency for since a day, in the order of receipt; one that is not yet
 * received stands on the day on which it was handed in.
 */
export async function askedBy(
  db: Database<RequestsTables>,
  { regionId, agencyId, marks, since }: Whose,
): Promise<readonly Asked[]> {
  const { rows } = await sql<Asked>`
    select request.id, coalesce(request.received_on, request.submitted_on) as "receivedOn",
      case when request.is_split then (select count(*)::integer from request_matter matter
        where matter.region_id = request.region_id and matter.request_id = request.id)
      else 1 end as items
    from disclosure_request request
    where request.region_id = ${regionId} and request.agency_id = ${agencyId}
      and request.applicant_mark = any(${[...marks]}::bytea[])
      and coalesce(request.received_on, request.submitted_on) >= ${since}
    order by 2, request.created_at, request.id`.execute(db)
  return rows
}
