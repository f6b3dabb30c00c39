/** Bytes under the SHA-256 of themselves: what is stored is never changed, and never stored twice. */
export type BlobStore = {
  /** Takes everything or nothing; whole on disk before it returns. */
  readonly put: (bytes: Uint8Array) => Promise<string>
  /** Null where there is nothing under this hash. Throws when what lies there is not what was put. */
  readonly get: (sha256: string) => Promise<Uint8Array | null>
  /** Every hash in the store, for backups and checks. */
  readonly list: () => AsyncIterable<string>
}

const HASH = /^[0-9a-f]{64}$/

/** Nothing but a hash may become a path or a key. */
export function mustBeHash(sha256: string): string {
  if (!HASH.test(sha256)) throw new RangeError(`not a SHA-256: ${sha256.slice(0, 80)}`)
  return sha256
}
