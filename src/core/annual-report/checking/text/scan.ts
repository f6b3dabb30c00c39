import type { AnnualReport } from '../../report.ts'

/** A year written in the text that is not the year of the report. */
export type YearMention = {
  readonly section: string
  readonly text: string
  readonly year: number
  /** Offsets of the digits and of the character after 年. */
  readonly start: number
  readonly end: number
}

/** Eleven digits or more in a row, the length of mobile and identity numbers. */
export type LongNumber = {
  readonly section: string
  readonly text: string
  readonly digits: string
  readonly start: number
  readonly end: number
}

export type Scan = {
  readonly otherYears: readonly YearMention[]
  readonly longNumbers: readonly LongNumber[]
}

const [DIGIT_ZERO, DIGIT_NINE, WIDE_ZERO, WIDE_NINE] = [0x30, 0x39, 0xff10, 0xff19]

const scans = new WeakMap<AnnualReport, Scan>()

/**
 * Runs of digits that rules about text care about, found in one pass over every section. Several
 * rules ask for them in one check; a report is immutable, so the answer may be kept.
 */
export function scanText(report: AnnualReport): Scan {
  const known = scans.get(report)
  if (known) return known
  const otherYears: YearMention[] = []
  const longNumbers: LongNumber[] = []
  for (const { id, text } of report.sections) {
    for (let at = 0; at < text.length; at += 1) {
      const code = text.charCodeAt(at)
      if (code < DIGIT_ZERO || (code > DIGIT_NINE && code < WIDE_ZERO) || code > WIDE_NINE) continue
      const start = at
      while (digitAt(text, at) >= 0) at += 1
      const length = at - start
      if (length === 4) {
        const year = wholeNumber(text, start, at)
        const end = afterYearSign(text, at)
        if (end > 0 && year !== report.year && isYear(year)) {
          otherYears.push({ section: id, text, year, start, end })
        }
      } else if (length >= 11) {
        const digits = text.slice(start, at).normalize('NFKC')
        longNumbers.push({ section: id, text, digits, start, end: at })
      }
    }
  }
  const scan = { otherYears, longNumbers }
  scans.set(report, scan)
  return scan
}

/** The sentence around an offset, without its end mark. */
export function sentenceAt(text: string, offset: number): { text: string; start: number } {
  const before = Math.max(
    ...['。', '；', '！', '？', '\n'].map((mark) => text.lastIndexOf(mark, offset - 1)),
  )
  const rest = text.slice(offset).search(/[。；！？\n]/)
  const end = rest < 0 ? text.length : offset + rest
  return { text: text.slice(before + 1, end), start: before + 1 }
}

/** The value of an ASCII or full-width digit; -1 for anything else. */
function digitAt(text: string, at: number): number {
  const code = text.charCodeAt(at)
  if (code >= DIGIT_ZERO && code <= DIGIT_NINE) return code - DIGIT_ZERO
  return code >= WIDE_ZERO && code <= WIDE_NINE ? code - WIDE_ZERO : -1
}

function wholeNumber(text: string, start: number, end: number): number {
  let value = 0
  for (let at = start; at < end; at += 1) value = value * 10 + digitAt(text, at)
  return value
}

/** Offset after a 年 that follows, with spaces between; 0 where none does. */
function afterYearSign(text: string, from: number): number {
  let at = from
  while (text.charCodeAt(at) === 32 || text.charCodeAt(at) === 0x3000) at += 1
  return text.charCodeAt(at) === YEAR_SIGN ? at + 1 : 0
}

const YEAR_SIGN = '年'.charCodeAt(0)

function isYear(value: number): boolean {
  return value >= 1990 && value < 2100
}
