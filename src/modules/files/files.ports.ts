import type { BlobStore } from '#platform/storage/blob-store.ts'
import type { Scanner } from '#platform/storage/clamav.ts'

/** What the room needs from outside. */
export type FilesPorts = {
  readonly blobs: BlobStore
  /** Null where no scanner is configured; files are then marked as not scanned. */
  readonly scan: Scanner | null
}
