import { READABLE } from '#platform/crypto/readable.ts'
import type { RequestsDeps } from '../../requests.ports.ts'

const CHARACTERS = 12

/**
 * What the applicant shows, beside the number, to be told how the request stands: follows from its
 * id and a key that only the program has, so that it is stored nowhere. 12 readable characters.
 */
export function queryCodeOf({ requests }: RequestsDeps, requestId: string): string {
  return readable(requests.marks.queryCode.of(requestId))
}

/** Whether a code, however it was typed, belongs to a request; also one made with an older key. */
export function isQueryCode({ requests }: RequestsDeps, requestId: string, typed: string): boolean {
  const plain = typed
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
  const codes = requests.marks.queryCode.all(requestId).map(readable)
  return codes.some((code) => code.replaceAll('-', '') === plain)
}

function readable(mark: Buffer): string {
  const letters = [...mark.subarray(0, CHARACTERS)].map((byte) => READABLE[byte % READABLE.length])
  return letters.join('').replace(/(.{4})(?=.)/g, '$1-')
}
