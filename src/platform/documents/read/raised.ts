const RAISED: ReadonlyMap<string, string> = pairs('0123456789+-−=()', '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾')
const LOWERED: ReadonlyMap<string, string> = pairs('0123456789+-−=()', '₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎')

/**
 * Text set above or below its line, in the characters Unicode has for it: `m` and a raised `2` are
 * `m²`. A note's mark thus never becomes a digit of the figure beside it. Other characters stay.
 */
export function offLine(text: string, way: 'raised' | 'lowered'): string {
  const characters = way === 'raised' ? RAISED : LOWERED
  return Array.from(text, (char) => characters.get(char) ?? char).join('')
}

function pairs(plain: string, moved: string): ReadonlyMap<string, string> {
  const targets = Array.from(moved)
  return new Map(Array.from(plain, (char, index) => [char, targets[index] ?? char]))
}
