import { matchesOf } from '../../kit/text.ts'
import { LEXICON, type Tag } from './patterns/lexicon.ts'
import { BLANK, NOT_QUANTITIES, ORDINALS } from './patterns/masks.ts'

/** A word of the lexicon in a compact text. */
export type Token = { readonly tag: Tag; readonly from: number; readonly to: number }

const MASK = new RegExp(NOT_QUANTITIES.join('|'), 'g')
const ORDINAL = new RegExp(ORDINALS.join('|'), 'g')
const WORD = new RegExp(LEXICON.map(([, ...patterns]) => `(${patterns.join('|')})`).join('|'), 'g')

/** The text with everything that counts nothing blanked out, at the same length. */
export function masked(text: string): string {
  return text.replace(MASK, blank).replace(ORDINAL, blank)
}

function blank(match: string): string {
  return BLANK.repeat(match.length)
}

/** Every word of the lexicon in a masked text, in order. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = []
  for (const match of matchesOf(WORD, text)) {
    let group = 1
    while (group < match.length && match[group] === undefined) group += 1
    const tag = LEXICON[group - 1]?.[0]
    if (tag && match[0] !== '') {
      tokens.push({ tag, from: match.index, to: match.index + match[0].length })
    }
  }
  return tokens
}
