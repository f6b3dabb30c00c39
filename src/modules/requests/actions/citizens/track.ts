import { type Static, Type } from 'typebox'
import { fail, ok } from '#core/kit/result.ts'
import { refusalOfStep } from '#core/requests/life/may-step.ts'
import type { RequestState } from '#core/requests/life/states.ts'
import { stepNamed } from '#core/requests/life/steps.ts'
import { defineAction } from '#platform/action/define-action.ts'
import { Day, Nullable } from '#platform/action/shapes.ts'
import { ClockView, State } from '../../requests.contract.ts'
import { asApplicant } from '../../requests.policy.ts'
import { ratingOf } from '../../store/citizens.ts'
import type { EventRow } from '../../store/requests.ts'
import { asEvent, type Ctx, clockOf, type Loaded, situationOf, subjectOf } from '../load-request.ts'
import { clockView } from '../means/clock-view.ts'
import { outcomesFor, servedAnswer } from './outcomes.ts'
import { loadProven, PROOF_FIELDS, type Proven, refuseGuess } from './prove-applicant.ts'
import { givenFiles, remediesOf } from './read-answer.ts'

export const TrackView = Type.Object({
  ...{ number: Type.String(), agencyName: Type.String(), description: Type.String() },
  ...{ state: State, plainState: Type.String(), submittedOn: Day, receivedOn: Nullable(Day) },
  decidedOn: Nullable(Day),
  /** Of each matter, in order; empty before the answer was served. */
  outcomes: Type.Array(Type.Object({ matter: Type.String(), label: Type.String() })),
  clock: Nullable(ClockView),
  timeline: Type.Array(Type.Object({ on: Day, text: Type.String() })),
  /** What must be supplemented, and by when. */
  supplement: Nullable(
    Type.Object({ items: Type.Array(Type.String()), dueOn: Nullable(Type.String()) }),
  ),
  /** Reasons are asked for, and by when. */
  reasons: Nullable(Type.Object({ dueOn: Nullable(Type.String()) })),
  /** The answer that was served, with what was given out. */
  answer: Nullable(
    Type.Object({
      ...{ number: Type.String(), servedOn: Day },
      files: Type.Array(Type.Object({ id: Type.String(), title: Type.String() })),
      /** Where and in what time one may turn against it, as the answer says. */
      remedies: Type.Array(Type.String()),
    }),
  ),
  mayWithdraw: Type.Boolean(),
  mayRate: Type.Boolean(),
  rating: Nullable(
    Type.Object({
      ...{ stars: Type.Integer(), remark: Type.String(), suggestsPublication: Type.Boolean() },
    }),
  ),
})
export type TrackView = Static<typeof TrackView>

/** How a request stands, for the applicant (条例§33, §36): in plain words, with the due day and why. */
export const trackRequest = defineAction({
  name: 'requests.track',
  title: '申请人查询办理情况',
  input: Type.Object(PROOF_FIELDS),
  output: TrackView,
  audience: 'anyone',
  load: loadProven,
  may: () => null,
  run: async (context: Ctx, proven: Proven) => {
    if (!proven.loaded) return fail(await refuseGuess(context, proven))
    const output = await viewFor(context, proven.loaded)
    return ok({ output, audit: subjectOf(proven.loaded) })
  },
})

/** What the applicant reads, where the staff's word for the state says little. */
const PLAIN_STATES: Readonly<Record<RequestState, string>> = {
  submitted: '申请已经提交，等待行政机关与您确认。确认之日起计算答复期限。',
  'under-review': '行政机关正在办理您的申请。',
  'awaiting-supplement': '需要您补充说明。收到您的补正之日起，重新计算答复期限。',
  'awaiting-reasons': '行政机关请您说明申请的理由。答复期限照常计算。',
  'awaiting-fee': '需要您缴纳信息处理费。完成缴费次日起，重新计算答复期限。',
  drafted: '行政机关正在审核给您的答复。',
  reviewed: '行政机关正在审核给您的答复。',
  approved: '给您的答复已经审定，即将发出。',
  decided: '行政机关已经作出答复，正在送达。',
  served: '答复已经送达。',
  closed: '这件申请已经办结。',
  archived: '这件申请已经办结。',
}

export async function viewFor(context: Ctx, loaded: Loaded): Promise<TrackView> {
  const { tx, deps, actor, today } = context
  const { request, events, calendar, guarded } = loaded
  const agency = await deps.requests.agencies.byId(tx as never, actor.regionId, request.agency_id)
  const clock = clockOf(events.map(asEvent), calendar, today)
  const situation = situationOf(asApplicant(actor, guarded), today, loaded, null)
  const asked = events.findLast(({ step }) => step === 'ask-supplement')
  const isAsked = request.state === 'awaiting-supplement'
  const answer = servedAnswer(loaded)
  return {
    ...{ number: request.number, agencyName: agency?.name ?? '', description: request.description },
    ...{ state: request.state, plainState: PLAIN_STATES[request.state] },
    ...{ submittedOn: request.submitted_on, receivedOn: request.received_on },
    decidedOn: request.decided_on,
    outcomes: [...outcomesFor(loaded)],
    clock: clock && clockView(clock),
    timeline: events.flatMap(publicEntry),
    supplement:
      isAsked && asked
        ? { items: [...(asked.facts.items ?? [])], dueOn: asked.facts.dueOn ?? null }
        : null,
    reasons: reasonsAsked(loaded),
    answer: answer
      ? {
          ...{ number: answer.number, servedOn: answer.served_on },
          files: [...(await givenFiles(context, loaded))],
          remedies: [...(await remediesOf(context, loaded))],
        }
      : null,
    mayWithdraw: refusalOfStep('withdraw', situation) === null,
    mayRate: answer !== null,
    rating: await ratingOf(tx, { regionId: actor.regionId, requestId: request.id }),
  }
}

function reasonsAsked({ request, events }: Loaded): TrackView['reasons'] {
  if (request.state !== 'awaiting-reasons') return null
  return { dueOn: events.findLast(({ step }) => step === 'ask-reasons')?.facts.dueOn ?? null }
}

function publicEntry({ step, on_day, facts }: EventRow) {
  if (step === 'register') return [{ on: on_day, text: '提交申请' }]
  const { label, isPublic } = stepNamed(step)
  const more = facts.workingDays ? `${facts.workingDays}个工作日` : ''
  return isPublic ? [{ on: on_day, text: label + more }] : []
}
