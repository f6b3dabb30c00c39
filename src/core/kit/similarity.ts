/** How alike two texts are, by the runs of characters they share. */

/** Characters in a run. Four Chinese characters are about two words. */
const RUN = 4

/**
 * The runs of a text as sorted, distinct hashes. Digits, spaces and punctuation are left out, so
 * that a copied text with this year's figures is still the same text.
 */
export function shingles(text: string): Uint32Array {
  const letters: number[] = []
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (isLetter(code)) letters.push(code)
  }
  const hashes = new Uint32Array(Math.max(0, letters.length - RUN + 1))
  for (let at = 0; at < hashes.length; at += 1) {
    let hash = 0x811c9dc5
    for (let each = 0; each < RUN; each += 1) {
      hash = Math.imul(hash ^ (letters[at + each] as number), 0x01000193)
    }
    hashes[at] = hash
  }
  return distinct(hashes.sort())
}

/** Share of the runs of both texts that they have in common (Jaccard), from 0 to 1. */
export function overlap(one: Uint32Array, other: Uint32Array): number {
  if (one.length === 0 || other.length === 0) return 0
  let common = 0
  for (let left = 0, right = 0; left < one.length && right < other.length; ) {
    const [a, b] = [one[left] as number, other[right] as number]
    if (a === b) common += 1
    if (a <= b) left += 1
    if (b <= a) right += 1
  }
  return common / (one.length + other.length - common)
}

/** From 0 (nothing in common) to 1 (the same but for figures and punctuation). */
export function similarity(one: string, other: string): number {
  return overlap(shingles(one), shingles(other))
}

/** Letters of any script, ideographs included; no digits, spaces or punctuation. */
function isLetter(code: number): boolean {
  if (code < 0x80) return (code >= 65 && code <= 90) || (code >= 97 && code <= 122)
  return (code >= 0x3400 && code <= 0x9fff) || (code >= 0xc0 && code < 0x2000)
}

function distinct(sorted: Uint32Array): Uint32Array {
  let kept = 0
  for (let at = 0; at < sorted.length; at += 1) {
    if (at === 0 || sorted[at] !== sorted[at - 1]) {
      sorted[kept] = sorted[at] as number
      kept += 1
    }
  }
  return sorted.slice(0, kept)
}
