/**
 * Text as a terminal shows it: a Chinese character takes two columns, a Latin one takes one. Unlike in
 * print, “ ” — … take one there.
 */

const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u
const NO_WIDTH = /[\p{Mn}\p{Me}\p{Cf}]/u
const CONTROL = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu

/** Columns that a text takes, which holds no line break and no escape sequence. */
export function displayWidth(text: string): number {
  let width = 0
  for (const character of text) width += widthOf(character)
  return width
}

function widthOf(character: string): number {
  if (character < '\u0300') return 1
  if (WIDE.test(character)) return 2
  return NO_WIDTH.test(character) ? 0 : 1
}

/** The text, cut with «…» where it takes more than `width` columns. */
export function clip(text: string, width: number): string {
  if (displayWidth(text) <= width) return text
  let kept = ''
  let used = 0
  for (const character of text) {
    used += widthOf(character)
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

/** Numbers and Latin words stay whole. */
const PIECES = /[\w.%+-]+|[\s\S]/gu
/** Punctuation that no line begins with; it may stand one column outside. */
const NOT_FIRST = /^[，。；：、！？）〕」』”’》…%]/

/** Chinese text broken into lines of about `width` columns, between any two characters. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = []
  let line = ''
  let used = 0
  for (const [piece] of text.matchAll(PIECES)) {
    const columns = displayWidth(piece)
    if (line !== '' && used + columns > width && !NOT_FIRST.test(piece)) {
      lines.push(line)
      line = ''
      used = 0
    }
    line += piece
    used += columns
  }
  return line === '' ? lines : [...lines, line]
}
