import { conflict } from '#core/kit/refusal.ts'
import { fail, ok } from '#core/kit/result.ts'
import { findLetter, updateLetter } from '../../store/letters.ts'
import type { Ctx, Loaded } from '../load-request.ts'
import { stepAction } from '../steps/step-action.ts'
import { currentAnswer } from './answer-letter.ts'
import { issue } from './issue-letter.ts'

const NO_LETTER = conflict('no-letter', '还没有拟定答复文书，请先在“文书”中拟定。')

async function answerOf({ tx, actor }: Ctx, loaded: Loaded) {
  const answer = currentAnswer(loaded)
  const key = { regionId: actor.regionId, requestId: loaded.request.id }
  return answer && findLetter(tx, key, answer.id)
}

/** The answer leaves the house under a number, and may be taken back before it is served. */
export const answerSteps = {
  issue: stepAction('issue', {}, async (context, stepping, _input, on) => {
    const letter = await answerOf(context, stepping)
    if (!letter) return fail(NO_LETTER)
    const issued = await issue(context, stepping, letter, on)
    if (!issued.ok) return issued
    return ok({ facts: { letterId: letter.id } })
  }),
  recall: stepAction('recall', {}, async (context, stepping) => {
    const letter = currentAnswer(stepping)
    if (letter) await updateLetter(context.tx, letter, { issued_on: null })
    return ok({})
  }),
} as const
