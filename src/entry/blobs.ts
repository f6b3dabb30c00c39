import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import type { FileToSave } from '#platform/db/backup/write-backup.ts'
import type { BlobStore } from '#platform/storage/blob-store.ts'
import { diskStore } from '#platform/storage/disk-store.ts'
import { s3Store } from '#platform/storage/s3-store.ts'
import type { Settings } from './settings.ts'

/** Where the settings keep the bytes of files. */
export function openBlobs({ STORAGE_URL, dataFolder }: Settings): BlobStore {
  return STORAGE_URL ? s3Store(STORAGE_URL) : diskStore(join(dataFolder, 'files'))
}

/** Every stored file, for a backup. */
export async function* filesToSave(blobs: BlobStore): AsyncIterable<FileToSave> {
  for await (const sha256 of blobs.list()) {
    const bytes = await blobs.get(sha256)
    if (bytes) yield { sha256, size: bytes.length, content: () => once(bytes) }
  }
}

async function* once(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes
}

/** Takes the files of a backup into the store. */
export function keepFileIn(blobs: BlobStore) {
  return async (_file: unknown, content: AsyncIterable<Uint8Array>): Promise<void> => {
    await blobs.put(await buffer(content))
  }
}
