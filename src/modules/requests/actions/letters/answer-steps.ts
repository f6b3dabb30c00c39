import { fail, ok } from '#core/kit/result.ts'
import { NO_LETTER } from '#core/requests/life/may-step.ts'
import { findLetter, updateLetter } from '../../store/letters.ts'
import { answerFileIds } from '../files/given-files.ts'
import type { Ctx, Loaded } from '../load-request.ts'
import { stepAction } from '../steps/step-action.ts'
import { currentAnswer } from './answer-letter.ts'
import { letterMark, refuseUnapproved } from './approved-letter.ts'
import { issue } from './issue-letter.ts'
import { openContent } from './letter-content.ts'

async function answerOf({ tx, actor }: Ctx, loaded: Loaded) {
  const answer = currentAnswer(loaded)
  const key = { regionId: actor.regionId, requestId: loaded.request.id }
  return answer && findLetter(tx, key, answer.id)
}

/** The answer is signed, leaves the house under a number, and may be taken back before it is served. */
export const answerSteps = {
  approve: stepAction('approve', {}, async (context, stepping) => {
    const letter = await answerOf(context, stepping)
    if (!letter) return fail(NO_LETTER)
    const fileIds = await answerFileIds(context, stepping)
    const signed = letterMark(context.deps, openContent(context.deps, letter), fileIds)
    return ok({ facts: { letterId: letter.id, letterMark: signed, fileIds } })
  }),
  issue: stepAction('issue', {}, async (context, stepping, _input, on) => {
    const letter = await answerOf(context, stepping)
    if (!letter) return fail(NO_LETTER)
    const unapproved = refuseUnapproved(
      context.deps,
      stepping.events,
      letter,
      await answerFileIds(context, stepping),
    )
    if (unapproved) return fail(unapproved)
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
