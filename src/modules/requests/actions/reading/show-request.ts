import { ok } from '#core/kit/result.ts'
import { possibilities } from '#core/requests/life/may-step.ts'
import { READERS } from '#core/requests/life/roles.ts'
import { isInternallyLate, type RequestState } from '#core/requests/life/states.ts'
import { stepNamed } from '#core/requests/life/steps.ts'
import { defineQuery } from '#platform/action/define-action.ts'
import { maskName, NOT_SHOWN } from '#platform/crypto/mask.ts'
import { RequestInput, RequestView } from '../../requests.contract.ts'
import {
  mayAssign,
  mayReadApplicant,
  mayRegister,
  refuseUnseen,
  takersOf,
} from '../../requests.policy.ts'
import type { ConsultationRow } from '../../store/consultations.ts'
import type { EventRow, MatterRow } from '../../store/requests.ts'
import { eventFacts, stepLabel } from '../../views/event-facts.ts'
import { owedLetters } from '../../views/letter-answers.ts'
import { decisionFaultOf } from '../decisions/decision-fault.ts'
import { asEvent, type Ctx, clockOf, type Loaded, loadSeen, situationOf } from '../load-request.ts'
import { agencyNames } from '../means/agency-names.ts'
import { openApplicant } from '../means/applicants.ts'
import { clockView } from '../means/clock-view.ts'
import { partyOf } from '../means/parties.ts'

/** A request as its page shows it; who applied only masked. */
export const showRequest = defineQuery({
  name: 'requests.show',
  title: '查看申请',
  input: RequestInput,
  output: RequestView,
  audience: READERS,
  load: loadSeen,
  may: (actor, { guarded }: Loaded) => refuseUnseen(actor, guarded),
  answer: async (context: Ctx, loaded: Loaded) =>
    ok(viewOf(context, loaded, (await agencyNames(context))(loaded.request.agency_id))),
})

function viewOf(context: Ctx, loaded: Loaded, agencyName: string): RequestView {
  const { actor, today, deps } = context
  const { request, events, matters, consultations, calendar, guarded } = loaded
  const clock = clockOf(events.map(asEvent), calendar, today)
  const situation = situationOf(actor, today, loaded, decisionFaultOf(loaded, today))
  return {
    ...{ id: request.id, number: request.number, agencyId: request.agency_id },
    ...{ agencyName, handlerId: request.handler_id, channel: request.channel },
    ...{ applicantKind: request.applicant_kind },
    applicantName: mayReadApplicant(actor, loaded.guarded)
      ? maskName(openApplicant(deps, request).name)
      : NOT_SHOWN,
    ...{ description: request.description, documentNumber: request.document_number },
    ...{ purpose: request.purpose, form: request.form, delivery: request.delivery },
    ...{ state: request.state, submittedOn: request.submitted_on, receivedOn: request.received_on },
    internalDueOn: request.internal_due_on,
    isInternallyLate: isInternallyLate(
      { state: request.state, internalDueOn: request.internal_due_on },
      today,
    ),
    ...{ dueOn: clock?.dueOn ?? null, decidedOn: request.decided_on },
    ...{ handlerName: request.handler_name, isSplit: request.is_split, version: request.version },
    clock: clock && clockView(clock),
    matters: matters.map((matter) => matterOf(matter, today)),
    consultations: consultations.map((each) => consultationOf(context, loaded, each)),
    timeline: events.map((event) => entryOf(event, mayReadApplicant(actor, guarded))),
    applicantDueOn: WAITING.includes(request.state) ? situation.applicantDueOn : null,
    lettersOwed: owedLetters(loaded),
    steps: possibilities(situation).map(({ step, refusal }) => ({
      ...{ name: step.name, label: step.label, basis: step.basis },
      ...{ needsNote: step.needsNote === true, refusal: refusal?.message ?? null },
    })),
    may: {
      decide: request.state === 'under-review' && takersOf(actor, guarded).has('clerk'),
      readApplicant: mayReadApplicant(actor, guarded),
      assign: mayAssign(actor, guarded),
      receipt: mayRegister(actor, guarded),
    },
  }
}

/** Of these steps the applicant has the word. */
const WAITING: readonly RequestState[] = ['awaiting-supplement', 'awaiting-fee']

function matterOf(matter: MatterRow, today: string): RequestView['matters'][number] {
  const { position, description, decision_kind, decision } = matter
  const fault = decision_kind === null ? null : decisionFaultOf({ matters: [matter] }, today)
  const {
    parts = {},
    withheld = [],
    answers = {},
    isOtherAgencyKnown = null,
  } = decision as Partial<RequestView['matters'][number]['decision']>
  return {
    ...{ position, description, decisionKind: decision_kind },
    decision: { parts, withheld, answers, isOtherAgencyKnown },
    missing: fault ? (fault.fields ?? {}) : null,
  }
}

function consultationOf(
  { actor, deps }: Ctx,
  { guarded }: Loaded,
  row: ConsultationRow,
): RequestView['consultations'][number] {
  // A bureau is no secret; a third party is often a person.
  const isOpen = row.consulted !== 'third-party' || mayReadApplicant(actor, guarded)
  return {
    ...{ id: row.id, consulted: row.consulted, sentOn: row.sent_on, dueOn: row.due_on },
    ...{ answeredOn: row.answered_on, opinion: row.opinion },
    partyName: isOpen ? partyOf(deps, row).name : NOT_SHOWN,
    reasons: isOpen ? row.reasons : '',
  }
}

function entryOf(
  { serial, step, on_day, note, at, account_name, facts }: EventRow,
  isOpen: boolean,
) {
  const taken = step === 'register' ? null : stepNamed(step)
  const isHidden = note !== '' && taken?.isTheirWords === true && !isOpen
  return {
    ...{ serial, step, label: stepLabel(step), on: on_day },
    ...{ note: isHidden ? NOT_SHOWN : note, at, by: account_name },
    facts: eventFacts(facts),
  }
}
