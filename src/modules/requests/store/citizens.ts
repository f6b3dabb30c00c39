import { GUESS_SETTING } from '#core/requests/citizens/guesses.ts'
import type { Database } from '#platform/db/database.ts'
import { newId } from '#platform/db/uuid.ts'
import type { RequestsTables } from '../requests.tables.ts'
import type { Handle, Key, RequestRow } from './requests.ts'

/** Requests of the region with this number; agencies with the same short name may share one. */
export async function requestsNumbered(
  tx: Handle,
  regionId: string,
  number: string,
): Promise<readonly RequestRow[]> {
  return tx
    .selectFrom('disclosure_request')
    .selectAll()
    .where('region_id', '=', regionId)
    .where('number', '=', number)
    .limit(10)
    .forUpdate()
    .execute()
}

/** When somebody tried a wrong proof since then, the newest first. */
export async function latestGuesses(
  db: Database<RequestsTables>,
  { regionId, requestId }: Key,
  since: string,
): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('request_guess')
    .select('at')
    .where('region_id', '=', regionId)
    .where('request_id', '=', requestId)
    .where('at', '>=', since)
    .orderBy('at', 'desc')
    .limit(GUESS_SETTING.most)
    .execute()
  return rows.map(({ at }) => new Date(at).toISOString())
}

export async function insertGuess(tx: Handle, key: Key, at: string): Promise<void> {
  const { regionId, requestId } = key
  await tx
    .insertInto('request_guess')
    .values({ region_id: regionId, request_id: requestId, id: newId(), at })
    .execute()
}

export type Rating = {
  readonly stars: number
  readonly remark: string
  readonly suggestsPublication: boolean
}

/** The last word counts: rated again, it replaces the first. */
export async function saveRating(
  tx: Handle,
  { regionId, requestId }: Key,
  { stars, remark, suggestsPublication }: Rating,
  at: string,
): Promise<void> {
  const said = { stars, remark, suggests_publication: suggestsPublication, at }
  await tx
    .insertInto('request_rating')
    .values({ region_id: regionId, request_id: requestId, ...said })
    .onConflict((conflict) => conflict.columns(['region_id', 'request_id']).doUpdateSet(said))
    .execute()
}

export async function ratingOf(
  db: Database<RequestsTables>,
  { regionId, requestId }: Key,
): Promise<Rating | null> {
  const row = await db
    .selectFrom('request_rating')
    .select(['stars', 'remark', 'suggests_publication as suggestsPublication'])
    .where('region_id', '=', regionId)
    .where('request_id', '=', requestId)
    .executeTakeFirst()
  return row ?? null
}
