import type { IdentityPolicy } from '#core/identity/policy.ts'
import type { BlindIndex } from '#platform/crypto/blind-index.ts'
import type { FieldCipher } from '#platform/crypto/field-cipher.ts'
import type { Tx } from '#platform/db/database.ts'
import type { AccessCache } from './actions/means/access-cache.ts'
import type { PasswordHasher } from './actions/means/passwords.ts'

/** What the actions of this room are given at the start. */
export type IdentityDeps = {
  readonly identity: {
    readonly policy: IdentityPolicy
    readonly cipher: FieldCipher
    readonly phones: BlindIndex
    readonly mails: BlindIndex
    readonly passwords: PasswordHasher
    /** Who is who, remembered for a moment; told of every change. */
    readonly access: AccessCache
    /** Gives a new region its audit trail; the room of audit fills it. */
    readonly openTrail: (tx: Tx<never>, regionId: string) => Promise<void>
  }
}
