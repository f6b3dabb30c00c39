import type { WorkCalendar } from '../calendar/calendar.ts'
import { addWorkingDays } from '../calendar/working-days.ts'
import { addDays, addMonths, type Day } from '../kit/day.ts'
import type { Refusal } from '../kit/refusal.ts'
import { ok, type Result } from '../kit/result.ts'
import data from './periods.json' with { type: 'json' }

/** A period the law, or the office where the law is silent, sets. */
export type PeriodName =
  | 'answer'
  | 'extension'
  | 'supplement-notice'
  | 'supplement'
  | 'reasons'
  | 'third-party'
  | 'agency'
  | 'fee'
  | 'correction'
  | 'withheld-review'
  | 'reconsideration'
  | 'litigation'
  | 'litigation-after-reconsideration'

export type Period = {
  readonly id: PeriodName
  readonly label: string
  /** In force from this day until a later entry of the same id. */
  readonly from: Day
  readonly count: number
  readonly unit: 'working-day' | 'day' | 'month'
  readonly basis: string
  /** Where the law names no number: offices may set their own. */
  readonly isUnverified?: boolean
}

export const PERIODS: readonly Period[] = data as readonly Period[]

/** The period in force on a day; `null` before there was such a rule. */
export function periodOn(
  id: PeriodName,
  on: Day,
  periods: readonly Period[] = PERIODS,
): Period | null {
  const known = periods.filter((each) => each.id === id && each.from <= on)
  return known.reduce<Period | null>(
    (latest, each) => (latest === null || each.from >= latest.from ? each : latest),
    null,
  )
}

/** The last day of a period that begins on the day after `from`. */
export function endOfPeriod(
  { count, unit }: Pick<Period, 'count' | 'unit'>,
  from: Day,
  calendar: WorkCalendar,
): Result<Day, Refusal> {
  if (unit === 'working-day') return addWorkingDays(calendar, from, count)
  return ok(unit === 'day' ? addDays(from, count) : addMonths(from, count))
}
