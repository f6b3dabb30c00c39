import { LEVEL_NAMES, LEVELS } from '#core/annual-report/checking/level.ts'
import { CHECK_STATUS_NAMES, type Finding } from '#core/annual-report/finding.ts'
import type { HeldAgainst } from '../actions/check-report.ts'
import type { FileStatus, LevelCounts } from '../actions/check-summary.ts'

/** How the outcome of a check is said in Chinese, on the screen and on the page. */

export const STATUS_NAMES: Readonly<Record<FileStatus, string>> = {
  unreadable: '读不出',
  ...CHECK_STATUS_NAMES,
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

/** `与上年报告 a.docx（2024 年度）、6 份成员报告核对`; null for a report that was checked alone. */
export function againstText({ previous, members, siblings }: HeldAgainst): string | null {
  const year = previous?.year ? `（${previous.year} 年度）` : ''
  const parts = [
    ...(previous ? [`上年报告 ${previous.file}${year}`] : []),
    ...(members === null ? [] : [`${members} 份成员报告`]),
    ...(siblings === null ? [] : [`${siblings} 份其他单位报告`]),
  ]
  return parts.length === 0 ? null : `已与${parts.join('、')}核对`
}
