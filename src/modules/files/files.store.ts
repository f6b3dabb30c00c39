import type { Tx } from '#platform/db/database.ts'
import type { FilesTables, FileTable } from './files.tables.ts'

export async function insertFile(tx: Tx<FilesTables>, row: FileTable): Promise<void> {
  await tx.insertInto('file').values(row).execute()
}

export async function findFile(
  tx: Tx<FilesTables>,
  regionId: string,
  id: string,
): Promise<FileTable | null> {
  const query = tx.selectFrom('file').selectAll().where('region_id', '=', regionId)
  return (await query.where('id', '=', id).executeTakeFirst()) ?? null
}
