import { Type } from 'typebox'
import type { Day } from '#core/kit/day.ts'
import { yearOf } from '#core/kit/day.ts'
import { conflict, invalid, type Refusal } from '#core/kit/refusal.ts'
import { fail, ok, type Result } from '#core/kit/result.ts'
import { isAnswer, numberWordOf } from '#core/requests/letters/compose-answer.ts'
import { TAKER_ROLES } from '#core/requests/life/roles.ts'
import { defineAction } from '#platform/action/define-action.ts'
import { DiscardLetterInput, Issued, IssueLetterInput } from '../../contract/letters.ts'
import { takersOf } from '../../requests.policy.ts'
import { deleteLetter, type LetterRow, updateLetter } from '../../store/letters.ts'
import { updateRequest } from '../../store/requests.ts'
import { nextSerial } from '../../store/serials.ts'
import { type Ctx, type Loaded, subjectOf } from '../load-request.ts'
import { refuseDay } from '../means/days.ts'
import { currentAnswer } from './answer-letter.ts'
import { isEndedUnanswered, refuseAnswerChange, refuseArchived } from './letter-changes.ts'
import {
  answerMatters,
  compose,
  decisionsText,
  openContent,
  sealedContent,
} from './letter-content.ts'
import { type LoadedLetter, letterNote, loadLetterLocked, noLetter } from './load-letter.ts'

/** Issues a letter that is not issued by a step of the request: notices, receipts, closings. */
export const issueRequestLetter = defineAction({
  name: 'requests.issue-letter',
  title: '发出文书',
  input: IssueLetterInput,
  output: Issued,
  audience: TAKER_ROLES.clerk ?? [],
  load: loadLetterLocked,
  may: (actor, loaded: LoadedLetter, { on }) => refuseIssue(actor, loaded, on),
  run: async (context: Ctx, loaded: LoadedLetter, { on = context.today }) => {
    const wrong = refuseDay('on', on, context.today)
    if (wrong) return fail(wrong)
    const issued = await issue(context, loaded, loaded.letter, on)
    if (!issued.ok) return issued
    const { letter } = loaded
    const output = { letterId: letter.id, number: issued.value, issuedOn: on }
    return ok({ output, audit: letterNote(loaded, { ...letter, number: issued.value }) })
  },
})

/** Throws a letter away that has neither been issued nor ever had a number. */
export const discardLetter = defineAction({
  name: 'requests.discard-letter',
  title: '删除未发出的文书',
  input: DiscardLetterInput,
  output: Type.Object({ letterId: Type.String(), version: Type.Integer() }),
  audience: TAKER_ROLES.clerk ?? [],
  load: loadLetterLocked,
  may: (actor, loaded: LoadedLetter, { version }) => refuseDiscard(actor, loaded, version),
  run: async ({ tx, now }: Ctx, loaded: LoadedLetter) => {
    await deleteLetter(tx, loaded.letter)
    const { id: letterId, kind } = loaded.letter
    const { request } = loaded
    const version = isAnswer(kind) ? await updateRequest(tx, request, now, {}) : request.version
    const audit = { ...subjectOf(loaded), before: { letterId, kind } }
    return ok({ output: { letterId, version }, audit })
  },
})

function refuseDiscard(
  actor: Ctx['actor'],
  loaded: LoadedLetter,
  version: number | undefined,
): Refusal | null {
  const { guarded, letter } = loaded
  if (!takersOf(actor, guarded).has('clerk')) return noLetter()
  if (letter.issued_on !== null || letter.number !== '') {
    return conflict('letter-issued', '文书已经编号，不能删除。')
  }
  return (
    refuseArchived(loaded) ?? (isAnswer(letter.kind) ? refuseAnswerChange(loaded, version) : null)
  )
}

function refuseIssue(
  actor: Ctx['actor'],
  loaded: LoadedLetter,
  on: Day | undefined,
): Refusal | null {
  const { guarded, letter, request } = loaded
  if (!takersOf(actor, guarded).has('clerk')) return noLetter()
  if (letter.issued_on !== null) {
    return conflict('letter-issued', `文书已于${letter.issued_on}发出。`)
  }
  if (on !== undefined && on < request.submitted_on) {
    return invalid('too-early', '日期不能早于申请的日期。', { on: '不能早于申请的日期。' })
  }
  if (!isAnswer(letter.kind)) return refuseArchived(loaded)
  return isEndedUnanswered(loaded) && currentAnswer(loaded)?.id === letter.id
    ? null
    : conflict('answer-by-step', '答复文书经审核、签批后，由“作出答复”这一步发出。')
}

/**
 * Gives a letter its number and its day, in the words in which it was composed. A letter that was
 * recalled keeps the number it had. Refused when the decisions it tells were changed since.
 */
export async function issue(
  context: Ctx,
  loaded: Loaded,
  letter: LetterRow,
  on: Day,
): Promise<Result<string, Refusal>> {
  const { tx, deps } = context
  const content = openContent(deps, letter)
  const isOutdated = isAnswer(letter.kind) && content.decided !== decisionsText(loaded.matters)
  if (isOutdated) {
    return fail(
      conflict('letter-outdated', '文书拟定之后，答复的内容又有变化，请退回后重新拟定文书。'),
    )
  }
  const matters = isAnswer(letter.kind) ? answerMatters(loaded.matters, loaded.events, on) : ok([])
  if (!matters.ok) return matters
  const number = letter.number || (await nextNumber(context, loaded, letter.kind, on))
  const facts = { ...content.facts, signedOn: on, documentNumber: number }
  const composed = compose(letter.kind, { ...content, facts }, matters.value)
  if (!composed.ok) return composed
  const sealed = sealedContent(deps, letter.id, { ...content, facts, letter: composed.value })
  await updateLetter(tx, letter, { number, issued_on: on, content: sealed })
  return ok(number)
}

/** `教育局公复〔2026〕3号`: running in the agency, year and word; `''` for a letter without number. */
async function nextNumber(
  { tx, actor, deps }: Ctx,
  { request }: Loaded,
  kind: string,
  on: Day,
): Promise<string> {
  const word = numberWordOf(kind)
  if (word === null) return ''
  const { regionId } = actor
  const { agency_id: agencyId } = request
  const year = yearOf(on)
  const agency = await deps.requests.agencies.standing(tx as never, regionId, agencyId)
  const serial = await nextSerial(tx, { regionId, agencyId, year, kind: `letter:${word}` })
  return `${agency?.shortName ?? ''}${word}〔${year}〕${serial}号`
}
