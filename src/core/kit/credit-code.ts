import { toHalfWidth } from './text.ts'

/** Unified social credit codes (GB 32100—2015): 17 characters and one that checks them. */

/** Figures and capital letters without I, O, S, V, Z. */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const SHAPE = /^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/
const MODULUS = 31

/** As it is kept: half-width capitals without spaces or hyphens. Says nothing about being right. */
export function normalCreditCode(text: string): string {
  return toHalfWidth(text).replace(/[\s-]/g, '').toUpperCase()
}

/** Whether it is a code, as it is kept, whose last character fits the others. */
export function isCreditCode(code: string): boolean {
  return SHAPE.test(code) && code.endsWith(checkCharacter(code.slice(0, 17)))
}

/** The last character for the first seventeen: weights are the powers of three, modulo 31. */
export function checkCharacter(body: string): string {
  let weight = 1
  let sum = 0
  for (const character of body) {
    sum += ALPHABET.indexOf(character) * weight
    weight = (weight * 3) % MODULUS
  }
  return ALPHABET[(MODULUS - (sum % MODULUS)) % MODULUS] ?? ''
}

/** Who registered the organisation and of what kind it is: the first two places. */
export function registrarAndKind(code: string): { registrar: string; kind: string } | null {
  return isCreditCode(code) ? { registrar: code.charAt(0), kind: code.charAt(1) } : null
}
