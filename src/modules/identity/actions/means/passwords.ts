import { randomBytes, randomInt } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'
import { READABLE } from '#platform/crypto/readable.ts'

/** Hashes passwords (Argon2id) and checks them. */
export type PasswordHasher = {
  readonly hash: (password: string) => Promise<string>
  /** With no hash (no such account) it takes as long as with one, and says no. */
  readonly matches: (hash: string | null, password: string) => Promise<boolean>
}

export type HashingCost = { readonly memoryKiB: number; readonly passes: number }

/** What takes some 30 ms of one core and 19 MiB, at most a few at a time (see `turnstile`). */
export const STANDARD_COST: HashingCost = { memoryKiB: 19_456, passes: 2 }

export function passwordHasher(cost: HashingCost = STANDARD_COST): PasswordHasher {
  // The package's standard algorithm is Argon2id.
  const options = { memoryCost: cost.memoryKiB, timeCost: cost.passes, parallelism: 1 }
  const hashOf = (password: string) => hash(spelled(password), options)
  let decoy: Promise<string> | null = null
  return {
    hash: hashOf,
    matches: async (known, password) => {
      decoy ??= hashOf(randomBytes(16).toString('hex'))
      const matches = await verify(known ?? (await decoy), spelled(password), options)
      return known !== null && matches
    },
  }
}

/** One spelling for characters that keyboards compose in different ways. */
function spelled(password: string): string {
  return password.normalize('NFKC')
}

/** Groups of four readable characters: `k7mp-9xwd-…`, five bits each. */
export function readableCode(groups: number): string {
  const group = () => Array.from({ length: 4 }, () => READABLE[randomInt(READABLE.length)]).join('')
  return Array.from({ length: groups }, group).join('-')
}
