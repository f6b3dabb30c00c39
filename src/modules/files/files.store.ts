import type { Database, Tx } from '#platform/db/database.ts'
import type { FilesTables, FileTable } from './files.tables.ts'

export async function insertFile(tx: Tx<FilesTables>, row: FileTable): Promise<void> {
  await tx.insertInto('file').values(row).execute()
}

export async function findFile(
  tx: Database<FilesTables>,
  regionId: string,
  id: string,
): Promise<FileTable | null> {
  const query = tx.selectFrom('file').selectAll().where('region_id', '=', regionId)
  return (await query.where('id', '=', id).executeTakeFirst()) ?? null
}

/** Whether this account handed the file in: only then may it attach it to something. */
export async function isHandedInBy(
  tx: Tx<FilesTables>,
  regionId: string,
  fileId: string,
  accountId: string | null,
): Promise<boolean> {
  const file = await findFile(tx, regionId, fileId)
  return file !== null && file.created_by === accountId
}
