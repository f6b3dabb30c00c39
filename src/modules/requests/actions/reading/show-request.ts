import type { Static } from 'typebox'
import { ok } from '#core/kit/result.ts'
import { READERS } from '#core/requests/life/roles.ts'
import { stepNamed } from '#core/requests/life/steps.ts'
import { possibilities } from '#core/requests/life/take-step.ts'
import { defineQuery } from '#platform/action/define-action.ts'
import { maskName } from '#platform/crypto/mask.ts'
import { RequestInput, RequestView } from '../../requests.contract.ts'
import { mayReadApplicant, refuseUnseen } from '../../requests.policy.ts'
import type { EventRow } from '../../store/requests.ts'
import { decisionFaultOf } from '../decisions/decision-fault.ts'
import { asEvent, type Ctx, clockOf, type Loaded, loadSeen, situationOf } from '../load-request.ts'
import { openApplicant } from '../means/applicants.ts'

/** A request as its page shows it; who applied only masked. */
export const showRequest = defineQuery({
  name: 'requests.show',
  title: '查看申请',
  input: RequestInput,
  output: RequestView,
  audience: READERS,
  load: loadSeen,
  may: (actor, { guarded }: Loaded) => refuseUnseen(actor, guarded),
  answer: async (context: Ctx, loaded: Loaded) => ok(viewOf(context, loaded)),
})

function viewOf(context: Ctx, loaded: Loaded): Static<typeof RequestView> {
  const { actor, today, deps } = context
  const { request, events, matters, calendar } = loaded
  const clock = clockOf(events.map(asEvent), calendar, today)
  const situation = situationOf(actor, today, loaded, decisionFaultOf(loaded, today))
  return {
    ...{ id: request.id, number: request.number, agencyId: request.agency_id },
    ...{ channel: request.channel, applicantKind: request.applicant_kind },
    applicantName: mayReadApplicant(actor, loaded.guarded)
      ? maskName(openApplicant(deps, request).name)
      : '（不显示）',
    ...{ description: request.description, documentNumber: request.document_number },
    ...{ purpose: request.purpose, form: request.form, delivery: request.delivery },
    ...{ state: request.state, submittedOn: request.submitted_on, receivedOn: request.received_on },
    ...{ dueOn: clock?.dueOn ?? null, decidedOn: request.decided_on },
    ...{ handlerName: request.handler_name, isSplit: request.is_split, version: request.version },
    clock: clock && {
      ...{ state: clock.state, startedOn: clock.startedOn, allowed: clock.allowed },
      ...{ used: clock.used, left: clock.left, dueOn: clock.dueOn },
      withoutDueOn: clock.withoutDueOn?.message ?? null,
      days: [...clock.days],
    },
    matters: matters.map(({ position, description, decision_kind }) => ({
      ...{ position, description, decisionKind: decision_kind },
    })),
    timeline: events.map(entryOf),
    steps: possibilities(situation).map(({ step, refusal }) => ({
      ...{ name: step.name, label: step.label, basis: step.basis },
      ...{ needsNote: step.needsNote === true, refusal: refusal?.message ?? null },
    })),
  }
}

function entryOf({ serial, step, on_day, note, at, account_name }: EventRow) {
  const label = step === 'register' ? '登记申请' : stepNamed(step).label
  return { serial, step, label, on: on_day, note, at, by: account_name }
}
