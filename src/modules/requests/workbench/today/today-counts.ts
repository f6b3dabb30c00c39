import { makeCalendar } from '#core/calendar/calendar.ts'
import { addWorkingDays } from '#core/calendar/working-days.ts'
import { addDays } from '#core/kit/day.ts'
import type { CalendarYears } from '../../requests.contract.ts'
import type { Filter } from '../register/filter.ts'

/** What the page of the day counts, and what of the register is behind each count. */

const NEAR = 5
const WEEK = 7

/**
 * The fifth working day after today, by what is announced for the region; a week on where the days off
 * of the year are not announced.
 */
export function nearDay(
  years: readonly CalendarYears['years'][number][],
  region: string,
  today: string,
): string {
  const standing = years.filter(({ isReplaced }) => !isReplaced)
  const calendar = makeCalendar(
    standing.filter(({ scope }) => scope === ''),
    standing.filter(({ scope }) => scope !== '').map((year) => ({ ...year, region: year.scope })),
    region,
  )
  const near = addWorkingDays(calendar, today, NEAR)
  return near.ok ? near.value : addDays(today, WEEK)
}

export type Count = { readonly what: string; readonly filter: Filter; readonly isBad?: true }

/** In the order of their urgency. */
export function countsOf(today: string, near: string): readonly Count[] {
  return [
    { what: '已逾期', filter: { dueBy: addDays(today, -1), order: 'due' }, isBad: true },
    { what: '5 个工作日内到期（含逾期）', filter: { dueBy: near, order: 'due' } },
    { what: '待确认收到日期', filter: { states: 'submitted' } },
  ]
}
