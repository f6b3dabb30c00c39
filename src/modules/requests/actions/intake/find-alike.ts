import { addMonths } from '#core/kit/day.ts'
import { ok } from '#core/kit/result.ts'
import { isGivenUp } from '#core/requests/decision-kinds.ts'
import { type ComparedRequest, findAlike, findRepeats } from '#core/requests/detect/alike.ts'
import { findExcess } from '#core/requests/detect/excessive.ts'
import { HANDLERS } from '#core/requests/life/roles.ts'
import { defineQuery } from '#platform/action/define-action.ts'
import { AlikeInput, AlikeList, RequestInput } from '../../requests.contract.ts'
import { mayReadApplicant, noRequest } from '../../requests.policy.ts'
import { askedBy } from '../../store/asked.ts'
import { type ComparedRow, recentRequests } from '../../store/register.ts'
import { type Ctx, type Loaded, loadSeen } from '../load-request.ts'
import { applicantMarks, openApplicant } from '../means/applicants.ts'

/** How far back is looked, and at how many at the most: the answer comes while somebody types. */
const MONTHS = 24
const MOST_COMPARED = 3_000
const MOST_SHOWN = 10

/** The given request among the others, and who asked for it. */
const GIVEN = 'given'
const SAME = 'same'

/**
 * Requests to an agency that resemble a text, most alike first, with what both say; which of them
 * were answered to the same applicant (条例§36 item 6), and whether that applicant asks more often
 * than usual (§35). Hints for the clerk, no decisions.
 */
export const findAlikeRequests = defineQuery({
  name: 'requests.find-alike',
  title: '查找相似的申请',
  input: AlikeInput,
  output: AlikeList,
  audience: HANDLERS,
  load: async (_context: Ctx, { agencyId }) => ok({ agencyId }),
  may: (actor, guarded: { agencyId: string }) =>
    mayReadApplicant(actor, guarded) ? null : noRequest(),
  answer: async (context: Ctx, { agencyId }, { description, applicant, requestId, items = 1 }) => {
    const marks = applicant && isKnown(applicant) ? applicantMarks(context.deps, applicant) : []
    const given = { agencyId, description, marks, requestId, items, on: context.today }
    return ok(await compareWithOthers(context, given))
  },
})

/** The same of a request that is entered, as it was on the day it came in. */
export const showAdvice = defineQuery({
  name: 'requests.show-advice',
  title: '查看对申请的提示',
  input: RequestInput,
  output: AlikeList,
  audience: HANDLERS,
  load: loadSeen,
  may: (actor, { guarded }: Loaded) => (mayReadApplicant(actor, guarded) ? null : noRequest()),
  answer: async (context: Ctx, { request, matters }: Loaded) => {
    const marks = applicantMarks(context.deps, openApplicant(context.deps, request))
    return ok(
      await compareWithOthers(context, {
        ...{ agencyId: request.agency_id, description: request.description, marks },
        ...{ requestId: request.id, items: matters.length },
        on: request.received_on ?? request.submitted_on,
      }),
    )
  },
})

type Given = {
  readonly agencyId: string
  readonly description: string
  /** By which the applicant's requests are found; none of somebody who is not known. */
  readonly marks: readonly Buffer[]
  readonly requestId?: string | undefined
  /** How many matters it has. */
  readonly items: number
  /** The day it came in: what came later says nothing about it. */
  readonly on: string
}

async function compareWithOthers(
  { tx, actor }: Ctx,
  { agencyId, description, marks, requestId, items, on }: Given,
): Promise<AlikeList> {
  const since = { regionId: actor.regionId, agencyId, since: addMonths(on, -MONTHS) }
  const isBefore = (row: ComparedRow) => (row.received_on ?? row.submitted_on) <= on
  const found = await recentRequests(tx, since, MOST_COMPARED)
  const others = found.filter((row) => row.id !== requestId && isBefore(row))
  const own = new Set(marks.map((mark) => mark.toString('hex')))
  const compared = others.map((row) => comparedOf(row, own))
  const given: ComparedRequest = {
    ...{ id: GIVEN, applicant: SAME, text: description, receivedOn: on, answeredOn: null },
  }
  const repeats = new Set(findRepeats(given, compared).map(({ id }) => id))
  const byId = new Map(others.map((row) => [row.id, row]))
  const alike = findAlike(given, compared).flatMap(({ id, score, isSameApplicant, passages }) => {
    const row = byId.get(id)
    const isRepeat = repeats.has(id)
    return row ? [{ ...shown(row), score, isSameApplicant, isRepeat, passages: [...passages] }] : []
  })
  const asked = (await askedBy(tx, { ...since, marks })).filter(
    ({ id, receivedOn }) => id !== requestId && receivedOn <= on,
  )
  const excess = findExcess([...asked, { id: GIVEN, receivedOn: on, items }], on)
  return {
    alike: alike.slice(0, MOST_SHOWN),
    excess: asked.length > 0 ? excess.map(({ sentence }) => sentence) : [],
    compared: others.length,
  }
}

/** Nobody is known by nothing: many left papers and telephone out. */
function isKnown({ name, idNumber, phone }: { name: string; idNumber: string; phone: string }) {
  return idNumber.trim() !== '' || (name.trim() !== '' && phone.trim() !== '')
}

function comparedOf(row: ComparedRow, own: ReadonlySet<string>): ComparedRequest {
  const mark = row.applicant_mark.toString('hex')
  // Ended without an answer: to ask again is no repeat.
  const isAnswer = row.decision_kind !== null && !isGivenUp(row.decision_kind)
  return {
    ...{ id: row.id, applicant: own.has(mark) ? SAME : mark, text: row.description },
    receivedOn: row.received_on ?? row.submitted_on,
    answeredOn: isAnswer ? row.decided_on : null,
  }
}

function shown(row: ComparedRow) {
  return {
    ...{ requestId: row.id, number: row.number, description: row.description, state: row.state },
    ...{ submittedOn: row.submitted_on, decidedOn: row.decided_on },
    decisionKind: row.decision_kind,
  }
}
