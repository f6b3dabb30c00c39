import { ok } from '#core/kit/result.ts'
import { archiveStep } from '../archive/archive-step.ts'
import { answerSteps } from '../letters/answer-steps.ts'
import { reasonSteps } from './reason-steps.ts'
import { stepAction } from './step-action.ts'

/** One action for each step; the plain ones need nothing but their day and, for some, a reason. */
export const plainSteps = {
  confirm: stepAction('confirm', {}),
  'lapse-supplement': stepAction('lapse-supplement', {}),
  ...reasonSteps,
  'pay-fee': stepAction('pay-fee', {}),
  'lapse-fee': stepAction('lapse-fee', {}),
  draft: stepAction('draft', {}, ({ actor }) => ok({ change: { drafter_id: actor.id } })),
  review: stepAction('review', {}),
  'return-draft': stepAction('return-draft', {}),
  ...answerSteps,
  close: stepAction('close', {}),
  archive: archiveStep,
  withdraw: stepAction('withdraw', {}),
  reopen: stepAction('reopen', {}),
} as const
