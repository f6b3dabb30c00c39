import { type Day, timeInChina } from '#core/kit/day.ts'
import { conflict, invalid, type Refusal } from '#core/kit/refusal.ts'
import { fail, ok, type Result } from '#core/kit/result.ts'
import { isAnswer } from '#core/requests/letters/compose-answer.ts'
import { letterKind } from '#core/requests/letters/letter-kinds.ts'
import { TAKER_ROLES } from '#core/requests/life/roles.ts'
import { defineAction } from '#platform/action/define-action.ts'
import { Served, ServeLetterInput } from '../../contract/letters.ts'
import { takersOf } from '../../requests.policy.ts'
import { type LetterRow, updateLetter } from '../../store/letters.ts'
import { letterMail } from '../../views/letter-mail.ts'
import { currentAnswer } from '../letters/answer-letter.ts'
import { isEndedUnanswered, refuseArchived } from '../letters/letter-changes.ts'
import { openContent } from '../letters/letter-content.ts'
import {
  type LoadedLetter,
  letterNote,
  loadLetterLocked,
  noLetter,
} from '../letters/load-letter.ts'
import type { Ctx, Loaded } from '../load-request.ts'
import { openApplicant } from '../means/applicants.ts'
import { refuseDay } from '../means/days.ts'

export type Serving = {
  readonly way: NonNullable<LetterRow['served_way']>
  readonly proof?: string | undefined
}

/** Enters how a letter other than the answer reached whom it is for (条例§40). */
export const serveLetter = defineAction({
  name: 'requests.serve-letter',
  title: '登记文书送达',
  input: ServeLetterInput,
  output: Served,
  audience: TAKER_ROLES.clerk ?? [],
  load: loadLetterLocked,
  may: (actor, loaded: LoadedLetter) => {
    if (!takersOf(actor, loaded.guarded).has('clerk')) return noLetter()
    return isAnswer(loaded.letter.kind) && !isLastOfWithdrawn(loaded)
      ? conflict('answer-by-step', '答复文书的送达，请用“登记送达”这一步办理。')
      : refuseArchived(loaded)
  },
  run: async (context: Ctx, loaded: LoadedLetter, { on = context.today, way, proof }) => {
    const wrong = refuseDay('on', on, context.today)
    if (wrong) return fail(wrong)
    const served = await serve(context, loaded, loaded.letter, { way, proof }, on)
    if (!served.ok) return served
    const output = { letterId: loaded.letter.id, servedOn: on, isMailed: served.value }
    const { after, ...note } = letterNote(loaded, loaded.letter)
    return ok({ output, audit: { ...note, after: { ...after, way, servedOn: on } } })
  },
})

/** A request that was withdrawn is closed at once: no step is left to serve its last letter with. */
function isLastOfWithdrawn(loaded: LoadedLetter): boolean {
  return (
    loaded.request.state === 'closed' &&
    isEndedUnanswered(loaded) &&
    currentAnswer(loaded)?.id === loaded.letter.id
  )
}

/**
 * Marks a letter as served; electronically it goes to the applicant's address. Tells whether it was
 * mailed. Refused without a proof where something can be shown, and without an address to write to.
 */
export async function serve(
  context: Ctx,
  loaded: Loaded,
  letter: LetterRow,
  { way, proof = '' }: Serving,
  on: Day,
): Promise<Result<boolean, Refusal>> {
  const refusal = refuseServing(letter, { way, proof }, on)
  if (refusal) return fail(refusal)
  const mailed = way === 'electronic' ? await mail(context, loaded, letter) : ok(false)
  if (!mailed.ok) return mailed
  const shown = proof.trim() || ownProof(context, letter, { way, isMailed: mailed.value })
  await updateLetter(context.tx, letter, { served_on: on, served_way: way, proof: shown })
  return mailed
}

function refuseServing(
  { issued_on, served_on }: LetterRow,
  { way, proof = '' }: Serving,
  on: Day,
): Refusal | null {
  if (issued_on === null) return conflict('letter-not-issued', '文书还没有发出，不能登记送达。')
  if (served_on !== null) return conflict('served-before', `文书已于${served_on}送达。`)
  if (on < issued_on) {
    const sentence = `送达日期不能早于文书发出的${issued_on}。`
    return invalid('before-issued', sentence, { on: sentence })
  }
  if (way === 'electronic' || proof.trim() !== '') return null
  const sentence = PROOFS[way]
  return invalid('proof-needed', sentence, { proof: sentence })
}

const PROOFS: Readonly<Record<Exclude<Serving['way'], 'electronic'>, string>> = {
  direct: '请填写送达回证的编号。',
  post: '请填写邮件号码。',
  notice: '请填写公告的载体和日期。',
}

/** What shows that a letter was served where nobody says it: the mail the platform itself sends. */
function ownProof(
  { now }: Ctx,
  { kind }: LetterRow,
  { way, isMailed }: Pick<Serving, 'way'> & { readonly isMailed: boolean },
): string {
  const moment = timeInChina(now)
  if (isMailed) return `平台发往申请人电子邮箱的邮件（${moment} 列入发送）`
  return way === 'electronic' && isAnswer(kind)
    ? `平台的查询页面（${moment} 起，申请人凭编号和查询码查看）`
    : ''
}

async function mail(
  { tx, actor, deps }: Ctx,
  { request }: Loaded,
  letter: LetterRow,
): Promise<Result<boolean, Refusal>> {
  if (letterKind(letter.kind)?.to !== 'applicant' && !isAnswer(letter.kind)) return ok(false)
  const { email } = openApplicant(deps, request)
  if (email.trim() === '') {
    // Handed over on the platform itself, where the applicant looks it up.
    if (request.delivery === 'online') return ok(false)
    const sentence = '申请人没有留下电子邮箱，请换用其他送达方式。'
    return fail(invalid('no-address', sentence, { way: sentence }))
  }
  await deps.requests.mailToOne(tx as never, {
    ...{ regionId: actor.regionId, to: { name: '申请人', address: email.trim() } },
    ...letterMail(openContent(deps, letter).letter, request.number),
    ...{ about: { kind: 'disclosure-request', id: request.id }, createdBy: actor.id },
  })
  return ok(true)
}
