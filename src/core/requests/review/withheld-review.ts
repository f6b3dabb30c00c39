import type { WorkCalendar } from '../../calendar/calendar.ts'
import { endOfPeriod, PERIODS, type Period, periodOn } from '../../clock/periods.ts'
import type { Day } from '../../kit/day.ts'
import { DECISION_KINDS, type DecisionKind } from '../decision-kinds.ts'

/** Refusals are looked at again from time to time (条例§18): what is reviewed, when, with what result. */

export const REVIEW_RESULTS = {
  'still-withheld': '继续不予公开',
  'may-publish': '可以公开',
} as const
export type ReviewResult = keyof typeof REVIEW_RESULTS

/** Decisions that rest on §14–16, whole or in part: what is withheld there may become public. */
export const REVIEWED_KINDS: readonly DecisionKind[] = DECISION_KINDS.filter(
  ({ id, remedy }) => id === 'partial' || remedy === 'reconsideration-first',
).map(({ id }) => id)

/** On what something may still be withheld. */
export const REVIEW_GROUNDS = REVIEWED_KINDS.filter((kind) => kind !== 'partial')

type Reviewed = {
  readonly decidedOn: Day
  /** The next day the latest review named; `undefined` while there was none, `null` when none follows. */
  readonly nextOn?: Day | null
}

/** The day on which a refusal is to be looked at again; `null` when that is settled. */
export function reviewDue(
  { decidedOn, nextOn }: Reviewed,
  calendar: WorkCalendar,
  periods: readonly Period[] = PERIODS,
): Day | null {
  return nextOn === undefined ? reviewAfter(decidedOn, calendar, periods) : nextOn
}

/** So long after a decision or a review comes the next one, by the period in force that day. */
export function reviewAfter(
  on: Day,
  calendar: WorkCalendar,
  periods: readonly Period[] = PERIODS,
): Day | null {
  const period = periodOn('withheld-review', on, periods)
  const end = period && endOfPeriod(period, on, calendar)
  return end?.ok ? end.value : null
}
