import { missingHolidays, statutoryOf } from '#core/calendar/statutory.ts'
import type { Announced } from './read-arrangement.ts'

/**
 * What to look at again before an arrangement is saved: one of the nation takes the place of all that is
 * known of its year, so a holiday it does not name is counted as ordinary days.
 */
export function doubtsOf({ year, scope, off, work }: Announced): string[] {
  const missing = scope === '' ? missingHolidays({ year, off }) : []
  if (missing.length === 0) return []
  const all = statutoryOf(year)
  const only = off.length === 0 && work.length > 0 ? '只有调休上班的日期，' : ''
  return [
    `这份${year}年的安排${only}没有写到${missing.join('、')}（${all.basis}）。保存后它取代${year}年原有的全部安排，没有写到的节日按平常的日子计算。请对照放假通知核对，补齐，或者确认就是这样。`,
  ]
}
