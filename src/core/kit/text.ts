/**
 * Chinese office text as it comes: full-width digits and punctuation, several kinds of space,
 * characters without width. All functions are pure and total.
 */

const TO_ASCII = 0xfee0

const NO_WIDTH = /[\u00ad\u200b-\u200f\u2060\ufeff]/g

const WIDE_FORM = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\uff01-\uff5e]/g

/**
 * Half-width digits, letters and punctuation; spaces of every kind become U+0020, tabs are kept.
 * One character for one, so that offsets stay valid.
 */
export function toHalfWidth(text: string): string {
  let half = ''
  let copied = 0
  WIDE_FORM.lastIndex = 0
  while (WIDE_FORM.test(text)) {
    const at = WIDE_FORM.lastIndex - 1
    const code = text.charCodeAt(at)
    half += text.slice(copied, at)
    half += code > TO_ASCII ? String.fromCharCode(code - TO_ASCII) : ' '
    copied = at + 1
  }
  return copied === 0 ? text : half + text.slice(copied)
}

/** Drops characters that take no room: zero-width spaces, soft hyphens, byte order marks. */
export function dropInvisible(text: string): string {
  return NO_WIDTH.test(text) ? text.replace(NO_WIDTH, '') : text
}

const CIRCLED_ONE = 0x2460
const CIRCLED_NINE = 0x2468

/**
 * What is left of a label when everything that offices vary is taken away: spaces, brackets,
 * punctuation, width. `（三） 1．属 于国家秘密` → `三1属于国家秘密`.
 */
export function essence(text: string): string {
  let kept = ''
  // Stretches that stay as they are are taken over whole: nearly all of most texts.
  let from = 0
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    if (isHan(code) || isAlphanumeric(code)) continue
    if (from < index) kept += text.slice(from, index)
    from = index + 1
    if (isAlphanumeric(code - TO_ASCII)) kept += String.fromCharCode(code - TO_ASCII)
    else if (code >= CIRCLED_ONE && code <= CIRCLED_NINE) kept += code - CIRCLED_ONE + 1
  }
  return from === 0 ? text : kept + text.slice(from)
}

function isHan(code: number): boolean {
  return (code >= 0x4e00 && code <= 0x9fff) || (code >= 0x3400 && code <= 0x4dbf) || code === 0x3007
}

function isAlphanumeric(code: number): boolean {
  return (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122)
}

const ORDINAL =
  /^\s*(?:[(（]\s*[一二三四五六七八九十\d]{1,3}\s*[)）]|[一二三四五六七八九十]{1,3}\s*[、､.．,，]|\d{1,2}\s*[.．、､)）](?!\d)|[①-⑨]|第[一二三四五六七八九十]+[,，、､])\s*/

/** Takes one leading ordinal away: `一、`, `（二）`, `3.`, `④`. */
export function withoutOrdinal(text: string): string {
  return text.replace(ORDINAL, '')
}

/** Whether the text begins with an ordinal such as `一、`, `（二）`, `3.`. */
export function hasOrdinal(text: string): boolean {
  return ORDINAL.test(text)
}

/**
 * Every match of a global pattern, in order. Does what `matchAll` does without the copy of the
 * pattern that it makes for each text.
 */
export function matchesOf(pattern: RegExp, text: string): RegExpExecArray[] {
  const found: RegExpExecArray[] = []
  pattern.lastIndex = 0
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    found.push(match)
    if (match[0] === '') pattern.lastIndex += 1
  }
  return found
}

/** Columns a terminal or a layout-preserving text gives the text: 2 for a full-width character. */
export function displayWidth(text: string): number {
  let width = 0
  for (let index = 0; index < text.length; index++) {
    const code = text.codePointAt(index) ?? 0
    if (code > LAST_OF_ONE_UNIT) index++
    width += isWide(code) ? 2 : 1
  }
  return width
}

/** Characters beyond take two units of a string. */
const LAST_OF_ONE_UNIT = 0xffff

function isWide(code: number): boolean {
  return (
    (code >= 0x1100 && code <= 0x115f) ||
    // Dashes, quotation marks, dots and circled digits are as wide as a character in Chinese fonts.
    (code >= 0x2014 && code <= 0x2026) ||
    (code >= 0x2460 && code <= 0x24ff) ||
    (code >= 0x2e80 && code <= 0xa4cf) ||
    (code >= 0xac00 && code <= 0xd7a3) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0xfe30 && code <= 0xfe6f) ||
    (code >= 0xff00 && code <= 0xff60) ||
    (code >= 0xffe0 && code <= 0xffe6) ||
    (code >= 0x20000 && code <= 0x3fffd)
  )
}

/** Number of characters of `wanted` that `text` contains in the same order. */
export function charactersInOrder(text: string, wanted: string): number {
  return charactersOfPrefixes(text, wanted)[wanted.length] ?? 0
}

/** For every length `n`: how many of the first `n` characters of `wanted` the text has in order. */
export function charactersOfPrefixes(text: string, wanted: string): Uint16Array {
  let previous = new Uint16Array(wanted.length + 1)
  let current = new Uint16Array(wanted.length + 1)
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    for (let j = 1; j <= wanted.length; j++) {
      current[j] =
        code === wanted.charCodeAt(j - 1)
          ? (previous[j - 1] ?? 0) + 1
          : Math.max(previous[j] ?? 0, current[j - 1] ?? 0)
    }
    const spare = previous
    previous = current
    current = spare
  }
  return previous
}

/** Share of the characters of `wanted`, in any order, that the text contains. */
export function shareOfCharacters(text: string, wanted: string): number {
  const counts = new Map<string, number>()
  for (const char of text) counts.set(char, (counts.get(char) ?? 0) + 1)
  let found = 0
  for (const char of wanted) {
    const left = counts.get(char) ?? 0
    if (left === 0) continue
    counts.set(char, left - 1)
    found += 1
  }
  return wanted === '' ? 0 : found / wanted.length
}
