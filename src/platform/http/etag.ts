import { createHash } from 'node:crypto'

/** The entity tag of a body: a hash of its bytes, in the quotes a header wants (RFC 9110 §8.8.3). */
export function etagOf(bytes: Uint8Array): string {
  return `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`
}
