import type { Database } from '#platform/db/database.ts'
import type { BlobStore } from '#platform/storage/blob-store.ts'
import { findFile } from '../files.store.ts'
import type { FilesTables } from '../files.tables.ts'

export type OpenedFile = {
  readonly name: string
  readonly mediaType: string
  readonly bytes: Uint8Array
}

/**
 * A kept file with its bytes; null where there is none. Whether this person may have it is the
 * asking room's decision.
 */
export async function openFile(
  db: Database<never>,
  blobs: BlobStore,
  regionId: string,
  fileId: string,
): Promise<OpenedFile | null> {
  const row = await findFile(db as unknown as Database<FilesTables>, regionId, fileId)
  const bytes = row && (await blobs.get(row.sha256))
  return row && bytes ? { name: row.name, mediaType: row.media_type, bytes } : null
}
