import { type IdentityPolicy, STANDARD_POLICY } from '#core/identity/policy.ts'
import { blindIndex, mailSpelling, phoneSpelling } from '#platform/crypto/blind-index.ts'
import { fieldCipher } from '#platform/crypto/field-cipher.ts'
import type { KeyRing } from '#platform/crypto/key-ring.ts'
import type { IdentityDeps } from '../../identity.ports.ts'
import { accessCache } from './access-cache.ts'
import { type HashingCost, passwordHasher } from './passwords.ts'

type Options = {
  readonly ring: KeyRing
  readonly openTrail: IdentityDeps['identity']['openTrail']
  readonly policy?: IdentityPolicy
  readonly hashing?: HashingCost
}

/** What the actions of this room work with, made of the keys and settings of the program. */
export function identityDeps({ ring, openTrail, policy, hashing }: Options): IdentityDeps {
  return {
    identity: {
      policy: policy ?? STANDARD_POLICY,
      cipher: fieldCipher(ring),
      phones: blindIndex(ring, 'person.phone', phoneSpelling),
      mails: blindIndex(ring, 'person.email', mailSpelling),
      passwords: passwordHasher(hashing),
      access: accessCache(),
      openTrail,
    },
  }
}
