import type { Day } from '#core/kit/day.ts'
import { invalid, type Refusal } from '#core/kit/refusal.ts'
import { ok, type Result } from '#core/kit/result.ts'
import { noticeOf } from '#core/requests/citizens/notices.ts'
import type { EventFacts } from '#core/requests/life/course.ts'
import { refusalOfNote, refusalOfStep } from '#core/requests/life/may-step.ts'
import { type StepName, stepNamed } from '#core/requests/life/steps.ts'
import type { Actor } from '#platform/action/actor.ts'
import { refuseStale, refuseUnseen } from '../../requests.policy.ts'
import {
  decideAll,
  type EventRow,
  insertEvent,
  type RequestRow,
  updateRequest,
} from '../../store/requests.ts'
import { decisionFaultOf } from '../decisions/decision-fault.ts'
import { asEvent, type Ctx, type Loaded, loadLocked, situationOf } from '../load-request.ts'
import { refuseDay } from '../means/days.ts'
import { tellApplicant } from '../means/tell-applicant.ts'
import { rowAfter } from './row-after.ts'

/** A request with the day on which it is looked at. */
export type Stepping = Loaded & { readonly today: Day }

/** For `load`: the request, locked. */
export async function loadStepping(
  context: Ctx,
  input: { readonly requestId: string },
): Promise<Result<Stepping, Refusal>> {
  const loaded = await loadLocked(context, input)
  return loaded.ok ? ok({ ...loaded.value, today: context.today }) : loaded
}

type Taking = {
  readonly version: number
  readonly on?: Day | undefined
  readonly note?: string | undefined
}

/** For `may`: why the step is refused now, on this day, with this note and version; null is yes. */
export function refuseStep(
  name: StepName,
  actor: Actor,
  stepping: Stepping,
  { version, on, note = '' }: Taking,
): Refusal | null {
  const { request, events, today, guarded } = stepping
  const unseen = refuseUnseen(actor, guarded)
  if (unseen) return unseen
  const day = on ?? today
  const last = events.at(-1)?.on_day ?? day
  const wrong = refuseDay('on', day, today)
  if (wrong) return wrong
  if (day < last && name !== 'record-opinion') {
    return invalid('before-last', `日期不能早于上一步的${last}。`, { on: `不能早于${last}。` })
  }
  const situation = situationOf(actor, day, stepping, decisionFaultOf(stepping, day))
  const refusal = refusalOfStep(name, situation) ?? refusalOfNote(name, note)
  if (refusal) return refusal
  return refuseStale(request, version)
}

/** What a step does besides moving the request on. */
export type StepEffect = {
  readonly on?: Day | undefined
  readonly note?: string | undefined
  readonly facts?: EventFacts
  /** Columns of the request that this step sets itself. */
  readonly change?: Partial<RequestRow>
}

export type Taken = Pick<RequestRow, 'state' | 'version'> & { readonly dueOn: Day | null }

/**
 * Enters the step as an event, and what follows from all events into the row of the request: state,
 * day of receipt, due day, day of decision, what is counted of it.
 */
export async function takeStep(
  context: Ctx,
  stepping: Stepping,
  name: StepName,
  { on = context.today, note = '', facts = {}, change = {} }: StepEffect,
): Promise<Taken> {
  const { tx, actor, now } = context
  const { request, events } = stepping
  const kinds = await kindsOf(context, stepping, name)
  const event: EventRow = {
    ...{ region_id: request.region_id, request_id: request.id, serial: events.length + 1 },
    ...{ step: name, on_day: on, facts: { ...facts, ...kinds }, note: note.trim(), at: now },
    ...{ account_id: actor.id, account_name: actor.name },
  }
  await insertEvent(tx, event)
  const told = [...events, event].map(asEvent)
  const follows = rowAfter(told, stepping)
  const version = await updateRequest(tx, request, now, { ...follows, ...change })
  const notice = noticeOf(name)
  if (notice) await tellApplicant(context, request, notice)
  return { state: follows.state, version, dueOn: follows.due_on }
}

/** What a step that ends the course says of each matter. */
async function kindsOf({ tx }: Ctx, { request, matters }: Stepping, name: StepName) {
  const { clock, endsAs } = stepNamed(name)
  if (clock !== 'ended') return {}
  if (endsAs) await decideAll(tx, request, endsAs)
  return { kinds: matters.map(({ decision_kind: kind }) => endsAs ?? kind ?? 'other') }
}
