import type { Database } from '#platform/db/database.ts'
import type { Read } from '#platform/db/read.ts'
import type { RequestDisputeTable, RequestsTables } from '../requests.tables.ts'
import type { Handle, Key } from './requests.ts'

export type DisputeRow = Read<RequestDisputeTable>

/** Reconsiderations and lawsuits about a request, by the day they were filed. */
export async function disputesOf(
  db: Database<RequestsTables>,
  { regionId, requestId }: Key,
): Promise<readonly DisputeRow[]> {
  return db
    .selectFrom('request_dispute')
    .selectAll()
    .where('region_id', '=', regionId)
    .where('request_id', '=', requestId)
    .orderBy('filed_on')
    .orderBy('id')
    .execute()
}

export async function insertDispute(tx: Handle, row: DisputeRow): Promise<void> {
  await tx.insertInto('request_dispute').values(row).execute()
}

/** Writes the given columns of a dispute; its request must be locked. */
export async function updateDispute(
  tx: Handle,
  { region_id, id }: Pick<DisputeRow, 'region_id' | 'id'>,
  change: Partial<Omit<DisputeRow, 'region_id' | 'id' | 'request_id' | 'agency_id'>>,
): Promise<void> {
  await tx
    .updateTable('request_dispute')
    .set(change)
    .where('region_id', '=', region_id)
    .where('id', '=', id)
    .execute()
}
