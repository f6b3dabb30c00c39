import { toHalfWidth } from '#core/kit/text.ts'
import { blindIndex, phoneSpelling } from '#platform/crypto/blind-index.ts'
import { fieldCipher } from '#platform/crypto/field-cipher.ts'
import type { KeyRing } from '#platform/crypto/key-ring.ts'
import { typedCode } from '#platform/crypto/readable.ts'
import type { Agencies, Outside, RequestsDeps } from '../../requests.ports.ts'

/** What the room works with: its seals and marks from the keys, the rest from outside. */
export function requestsDeps(ring: KeyRing, agencies: Agencies, outside: Outside): RequestsDeps {
  const spelled = (text: string) => toHalfWidth(text).replace(/\s/g, '').toUpperCase()
  return {
    requests: {
      ...outside,
      agencies,
      cipher: fieldCipher(ring),
      marks: {
        applicant: blindIndex(ring, 'disclosure_request.applicant', spelled),
        phone: blindIndex(ring, 'disclosure_request.phone', phoneSpelling),
        queryCode: blindIndex(ring, 'disclosure_request.query-code', (id) => id),
        letter: blindIndex(ring, 'request_letter.content', (said) => said),
        submission: blindIndex(ring, 'request_submission.mark', (sent) => sent),
        draftCode: blindIndex(ring, 'request_draft.id', (id) => id),
        draft: blindIndex(ring, 'request_draft.code', typedCode),
      },
    },
  }
}
