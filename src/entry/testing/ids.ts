import type { TestDatabase } from '#testing/database.ts'

/** Something for every parameter of an address, by its name. */
export type Ids = Readonly<Record<string, string>>

/** Well formed, and nobody's. */
export const UNKNOWN = '00000000-0000-7000-8000-000000000000'

/** What belongs to one agency: its report of 2025, its request, its people, and what is the region's. */
export async function idsOf(
  query: TestDatabase['query'],
  regionId: string,
  agencyId = UNKNOWN,
): Promise<Ids> {
  const one = async (sql: string) => {
    const [row] = await query<{ id: string }>(sql, [regionId, agencyId])
    return row?.id ?? UNKNOWN
  }
  const person = 'from person p where p.region_id = $1 and p.agency_id = $2'
  const account = `from account a join person p on (p.region_id, p.id) = (a.region_id, a.person_id)
    where a.region_id = $1 and p.agency_id = $2`
  const report = `from annual_report r where r.region_id = $1 and r.agency_id = $2`
  const request = `from disclosure_request r where r.region_id = $1 and r.agency_id = $2`
  const ofRequest = (table: string) =>
    one(`select t.id from ${table} t where (t.region_id, t.request_id) in
      (select r.region_id, r.id ${request}) limit 1`)
  return {
    agencyId,
    requestId: await one(`select r.id ${request} limit 1`),
    letterId: await ofRequest('request_letter'),
    correctionId: await one(
      'select c.id from request_correction c where c.region_id = $1 and c.agency_id = $2 limit 1',
    ),
    taskId: await ofRequest('request_task'),
    disputeId: await ofRequest('request_dispute'),
    reportId: await one(`select r.id ${report} limit 1`),
    roundId: await one(`select r.round_id as id ${report} limit 1`),
    personId: await one(`select p.id ${person} limit 1`),
    accountId: await one(`select a.id ${account} limit 1`),
    grantId: await one(
      `select g.id from role_grant g where g.region_id = $1 and g.agency_id = $2 limit 1`,
    ),
    ...{
      year: '2025',
      version: '1',
      page: '1',
      cell: 't3.new.natural',
      template: 'foi-annual-2021',
    },
    ...{ file: 'site.css', sessionId: 'somebody-else', commentId: UNKNOWN, fileId: UNKNOWN },
  }
}
