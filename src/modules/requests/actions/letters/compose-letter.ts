import { yearOf } from '#core/kit/day.ts'
import { absent, invalid, type Refusal } from '#core/kit/refusal.ts'
import { fail, ok, type Result } from '#core/kit/result.ts'
import { isAnswer, numberWordOf } from '#core/requests/letters/compose-answer.ts'
import type { Facts } from '#core/requests/letters/facts.ts'
import { letterKind } from '#core/requests/letters/letter-kinds.ts'
import { TAKER_ROLES } from '#core/requests/life/roles.ts'
import { defineAction } from '#platform/action/define-action.ts'
import { newId } from '#platform/db/uuid.ts'
import { ANSWER, ComposedLetter, ComposeLetterInput } from '../../contract/letters.ts'
import { noRequest, takersOf } from '../../requests.policy.ts'
import type { AgencyStanding } from '../../requests.ports.ts'
import { insertLetter, type LetterHead, updateLetter } from '../../store/letters.ts'
import { updateRequest } from '../../store/requests.ts'
import { letterView } from '../../views/letter-answers.ts'
import { type Ctx, type Loaded, loadLocked, subjectOf } from '../load-request.ts'
import { currentAnswer } from './answer-letter.ts'
import { knownFacts } from './known-facts.ts'
import { refuseAnswerChange, refuseArchived } from './letter-changes.ts'
import {
  answerMatters,
  compose,
  decisionsText,
  type LetterContent,
  sealedContent,
} from './letter-content.ts'
import { remedyAgencyOf } from './remedy-agency.ts'

/**
 * Writes a letter from the request; an answer that is not yet issued is written anew in its place, over
 * what was seen of the request only.
 */
export const composeRequestLetter = defineAction({
  name: 'requests.compose-letter',
  title: '拟定文书',
  input: ComposeLetterInput,
  output: ComposedLetter,
  audience: TAKER_ROLES.clerk ?? [],
  load: loadLocked,
  may: (actor, loaded: Loaded, input) =>
    takersOf(actor, loaded.guarded).has('clerk') ? refuseComposing(loaded, input) : noRequest(),
  run: async (context: Ctx, loaded: Loaded, input) => {
    const content = await compiled(context, loaded, input)
    if (!content.ok) return content
    const letter = await kept(context, loaded, content.value, input.consultationId)
    const note = { kind: letter.kind, letterId: letter.id }
    const { request } = loaded
    const isAnswering = input.kind === ANSWER
    const version = isAnswering
      ? await updateRequest(context.tx, request, context.now, {})
      : request.version
    const view = letterView({ ...loaded, letters: [letter] }, letter, content.value.letter)
    const output = { ...view, version }
    return ok({ output, audit: { ...subjectOf(loaded), after: note } })
  },
})

function refuseComposing(
  loaded: Loaded,
  { kind, version }: Pick<ComposeLetterInput, 'kind' | 'version'>,
): Refusal | null {
  const archived = refuseArchived(loaded)
  if (archived) return archived
  if (kind === ANSWER) return refuseAnswerChange(loaded, version)
  const known = letterKind(kind)
  return known && !known.about && !isAnswer(kind)
    ? null
    : invalid('letter-kind', '没有这种文书。', { kind: '没有这种文书。' })
}

async function compiled(
  context: Ctx,
  loaded: Loaded,
  input: ComposeLetterInput,
): Promise<Result<LetterContent, Refusal>> {
  const { tx, actor, deps, today } = context
  const { request, matters, events, consultations } = loaded
  const agency = await deps.requests.agencies.standing(
    tx as never,
    actor.regionId,
    request.agency_id,
  )
  if (!agency) return fail(absent('no-agency', '没有这个单位。'))
  const consultation = consultations.find(({ id }) => id === input.consultationId) ?? null
  if (input.consultationId && !consultation) {
    return fail(absent('no-consultation', '没有这次征求意见。'))
  }
  const decided = input.kind === ANSWER ? answerMatters(matters, events, today) : ok([])
  if (!decided.ok) return decided
  const facts: Facts = {
    ...knownFacts(context, loaded, agency, consultation),
    ...(input.facts as Facts | undefined),
    ...{ signedOn: today, documentNumber: draftNumber(agency, input.kind, today) },
  }
  const source = {
    ...{ facts, remedyAgency: remedyAgencyOf(agency, input) },
    attachments: input.attachments ?? [],
  }
  const kind = input.kind === ANSWER ? ANSWER_KIND : input.kind
  const letter = compose(kind, source, decided.value)
  if (!letter.ok) return letter
  return ok({ ...source, letter: letter.value, decided: decisionsText(matters) })
}

/** Any kind that answers will do: which letter it becomes follows from the decisions. */
const ANSWER_KIND = 'closing'

/** A number is given when the letter is issued, so that none is left out. */
function draftNumber({ shortName }: AgencyStanding, kind: string, today: string): string {
  const word = numberWordOf(kind === ANSWER ? ANSWER_KIND : kind)
  return word === null ? '' : `${shortName}${word}〔${yearOf(today)}〕×号`
}

/** Puts the letter where the unissued answer was, or adds it. */
async function kept(
  context: Ctx,
  loaded: Loaded,
  content: LetterContent,
  consultationId: string | undefined,
): Promise<LetterHead> {
  const { tx, actor, deps, now } = context
  const { kind } = content.letter
  const answer = isAnswer(kind) ? currentAnswer(loaded) : null
  if (answer) {
    const change = { kind, made_at: now, made_by: actor.id }
    const sealed = sealedContent(deps, answer.id, content)
    await updateLetter(tx, answer, { ...change, content: sealed })
    return { ...answer, ...change }
  }
  const id = newId()
  const head: LetterHead = {
    ...{ region_id: actor.regionId, id, request_id: loaded.request.id, kind, number: '' },
    ...{ made_at: now, made_by: actor.id, issued_on: null, served_on: null },
    ...{ served_way: null, proof: '', consultation_id: consultationId ?? null },
  }
  await insertLetter(tx, { ...head, content: sealedContent(deps, id, content) })
  return head
}
