import type { WorkCalendar } from '#core/calendar/calendar.ts'
import { type InternalPeriod, internalDaysOf, internalDueOn } from '#core/clock/internal.ts'
import type { Day } from '#core/kit/day.ts'
import { clockEventsOf, type RequestEvent } from '#core/requests/life/course.ts'
import type { OpenRequest } from '../../store/open-requests.ts'
import { clockOf } from '../load-request.ts'

type DueDays = Pick<OpenRequest, 'dueOn' | 'internalDueOn'>

/** An open request one of whose due days would be another. */
export type Moved = OpenRequest & {
  readonly newDueOn: Day | null
  readonly newInternalDueOn: Day | null
}

type Given = {
  readonly calendar: WorkCalendar
  /** The rules of internal periods that hold. */
  readonly standing: readonly InternalPeriod[]
  readonly today: Day
}

/** The requests whose statutory or internal due day is another by these working days and rules. */
export function movedBy(open: readonly OpenRequest[], { standing, ...given }: Given): Moved[] {
  const dueDaysOf = dueDays({ ...given, calendar: remembered(given.calendar) })
  return open.flatMap((request) => {
    const due = dueDaysOf(request.events, internalDaysOf(standing, request.agencyId))
    const isSame = due.dueOn === request.dueOn && due.internalDueOn === request.internalDueOn
    return isSame ? [] : [{ ...request, newDueOn: due.dueOn, newInternalDueOn: due.internalDueOn }]
  })
}

/** As they are written into the rows. */
export function newDays({ id, newDueOn, newInternalDueOn }: Moved) {
  return { id, dueOn: newDueOn, internalDueOn: newInternalDueOn }
}

/** Of thousands of requests most have been told the same of their clock: each story is counted once. */
function dueDays({ calendar, today }: Omit<Given, 'standing'>) {
  const known = new Map<string, DueDays>()
  return (events: readonly RequestEvent[], internalDays: number | null): DueDays => {
    const story = JSON.stringify([internalDays, ...clockEventsOf(events)])
    const due = known.get(story)
    if (due !== undefined) return due
    const clock = clockOf(events, calendar, today)
    const counted = {
      dueOn: clock?.dueOn ?? null,
      internalDueOn: clock && internalDueOn(clock, internalDays),
    }
    known.set(story, counted)
    return counted
  }
}

/** Thousands of requests ask for the same days. */
function remembered(calendar: WorkCalendar): WorkCalendar {
  const days = new Map<Day, ReturnType<WorkCalendar['kindOf']>>()
  return {
    years: calendar.years,
    kindOf: (day) => {
      const known = days.get(day)
      if (known !== undefined) return known
      const kind = calendar.kindOf(day)
      days.set(day, kind)
      return kind
    },
  }
}
