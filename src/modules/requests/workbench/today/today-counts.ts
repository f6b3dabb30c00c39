import { makeCalendar } from '#core/calendar/calendar.ts'
import { addWorkingDays } from '#core/calendar/working-days.ts'
import { addDays } from '#core/kit/day.ts'
import { TAKER_ROLES } from '#core/requests/life/roles.ts'
import type { RequestState } from '#core/requests/life/states.ts'
import type { StepTaker } from '#core/requests/life/steps.ts'
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

/** What waits for those who hold a role. */
const WAITING: readonly {
  readonly role: StepTaker
  readonly what: string
  readonly states: RequestState
}[] = [
  { role: 'leader', what: '待签批', states: 'reviewed' },
  { role: 'reviewer', what: '待审核', states: 'drafted' },
  { role: 'clerk', what: '已签批，待发出', states: 'approved' },
  { role: 'clerk', what: '待确认收到日期', states: 'submitted' },
]

/** What counts for somebody with these roles, in the order of its urgency. */
export function countsOf(
  roles: readonly string[],
  { today, near }: { readonly today: string; readonly near: string },
): readonly Count[] {
  const waiting = WAITING.filter(({ role }) =>
    (TAKER_ROLES[role] ?? []).some((each) => roles.includes(each)),
  )
  return [
    { what: '已逾期', filter: { dueBy: addDays(today, -1), order: 'due' }, isBad: true },
    { what: '5 个工作日内到期（含逾期）', filter: { dueBy: near, order: 'due' } },
    ...waiting.map(({ what, states }): Count => ({ what, filter: { states, order: 'due' } })),
  ]
}
