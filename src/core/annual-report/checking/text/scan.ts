import { toHalfWidth } from '../../../kit/text.ts'
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

/** Four digits or more, with the 年 that may follow. */
const DIGITS = /([0-9０-９]{4,})([ \u3000]*年)?/g

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
  for (const { id: section, text } of report.sections) {
    DIGITS.lastIndex = 0
    for (let run = DIGITS.exec(text); run; run = DIGITS.exec(text)) {
      const [whole, printed = '', yearSign] = run
      if (printed.length > 4 && printed.length < 11) continue
      const start = run.index
      const digits = toHalfWidth(printed)
      if (printed.length > 4) {
        longNumbers.push({ section, text, digits, start, end: start + printed.length })
      } else if (yearSign !== undefined && isOther(Number(digits), report.year)) {
        otherYears.push({ section, text, year: Number(digits), start, end: start + whole.length })
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

function isOther(year: number, reported: number | null): boolean {
  return year !== reported && year >= 1990 && year < 2100
}
