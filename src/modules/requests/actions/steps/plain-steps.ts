import { ok } from '#core/kit/result.ts'
import type { DecisionKind } from '#core/requests/decision-kinds.ts'
import type { StepName } from '#core/requests/life/steps.ts'
import { decideAll } from '../../store/requests.ts'
import { archiveStep } from '../archive/archive-step.ts'
import { answerSteps } from '../letters/answer-steps.ts'
import { stepAction } from './step-action.ts'

/** A step that ends a request without an answer, and as what that counts. */
const ending = (name: StepName, kind: DecisionKind) =>
  stepAction(name, {}, async ({ tx }, { request }, _input, on) => {
    await decideAll(tx, request, kind)
    return ok({ change: { decided_on: on, decision_kind: kind } })
  })

/** Steps that need nothing but their day and, for some, a reason; one action each. */
export const plainSteps = {
  confirm: stepAction('confirm', {}),
  'lapse-supplement': ending('lapse-supplement', 'abandon_no_correction'),
  'ask-reasons': stepAction('ask-reasons', {}),
  'give-reasons': stepAction('give-reasons', {}),
  'pay-fee': stepAction('pay-fee', {}),
  'lapse-fee': ending('lapse-fee', 'abandon_fee'),
  draft: stepAction('draft', {}, ({ actor }) => ok({ change: { drafter_id: actor.id } })),
  review: stepAction('review', {}),
  'return-draft': stepAction('return-draft', {}),
  approve: stepAction('approve', {}),
  ...answerSteps,
  close: stepAction('close', {}),
  archive: archiveStep,
  withdraw: ending('withdraw', 'withdrawn'),
  reopen: stepAction('reopen', {}),
} as const
