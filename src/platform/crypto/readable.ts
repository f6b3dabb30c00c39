/** Without characters that are mistaken for each other when read out or copied from paper. */
export const READABLE = 'abcdefghjkmnpqrstuvwxyz23456789'

const CHARACTERS = 12

/** A code of 12 readable characters in groups of four that follows from the bytes of a mark. */
export function readableCode(mark: Uint8Array): string {
  const letters = [...mark.subarray(0, CHARACTERS)].map((byte) => READABLE[byte % READABLE.length])
  return letters.join('').replace(/(.{4})(?=.)/g, '$1-')
}

/** A code as it is compared, however it was typed: plain letters and figures, no dashes. */
export function typedCode(typed: string): string {
  return typed
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
}
