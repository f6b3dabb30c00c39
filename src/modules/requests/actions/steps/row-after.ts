import type { WorkCalendar } from '#core/calendar/calendar.ts'
import { internalDueOn } from '#core/clock/internal.ts'
import type { Day } from '#core/kit/day.ts'
import {
  endingOf,
  firstCourse,
  type RequestEvent,
  receivedOnOf,
  stateAfter,
} from '#core/requests/life/course.ts'
import type { RequestRow } from '../../store/requests.ts'
import { clockOf } from '../load-request.ts'

/** A request whose events are told, with the working days, the agency's own period, and the day on which they are. */
type Told = {
  readonly request: Pick<RequestRow, 'decision_kind' | 'counted_kinds' | 'internal_due_on'>
  readonly calendar: WorkCalendar
  readonly internalDays: number | null
  readonly today: Day
}

/** What follows from all events of a request into its row, for lists and sums (ADR 0012). */
export function rowAfter(events: readonly RequestEvent[], told: Told) {
  return { ...standing(events, told), ...counted(events, told) }
}

/** Where the request stands. */
function standing(told: readonly RequestEvent[], { request, calendar, internalDays, today }: Told) {
  const ending = endingOf(told)
  const clock = clockOf(told, calendar, today)
  const kind = ending?.kinds ? (ending.kinds[0] ?? null) : request.decision_kind
  return {
    ...{ state: stateAfter(told), received_on: receivedOnOf(told) },
    due_on: clock?.dueOn ?? null,
    // What the office sets for itself later changes nothing that is decided.
    internal_due_on: ending ? request.internal_due_on : clock && internalDueOn(clock, internalDays),
    ...{ decided_on: ending?.on ?? null, decision_kind: ending && kind },
  }
}

/** What came of it first: what is counted, also when it is dealt with anew (年度报告表三). */
function counted(told: readonly RequestEvent[], { request, calendar, today }: Told) {
  const course = firstCourse(told)
  const ending = endingOf(course)
  const clock = ending && clockOf(course, calendar, today)
  return {
    counted_on: ending?.on ?? null,
    counted_kinds: ending && (ending.kinds ?? request.counted_kinds),
    ...{ counted_due_on: clock?.dueOn ?? null, counted_days: clock?.used ?? null },
  }
}
