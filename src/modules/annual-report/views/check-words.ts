import { LEVEL_NAMES, LEVELS } from '#core/annual-report/checking/level.ts'
import type { Finding } from '#core/annual-report/finding.ts'
import type { FileStatus, LevelCounts } from '../actions/check-summary.ts'

/** How the outcome of a check is said in Chinese, on the screen and on the page. */

export const STATUS_NAMES: Readonly<Record<FileStatus, string>> = {
  unreadable: '读不出',
  fail: '不通过',
  incomplete: '不完整',
  pass: '通过',
}

/** `错误 2、提醒 1`; `没有发现问题` where there is nothing. */
export function countsText(counts: LevelCounts): string {
  const parts = LEVELS.flatMap((level) =>
    counts[level] > 0 ? [`${LEVEL_NAMES[level]} ${counts[level]}`] : [],
  )
  return parts.length > 0 ? parts.join('、') : '没有发现问题'
}

/** `安澜县水务局 2025 年度` */
export function subjectText(agency: string | null, year: number | null): string {
  return `${agency ?? '（机关不明）'} ${year === null ? '（年度不明）' : `${year} 年度`}`
}

/** What a finding rests on, for those who look it up: `依据：条例§20(一) · 规则 x.in_force`. */
export function basisText({ rule, basis }: Finding): string {
  const law = basis && basis.length > 0 ? `依据：${basis.join('、')} · ` : ''
  return `${law}规则 ${rule}`
}

/** The sentence a finding is about; null where there is none or the message holds it already. */
export function quoteText({ quote, message }: Finding): string | null {
  const text = quote?.text.trim() ?? ''
  return text === '' || message.includes(text) ? null : text
}
