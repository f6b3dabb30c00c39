import { readableCode, typedCode } from '#platform/crypto/readable.ts'
import type { RequestsDeps } from '../../requests.ports.ts'

/**
 * What the applicant shows, beside the number, to be told how the request stands: follows from its
 * id and a key that only the program has, so that it is stored nowhere. 12 readable characters.
 */
export function queryCodeOf({ requests }: RequestsDeps, requestId: string): string {
  return readableCode(requests.marks.queryCode.of(requestId))
}

/** Whether a code, however it was typed, belongs to a request; also one made with an older key. */
export function isQueryCode({ requests }: RequestsDeps, requestId: string, typed: string): boolean {
  const plain = typedCode(typed)
  const codes = requests.marks.queryCode.all(requestId).map(readableCode)
  return codes.some((code) => typedCode(code) === plain)
}
