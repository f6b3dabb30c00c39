import { createHash, randomBytes } from 'node:crypto'

/** A new secret for a cookie: 256 bits that nobody guesses. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

/**
 * What the database keeps of a token or recovery code. A plain hash will do: what is hashed is
 * random and too long to be tried.
 */
export function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}
