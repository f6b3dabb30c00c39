/** Unified social credit codes (GB 32100—2015): 17 characters and one that checks them. */

/** Figures and capital letters without I, O, S, V, Z. */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const SHAPE = /^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/
const MODULUS = 31

/** Whether it is a code whose last character fits the others. */
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
