import type { WorkCalendar } from '#core/calendar/calendar.ts'
import { workingDaysBetween } from '#core/calendar/working-days.ts'
import { internalDaysOf } from '#core/clock/internal.ts'
import { endOfPeriod, periodOn } from '#core/clock/periods.ts'
import { type Clock, replay } from '#core/clock/replay.ts'
import type { Day } from '#core/kit/day.ts'
import type { Refusal } from '#core/kit/refusal.ts'
import { fail, ok, type Result } from '#core/kit/result.ts'
import { clockEventsOf, type RequestEvent, receivedOnOf } from '#core/requests/life/course.ts'
import type { Situation } from '#core/requests/life/may-step.ts'
import type { Actor } from '#platform/action/actor.ts'
import type { Context } from '#platform/action/define-action.ts'
import { type Guarded, noRequest, takersOf } from '../requests.policy.ts'
import type { RequestsDeps } from '../requests.ports.ts'
import type { RequestsTables } from '../requests.tables.ts'
import { arrangementsOf, calendarFrom, holdCalendar } from '../store/calendar.ts'
import { type ConsultationRow, consultationsOf } from '../store/consultations.ts'
import { internalPeriods } from '../store/internal-periods.ts'
import { type LetterHead, lettersOf } from '../store/letters.ts'
import {
  type EventRow,
  eventsOf,
  findRequest,
  type MatterRow,
  mattersOf,
  type RequestRow,
} from '../store/requests.ts'
import { answerProgress } from './letters/answer-letter.ts'

export type Ctx = Context<RequestsTables, RequestsDeps>

/** A request as actions work with it. */
export type Loaded = {
  readonly request: RequestRow
  readonly events: readonly EventRow[]
  readonly matters: readonly MatterRow[]
  readonly consultations: readonly ConsultationRow[]
  readonly letters: readonly LetterHead[]
  readonly calendar: WorkCalendar
  /** Working days of the agency's own period; null is none. */
  readonly internalDays: number | null
  readonly guarded: Guarded
}

/** Fetches a request of the actor's region, locked where it is to be changed. */
export async function loadRequest(
  context: Ctx,
  requestId: string,
  options: { readonly lock?: boolean } = {},
): Promise<Result<Loaded, Refusal>> {
  const { tx, actor } = context
  const key = { regionId: actor.regionId, requestId }
  if (options.lock) await holdCalendar(tx, actor.regionId)
  const request = await findRequest(tx, key, options)
  if (!request) return fail(noRequest())
  return ok({
    request,
    events: await eventsOf(tx, key),
    matters: await mattersOf(tx, key),
    consultations: await consultationsOf(tx, key),
    letters: await lettersOf(tx, key),
    calendar: await regionCalendar(context),
    internalDays: await internalDaysAt(context, request.agency_id),
    guarded: { agencyId: request.agency_id },
  })
}

/** For `load` of a change. */
export const loadLocked = (context: Ctx, { requestId }: { readonly requestId: string }) =>
  loadRequest(context, requestId, { lock: true })

/** For `load` of a question. */
export const loadSeen = (context: Ctx, { requestId }: { readonly requestId: string }) =>
  loadRequest(context, requestId)

/** The working days of the actor's region. */
export async function regionCalendar({ tx, actor, deps }: Ctx): Promise<WorkCalendar> {
  const code = await deps.requests.agencies.regionCode(tx as never, actor.regionId)
  return calendarFrom(await arrangementsOf(tx, actor.regionId), code)
}

/** Working days of the period an agency has set for itself; null is none. */
export async function internalDaysAt({ tx, actor }: Ctx, agencyId: string): Promise<number | null> {
  return internalDaysOf(await internalPeriods(tx, actor.regionId), agencyId)
}

/** Working days to a due day, negative when it is past; null where no days off are announced. */
export function workingDaysLeft(calendar: WorkCalendar, today: Day, dueOn: Day): number | null {
  const isLate = dueOn < today
  const [from, to] = isLate ? [dueOn, today] : [today, dueOn]
  const counted = workingDaysBetween(calendar, from, to)
  if (!counted.ok) return null
  return isLate ? -counted.value : counted.value
}

/** An event of the database as the rules know it. */
export function asEvent({ step, on_day, facts }: EventRow): RequestEvent {
  return { step, on: on_day, facts }
}

/** The clock of a request, replayed; `null` while receipt is not confirmed. */
export function clockOf(
  events: readonly RequestEvent[],
  calendar: WorkCalendar,
  today: Day,
): Clock | null {
  const receivedOn = receivedOnOf(events)
  const period = receivedOn === null ? null : periodOn('answer', receivedOn)
  if (!period) return null
  const clock = replay(clockEventsOf(events), { calendar, allowed: period.count, today })
  return clock.ok ? clock.value : null
}

/** Steps after which the applicant must do something by a day. */
const ASKS_APPLICANT: readonly EventRow['step'][] = ['ask-supplement', 'ask-reasons', 'notify-fee']

/** What decides which steps this person may take with the request on a day. */
export function situationOf(
  actor: Actor,
  on: Day,
  { request, events, consultations, calendar, guarded, letters }: Loaded,
  decisionFault: Refusal | null,
): Situation {
  const told = events.map(asEvent)
  const since = told.slice(told.findLastIndex(({ step }) => step === 'reopen') + 1)
  const clock = clockOf(told, calendar, on)
  const asked = since.filter(({ step }) => ASKS_APPLICANT.includes(step))
  return {
    ...{ state: request.state, takers: takersOf(actor, guarded), on, clock, decisionFault },
    supplementNoticeDueOn: supplementNoticeDue(request.received_on, calendar),
    supplementsAsked: since.filter(({ step }) => step === 'ask-supplement').length,
    extendedBy: extendedBy(since, clock),
    applicantDueOn: asked.at(-1)?.facts.dueOn ?? null,
    openConsultations: consultations.filter((each) => isOpen(each, on)).length,
    isDrafter: actor.id !== null && actor.id === request.drafter_id,
    answerLetter: answerProgress({ letters, events }),
  }
}

function supplementNoticeDue(receivedOn: Day | null, calendar: WorkCalendar): Day | null {
  const period = receivedOn === null ? null : periodOn('supplement-notice', receivedOn)
  if (!period || receivedOn === null) return null
  const due = endOfPeriod(period, receivedOn, calendar)
  return due.ok ? due.value : null
}

function extendedBy(since: readonly RequestEvent[], clock: Clock | null): number {
  return since
    .filter(({ step, on }) => step === 'extend' && on >= (clock?.startedOn ?? ''))
    .reduce((sum, { facts }) => sum + (facts.workingDays ?? 0), 0)
}

function isOpen({ answered_on, due_on }: ConsultationRow, today: Day): boolean {
  return answered_on === null && (due_on === null || today <= due_on)
}

/** How the audit trail names a request: by its number, never by its applicant. */
export function subjectOf({ request }: Pick<Loaded, 'request'>) {
  return {
    subject: { kind: 'disclosure-request', id: request.id, name: request.number },
    scope: request.agency_id,
  }
}
