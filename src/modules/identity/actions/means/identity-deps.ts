import { STANDARD_POLICY } from '#core/identity/policy.ts'
import { SEPARATED_ROLES } from '#core/identity/role.ts'
import { blindIndex, mailSpelling, phoneSpelling } from '#platform/crypto/blind-index.ts'
import { fieldCipher } from '#platform/crypto/field-cipher.ts'
import type { KeyRing } from '#platform/crypto/key-ring.ts'
import type { IdentityDeps } from '../../identity.ports.ts'
import { accessCache } from './access-cache.ts'
import { type HashingCost, passwordHasher } from './passwords.ts'

type Options = {
  readonly ring: KeyRing
  readonly openTrail: IdentityDeps['identity']['openTrail']
  /** Whether the three administrators must have a second factor. */
  readonly administratorsNeedSecondFactor?: boolean
  readonly hashing?: HashingCost
}

/** What the actions of this room work with, made of the keys and settings of the program. */
export function identityDeps({ ring, openTrail, hashing, ...options }: Options): IdentityDeps {
  const requiredOf = options.administratorsNeedSecondFactor ? SEPARATED_ROLES : []
  return {
    identity: {
      policy: { ...STANDARD_POLICY, secondFactor: { requiredOf } },
      cipher: fieldCipher(ring),
      phones: blindIndex(ring, 'person.phone', phoneSpelling),
      mails: blindIndex(ring, 'person.email', mailSpelling),
      passwords: passwordHasher(hashing),
      access: accessCache(),
      openTrail,
    },
  }
}
