import { readableCharacter } from '../read/pdf/characters.ts'

const UNSEEN = /[\s\p{Cf}\p{Cc}]/gu

/** Text as it is compared: no spaces and unseen characters, one width, one case, no look-alikes. */
export function folded(text: string): string {
  let plain = ''
  for (const character of text) plain += readableCharacter(character)
  return plain.normalize('NFKC').toLowerCase().replace(UNSEEN, '')
}
