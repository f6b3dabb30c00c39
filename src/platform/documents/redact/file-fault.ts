import type { Refusal } from '#core/kit/refusal.ts'
import type { RedactLimits } from './limits.ts'
import { no } from './refusals.ts'
import { inflatesWithin, picturesWithin } from './stream-check.ts'

const SIGNATURE = '%PDF-'
/** Some programs write a line of their own before the signature. */
const SIGNATURE_WITHIN = 1024

/** Why a file is not opened at all: no PDF, or one that costs too much; null when it is. */
export function faultOfFile(bytes: Uint8Array, limits: RedactLimits): Refusal | null {
  const start = Buffer.from(bytes.subarray(0, SIGNATURE_WITHIN)).toString('latin1')
  if (!start.includes(SIGNATURE)) return no('not-a-pdf')
  if (bytes.length > limits.fileBytes) return no('too-large')
  if (!picturesWithin(bytes, limits)) return no('picture-too-large')
  return inflatesWithin(bytes, limits) ? null : no('zip-bomb')
}
