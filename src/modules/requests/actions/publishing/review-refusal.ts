import { isDay } from '#core/kit/day.ts'
import { conflict, invalid, type Refusal } from '#core/kit/refusal.ts'
import { fail, ok } from '#core/kit/result.ts'
import { HANDLERS } from '#core/requests/life/roles.ts'
import { REVIEWED_KINDS, reviewAfter } from '#core/requests/review/withheld-review.ts'
import { defineAction } from '#platform/action/define-action.ts'
import { newId } from '#platform/db/uuid.ts'
import { Reviewed, ReviewInput } from '../../contract/publishing.ts'
import { mayReadApplicant, noRequest } from '../../requests.policy.ts'
import { insertReview, type ReviewRecord, reviewsOf } from '../../store/publishing.ts'
import { type Ctx, type Loaded, loadLocked, subjectOf } from '../load-request.ts'
import { refuseDay, tooEarly } from '../means/days.ts'

/**
 * Records that a refusal was looked at again (条例§18): it still holds, on which ground and until when,
 * or the information may now be public and is considered for publishing.
 */
export const reviewRefusal = defineAction({
  name: 'requests.review-refusal',
  title: '登记不予公开的定期评估',
  input: ReviewInput,
  output: Reviewed,
  audience: HANDLERS,
  load: loadLocked,
  may: (actor, { guarded }: Loaded) => (mayReadApplicant(actor, guarded) ? null : noRequest()),
  run: async (context: Ctx, loaded: Loaded, input) => {
    const { request, calendar } = loaded
    const { on = context.today, result, reason } = input
    const wrong = refuseReview(loaded, { ...input, on }, context.today)
    if (wrong) return fail(wrong)
    const isWithheld = result === 'still-withheld'
    const nextOn = isWithheld ? (input.nextOn ?? reviewAfter(on, calendar)) : null
    const said = { reviewed_on: on, result, reason: reason.trim(), next_on: nextOn }
    const [last] = await reviewsOf(context.tx, request.region_id, [request.id])
    // The same again is a second click.
    if (!last || !isSame(last, said)) {
      await insertReview(context.tx, {
        ...{ region_id: request.region_id, id: newId(), request_id: request.id, ...said },
        ...{ ground: isWithheld ? (input.ground ?? null) : null, at: context.now },
        ...{ account_id: context.actor.id, account_name: context.actor.name },
      })
    }
    const after = { result, ground: input.ground ?? null, on, nextOn }
    return ok({ output: { nextOn }, audit: { ...subjectOf(loaded), after } })
  },
})

type Said = Pick<ReviewRecord, 'reviewed_on' | 'result' | 'reason' | 'next_on'>

const isSame = (last: ReviewRecord, said: Said): boolean =>
  (Object.keys(said) as (keyof Said)[]).every((name) => last[name] === said[name])

type Given = {
  readonly on: string
  readonly result: string
  readonly ground?: string
  readonly nextOn?: string | null
}

function refuseReview(
  { request, matters }: Loaded,
  { on, result, ground, nextOn }: Given,
  today: string,
): Refusal | null {
  const { decided_on: decidedOn } = request
  const isWithheld = matters.some(({ decision_kind: kind }) =>
    REVIEWED_KINDS.some((each) => each === kind),
  )
  if (decidedOn === null || !isWithheld) {
    return conflict('not-withheld', '这件申请没有依法不予公开的内容，不需要定期评估。')
  }
  const day = refuseDay('on', on, today) ?? (on < decidedOn ? tooEarly('on', decidedOn) : null)
  if (day) return day
  if (result === 'still-withheld' && !ground) {
    const sentence = '请选择继续不予公开的依据。'
    return invalid('ground-needed', sentence, { ground: sentence })
  }
  if (!nextOn) return null
  const sentence = '下次评估的日期应当晚于这次评估。'
  return isDay(nextOn) && nextOn > on ? null : invalid('next', sentence, { nextOn: sentence })
}
