import type { Static } from 'typebox'
import { internalDueOn } from '#core/clock/internal.ts'
import { yearOf } from '#core/kit/day.ts'
import { receivedOn } from '#core/requests/receipt.ts'
import { newId } from '#platform/db/uuid.ts'
import type { Registered, RegisterInput } from '../../requests.contract.ts'
import type { RequestedAgency } from '../../requests.ports.ts'
import { holdCalendar } from '../../store/calendar.ts'
import { findRequest, insertEvent, insertRequest, replaceMatters } from '../../store/requests.ts'
import { nextSerial } from '../../store/serials.ts'
import { claimSubmission } from '../../store/submissions.ts'
import { asEvent, type Ctx, clockOf, internalDaysAt, regionCalendar } from '../load-request.ts'
import { sealedApplicant } from '../means/applicants.ts'
import { queryCodeOf } from '../means/query-code.ts'
import { tellApplicant } from '../means/tell-applicant.ts'

type Output = Static<typeof Registered>

/**
 * A request from its application: number, first event and what follows from it. The same submission
 * again, after a double click or a lost answer, gives the same request again.
 */
export async function enterRequest(
  context: Ctx,
  agency: RequestedAgency,
  input: RegisterInput,
  submission: Buffer | null,
): Promise<Output> {
  const { tx, actor, deps, now, today } = context
  const id = newId()
  const known = submission && (await enteredBefore(context, id, submission))
  if (known) return known
  const received = receivedOn(input.channel, input.submittedOn, input.receivedOn ?? null)
  const event = {
    ...{ region_id: actor.regionId, request_id: id, serial: 1, step: 'register' as const },
    ...{ on_day: input.submittedOn, facts: { receivedOn: received }, note: '', at: now },
    ...{ account_id: actor.id, account_name: actor.name },
  }
  await holdCalendar(tx, actor.regionId)
  const clock = clockOf([asEvent(event)], await regionCalendar(context), today)
  const internalDays = await internalDaysAt(context, agency.id)
  const number = await registerNumber(context, agency, yearOf(input.submittedOn))
  const dueOn = clock?.dueOn ?? null
  const matters = (input.matters ?? [input.description]).map((description, index) => ({
    ...{ region_id: actor.regionId, request_id: id, position: index + 1, description },
    ...{ decision_kind: null, decision: {} },
  }))
  const sealed = sealedApplicant(deps, id, input.applicant)
  await insertRequest(tx, {
    ...{ region_id: actor.regionId, id, agency_id: agency.id, number, channel: input.channel },
    ...{ applicant_kind: input.applicantKind, ...sealed },
    ...{ description: input.description, document_number: input.documentNumber ?? '' },
    ...{ purpose: input.purpose ?? '', form: input.form, delivery: input.delivery },
    ...{ state: received ? ('under-review' as const) : ('submitted' as const) },
    ...{ submitted_on: input.submittedOn, received_on: received, due_on: dueOn },
    internal_due_on: clock && internalDueOn(clock, internalDays),
    ...{ decided_on: null, decision_kind: null, promoted_on: null },
    ...{ counted_on: null, counted_kinds: null, counted_due_on: null, counted_days: null },
    ...{ handler_id: actor.id, handler_name: actor.id ? actor.name : null, drafter_id: null },
    ...{ is_split: input.isSplit === true && matters.length > 1, retention: null },
    ...{ created_at: now, updated_at: now },
  })
  await insertEvent(tx, event)
  await replaceMatters(tx, { regionId: actor.regionId, requestId: id }, matters)
  if (received) await tellApplicant(context, { id, number, ...sealed }, 'received')
  return {
    ...{ requestId: id, number, queryCode: queryCodeOf(deps, id) },
    ...{ receivedOn: received, dueOn },
  }
}

/** The request that was entered from the same submission; `null` where this is the first. */
async function enteredBefore(
  { tx, actor, deps }: Ctx,
  id: string,
  submission: Buffer,
): Promise<Output | null> {
  const { regionId } = actor
  const requestId = await claimSubmission(tx, { regionId, requestId: id }, submission)
  const known = requestId === id ? null : await findRequest(tx, { regionId, requestId })
  if (!known) return null
  const { number, received_on, due_on } = known
  const queryCode = queryCodeOf(deps, requestId)
  return { requestId, number, queryCode, receivedOn: received_on, dueOn: due_on }
}

/** `教育局依申请〔2026〕3号`: running in the agency and year, never given twice. */
async function registerNumber({ tx, actor }: Ctx, agency: RequestedAgency, year: number) {
  const { id: agencyId, shortName } = agency
  const serial = await nextSerial(tx, {
    regionId: actor.regionId,
    agencyId,
    year,
    kind: 'register',
  })
  return `${shortName}依申请〔${year}〕${serial}号`
}
