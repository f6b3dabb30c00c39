import { absent, type Refusal } from '#core/kit/refusal.ts'
import { fail, ok, type Result } from '#core/kit/result.ts'
import type { Tx } from '#platform/db/database.ts'
import type { FilesPorts } from '../files.ports.ts'
import { findFile } from '../files.store.ts'
import type { FilesTables } from '../files.tables.ts'

export type OpenedFile = {
  readonly name: string
  readonly mediaType: string
  readonly bytes: Uint8Array
}

/** A kept file with its bytes. Whether this person may have it is the asking room's decision. */
export async function openFile(
  tx: Tx<FilesTables>,
  { blobs }: FilesPorts,
  regionId: string,
  id: string,
): Promise<Result<OpenedFile, Refusal>> {
  const row = await findFile(tx, regionId, id)
  const bytes = row && (await blobs.get(row.sha256))
  if (!row || !bytes) return fail(absent('file-absent', '没有这个文件，或者它已不在。'))
  return ok({ name: row.name, mediaType: row.media_type, bytes })
}
