import type { Finding } from '#core/annual-report/finding.ts'
import type { Level } from '#core/annual-report/template.ts'
import type { FileStatus, LevelCounts } from '../actions/check-summary.ts'

/** How the outcome of a check is said in Chinese, on the screen and on the page. */

export const LEVEL_NAMES: Readonly<Record<Level, string>> = {
  error: '错误',
  warning: '提醒',
  hint: '建议',
}

/** Worst first. */
export const LEVELS: readonly Level[] = ['error', 'warning', 'hint']

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

const MOST_CELLS = 4

/** Where a finding is and what it is about, for those who look it up. */
export function placeText({ rule, cells, expected, actual }: Finding): string {
  const more = cells.length > MOST_CELLS ? ` 等 ${cells.length} 格` : ''
  const parts = [
    `规则 ${rule}`,
    ...(cells.length > 0 ? [`单元格 ${cells.slice(0, MOST_CELLS).join('、')}${more}`] : []),
    ...(given(expected) ? [`应为 ${expected}`] : []),
    ...(given(actual) ? [`实为 ${actual}`] : []),
  ]
  return parts.join(' · ')
}

/** The sentence a finding is about; null where there is none or the message holds it already. */
export function quoteText({ quote, message }: Finding): string | null {
  const text = quote?.text.trim() ?? ''
  return text === '' || message.includes(text) ? null : text
}

function given(value: Finding['expected']): boolean {
  return value !== undefined && value !== null && value !== ''
}
