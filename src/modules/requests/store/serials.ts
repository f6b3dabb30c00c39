import { sql } from '#platform/db/database.ts'
import type { Handle } from './requests.ts'

/** What a running number is for. */
export type Series = {
  readonly regionId: string
  readonly agencyId: string
  readonly year: number
  readonly kind: string
}

/**
 * The next number of a series. Taken in the transaction of what bears it: a number is never left out
 * and never given twice.
 */
export async function nextSerial(tx: Handle, series: Series): Promise<number> {
  const { regionId, agencyId, year, kind } = series
  const { last } = await tx
    .insertInto('request_serial')
    .values({ region_id: regionId, agency_id: agencyId, year, kind, last: 1 })
    .onConflict((conflict) =>
      conflict
        .columns(['region_id', 'agency_id', 'year', 'kind'])
        .doUpdateSet({ last: sql`request_serial.last + 1` }),
    )
    .returning('last')
    .executeTakeFirstOrThrow()
  return last
}
