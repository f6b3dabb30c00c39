/**
 * A text without the spaces and line breaks that layout put into it, in one width, with the way
 * back to the original: sentences are matched on the compact text and quoted from the original.
 */
export type Compact = {
  /**
   * Digits, letters and `.%-+` half-width; `，；：（）！？` full-width; a line feed only where a new
   * paragraph begins; a space only between two digits.
   */
  readonly text: string
  /** Offset in the original of each character of `text`, and of its end. */
  readonly offsets: Int32Array
}

const SPACE = /[\s\u00a0\u200b-\u200f\u2060\u3000\ufeff]/
/** Punctuation that has a half-width twin; clause marks are kept full-width, the rest half. */
const CLAUSE_MARK: ReadonlyMap<string, string> = new Map([
  [',', '，'],
  [';', '；'],
  [':', '：'],
  ['(', '（'],
  [')', '）'],
  ['!', '！'],
  ['?', '？'],
])
const IDEOGRAPHIC_SPACE = 0x3000
const FULL_WIDTH = 0xff00
const LINE_FEED = 10
const BLANK_SPACE = 32
const DROPPED = -1
const SENTENCE_END = '。！？'
/** What a new paragraph begins with when the line before it did not end a sentence. */
const HEADING_START =
  /^(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[.．、](?!\d)|[①-⑩])/
const HEADING_LINE =
  /^(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[.．、](?!\d)|[①-⑩])[^，。；：,;:]{1,24}$/

export function compact(source: string): Compact {
  const offsets = new Int32Array(source.length + 1)
  const breaks = paragraphBreaks(source)
  let text = ''
  let copied = 0
  let length = 0
  for (let at = 0; at < source.length; at++) {
    const code = source.charCodeAt(at)
    const kept = isPlain(code) ? code : keptCode(source, at, breaks)
    if (kept !== DROPPED) offsets[length++] = at
    if (kept === code) continue
    text += source.slice(copied, at)
    if (kept !== DROPPED) text += String.fromCharCode(kept)
    copied = at + 1
  }
  offsets[length] = source.length
  return { text: text + source.slice(copied), offsets: offsets.subarray(0, length + 1) }
}

/** Ideographs with their own marks, ASCII letters and digits: they stay as they are. */
function isPlain(code: number): boolean {
  if (code > IDEOGRAPHIC_SPACE) return code < FULL_WIDTH
  return (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122)
}

/** What becomes of a space, a mark or a full-width character: a character code, or nothing. */
function keptCode(source: string, at: number, breaks: ReadonlySet<number>): number {
  const char = source.charAt(at)
  if (!SPACE.test(char)) return unified(source, at).charCodeAt(0)
  if (char === '\n' && breaks.has(at)) return LINE_FEED
  const parts =
    isDigit(halfWidth(source.charAt(at - 1))) && isDigit(halfWidth(nextSolid(source, at)))
  return parts ? BLANK_SPACE : DROPPED
}

/** Original offsets `[start, end)` of the compact range `[from, to)`; not empty unless it is. */
export function originalRange(text: Compact, from: number, to: number): [number, number] {
  const start = text.offsets[from] ?? 0
  return to <= from ? [start, start] : [start, (text.offsets[to - 1] ?? start) + 1]
}

/** Line feeds at which a paragraph ends: after a full stop, or beside a heading. */
function paragraphBreaks(source: string): ReadonlySet<number> {
  const breaks = new Set<number>()
  let line = ''
  let lineEnd = -1
  let start = 0
  while (start < source.length) {
    const found = source.indexOf('\n', start)
    const end = found === -1 ? source.length : found
    const next = source.slice(start, end).trim()
    if (next !== '') {
      const ended = SENTENCE_END.includes(line.charAt(line.length - 1))
      if (line !== '' && (ended || HEADING_START.test(next) || HEADING_LINE.test(line))) {
        breaks.add(lineEnd)
      }
      line = next
      lineEnd = end
    }
    start = end + 1
  }
  return breaks
}

function unified(source: string, at: number): string {
  const char = source.charAt(at)
  const half = halfWidth(char)
  const mark = CLAUSE_MARK.get(half)
  if (mark === undefined) return half
  const inFigure = half === ',' || half === ':'
  const before = source.charAt(at - 1)
  const after = source.charAt(at + 1)
  if (!inFigure || !isDigit(halfWidth(before)) || !isDigit(halfWidth(after))) return mark
  // «分别为75，274，81条» lists figures; «１，４０７» and «1,407» are one.
  return char === half || !isDigit(before) ? half : mark
}

function halfWidth(char: string): string {
  const code = char.charCodeAt(0)
  return code >= 0xff01 && code <= 0xff5e ? String.fromCharCode(code - 0xfee0) : char
}

function isDigit(char: string | undefined): boolean {
  return char !== undefined && char >= '0' && char <= '9' && char.length === 1
}

function nextSolid(source: string, from: number): string {
  let at = from
  while (at < source.length && SPACE.test(source.charAt(at))) at++
  return source.charAt(at)
}
