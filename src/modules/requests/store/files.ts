import type { Database } from '#platform/db/database.ts'
import type { Read } from '#platform/db/read.ts'
import type { RequestFileTable, RequestsTables } from '../requests.tables.ts'
import type { Handle, Key } from './requests.ts'

export type FileRow = Read<RequestFileTable>

/** What is attached to a request, in the order in which it was added. */
export async function filesOf(
  db: Database<RequestsTables>,
  { regionId, requestId }: Key,
): Promise<readonly FileRow[]> {
  return db
    .selectFrom('request_file')
    .selectAll()
    .where('region_id', '=', regionId)
    .where('request_id', '=', requestId)
    .orderBy('added_at')
    .orderBy('file_id')
    .execute()
}

/** Attaches a file; whether it was not attached before. */
export async function insertFile(tx: Handle, row: FileRow): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('request_file')
    .values(row)
    .onConflict((conflict) => conflict.columns(['region_id', 'request_id', 'file_id']).doNothing())
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 1n
}

/** Makes an attachment something else to its request, under another title; the request must be locked. */
export async function updateFile(
  tx: Handle,
  { region_id, request_id, file_id }: Pick<FileRow, 'region_id' | 'request_id' | 'file_id'>,
  change: Pick<FileRow, 'use' | 'title'>,
): Promise<void> {
  await tx
    .updateTable('request_file')
    .set(change)
    .where('region_id', '=', region_id)
    .where('request_id', '=', request_id)
    .where('file_id', '=', file_id)
    .execute()
}

export async function deleteFile(
  tx: Handle,
  { region_id, request_id, file_id }: Pick<FileRow, 'region_id' | 'request_id' | 'file_id'>,
): Promise<void> {
  await tx
    .deleteFrom('request_file')
    .where('region_id', '=', region_id)
    .where('request_id', '=', request_id)
    .where('file_id', '=', file_id)
    .execute()
}
