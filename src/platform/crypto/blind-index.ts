import { toHalfWidth } from '#core/kit/text.ts'
import { type KeyRing, keyedHash } from './key-ring.ts'

/** How a value is written before it is hashed, so that the same value is found however it is typed. */
export type Spelling = (value: string) => string

/** Finds encrypted values again without opening them: equal values have equal marks. */
export type BlindIndex = {
  /** What is stored beside the encrypted value. */
  readonly of: (value: string) => Buffer
  /** What may be stored for it: one mark for each key of the ring. */
  readonly all: (value: string) => readonly Buffer[]
}

/** `purpose` keeps the marks of different columns apart: equal values there are not equal marks. */
export function blindIndex(ring: KeyRing, purpose: string, spelling: Spelling): BlindIndex {
  const mark = (key: KeyRing['current'], value: string) =>
    keyedHash(ring.suite, key, `blind-index/${purpose}`, spelling(value)).subarray(0, 16)
  return {
    of: (value) => mark(ring.current, value),
    all: (value) => ring.all.map((key) => mark(key, value)),
  }
}

/** Digits only, of whatever width, without the country's 86 in front. */
export const phoneSpelling: Spelling = (phone) =>
  toHalfWidth(phone)
    .replace(/\D/g, '')
    .replace(/^(?:00)?86(?=1\d{10}$)/, '')

export const mailSpelling: Spelling = (mail) => mail.trim().toLowerCase()
