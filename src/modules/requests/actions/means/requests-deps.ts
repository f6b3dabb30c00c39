import { toHalfWidth } from '#core/kit/text.ts'
import { blindIndex, phoneSpelling } from '#platform/crypto/blind-index.ts'
import { fieldCipher } from '#platform/crypto/field-cipher.ts'
import type { KeyRing } from '#platform/crypto/key-ring.ts'
import type { Agencies, RequestsDeps } from '../../requests.ports.ts'

/** What the room works with: its seals and marks from the keys, the agencies from outside. */
export function requestsDeps(ring: KeyRing, agencies: Agencies): RequestsDeps {
  const spelled = (text: string) => toHalfWidth(text).replace(/\s/g, '').toUpperCase()
  return {
    requests: {
      agencies,
      cipher: fieldCipher(ring),
      marks: {
        applicant: blindIndex(ring, 'disclosure_request.applicant', spelled),
        phone: blindIndex(ring, 'disclosure_request.phone', phoneSpelling),
        queryCode: blindIndex(ring, 'disclosure_request.query-code', (id) => id),
      },
    },
  }
}
