import type { Handle, Key } from './requests.ts'

/**
 * Claims a submission for a request; the id of the request it belongs to, another one where it was
 * handed in before. Whoever hands in the same meanwhile waits until this transaction ends.
 */
export async function claimSubmission(
  tx: Handle,
  { regionId, requestId }: Key,
  mark: Buffer,
): Promise<string> {
  await tx
    .insertInto('request_submission')
    .values({ region_id: regionId, mark, request_id: requestId })
    .onConflict((conflict) => conflict.columns(['region_id', 'mark']).doNothing())
    .execute()
  const { request_id } = await tx
    .selectFrom('request_submission')
    .select('request_id')
    .where('region_id', '=', regionId)
    .where('mark', '=', mark)
    .executeTakeFirstOrThrow()
  return request_id
}
