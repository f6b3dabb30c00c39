import type { WorkCalendar } from '#core/calendar/calendar.ts'
import type { Day } from '#core/kit/day.ts'
import { clockEventsOf, type RequestEvent } from '#core/requests/life/course.ts'
import { newId } from '#platform/db/uuid.ts'
import { type ArrangementRow, arrangementsOf, calendarFrom } from '../../store/calendar.ts'
import { type OpenRequest, openRequests } from '../../store/open-requests.ts'
import { type Ctx, clockOf } from '../load-request.ts'
import type { Announced } from './read-arrangement.ts'

export type DueChange = OpenRequest & { readonly newDueOn: Day | null }

export type Consequences = {
  readonly row: ArrangementRow
  readonly open: number
  readonly changes: readonly DueChange[]
}

/** What an announced arrangement would do to every open request of the region. */
export async function consequencesOf(
  context: Ctx,
  announced: Announced,
  regionCode: string,
  options: { readonly lock?: boolean } = {},
): Promise<Consequences> {
  const { tx, actor, today } = context
  const known = await arrangementsOf(tx, actor.regionId)
  const row = nextEdition(context, known, announced)
  const calendar = remembered(calendarFrom([...known, row], regionCode))
  const open = await openRequests(tx, actor.regionId, options)
  const dueOf = dueDays(calendar, today)
  const changes = open.flatMap((request) => {
    const newDueOn = dueOf(request.events)
    return newDueOn === request.dueOn ? [] : [{ ...request, newDueOn }]
  })
  return { row, open: open.length, changes }
}

/** Of thousands of requests most have been told the same of their clock: each story is counted once. */
function dueDays(calendar: WorkCalendar, today: Day) {
  const known = new Map<string, Day | null>()
  return (events: readonly RequestEvent[]): Day | null => {
    const story = JSON.stringify(clockEventsOf(events))
    const due = known.get(story)
    if (due !== undefined) return due
    const dueOn = clockOf(events, calendar, today)?.dueOn ?? null
    known.set(story, dueOn)
    return dueOn
  }
}

function nextEdition(
  { actor, now }: Ctx,
  known: readonly ArrangementRow[],
  { year, scope, off, work, sources }: Announced,
): ArrangementRow {
  const editions = known
    .filter((each) => each.year === year && each.scope === scope)
    .map(({ edition }) => edition)
  return {
    ...{ region_id: actor.regionId, id: newId(), year, scope, off, work, sources },
    ...{ edition: Math.max(0, ...editions) + 1, imported_at: now, imported_by: actor.id },
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
