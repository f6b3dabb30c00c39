import { displayWidth } from '#core/kit/text.ts'

/** Text as a terminal shows it: a Chinese character takes two columns, a Latin one takes one. */

const CONTROL = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu

/** The text, cut with «…» where it takes more than `width` columns. */
export function clip(text: string, width: number): string {
  if (displayWidth(text) <= width) return text
  let kept = ''
  let used = 0
  for (const character of text) {
    used += displayWidth(character)
    if (used > width - 1) break
    kept += character
  }
  return `${kept}…`
}

export type Align = 'left' | 'right'

/** The text with spaces up to `width` columns; longer text stays as it is. */
export function pad(text: string, width: number, align: Align = 'left'): string {
  const spaces = ' '.repeat(Math.max(0, width - displayWidth(text)))
  return align === 'left' ? text + spaces : spaces + text
}

/**
 * Text from a file made safe to show on one line: control characters, which could move the cursor
 * or colour what follows, and marks that reverse the reading direction become a space.
 */
export function printable(text: string): string {
  return text.replace(CONTROL, ' ')
}

/** Chinese text broken into lines of at most `width` columns, between any two characters. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = []
  let line = ''
  let used = 0
  for (const character of text) {
    const columns = displayWidth(character)
    if (used + columns > width && !NOT_FIRST.test(character)) {
      lines.push(line)
      line = ''
      used = 0
    }
    line += character
    used += columns
  }
  return line === '' ? lines : [...lines, line]
}

/** Punctuation that no line begins with. */
const NOT_FIRST = /[，。；：、！？）」』”’》…%]/
