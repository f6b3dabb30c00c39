import { conflict } from '#core/kit/refusal.ts'
import { fail, ok } from '#core/kit/result.ts'
import { SERVING } from '../../contract/letters.ts'
import { findLetter } from '../../store/letters.ts'
import { currentAnswer } from '../letters/answer-letter.ts'
import { stepAction } from '../steps/step-action.ts'
import { serve } from './serve-letter.ts'

/** The answer reaches the applicant (条例§40). */
export const serveStep = stepAction('serve', SERVING, async (context, stepping, input, on) => {
  const { request } = stepping
  const answer = currentAnswer(stepping)
  const key = { regionId: request.region_id, requestId: request.id }
  const letter = answer && (await findLetter(context.tx, key, answer.id))
  if (!letter) return fail(conflict('letter-not-issued', '没有已经发出的答复文书。'))
  const served = await serve(context, stepping, letter, input, on)
  return served.ok ? ok({ facts: { letterId: letter.id, way: input.way } }) : served
})
