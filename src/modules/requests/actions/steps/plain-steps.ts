import { ok } from '#core/kit/result.ts'
import type { DecisionKind } from '#core/requests/decision-kinds.ts'
import { READERS } from '#core/requests/life/roles.ts'
import { type StepName, stepNamed } from '#core/requests/life/steps.ts'
import { defineAction } from '#platform/action/define-action.ts'
import { StepInput, StepOutput } from '../../requests.contract.ts'
import { decideAll, type RequestRow } from '../../store/requests.ts'
import { type Ctx, subjectOf } from '../load-request.ts'
import { loadStepping, refuseStep, type Stepping, takeStep } from './take-step.ts'

type Plain = Exclude<
  StepName,
  | 'ask-supplement'
  | 'supplement'
  | 'consult'
  | 'record-opinion'
  | 'extend'
  | 'postpone'
  | 'notify-fee'
  | 'serve'
  | 'correct-receipt'
>

/** Steps that end a request without an answer, and as what that counts. */
const ENDS: Partial<Record<Plain, DecisionKind>> = {
  'lapse-supplement': 'abandon_no_correction',
  'lapse-fee': 'abandon_fee',
  withdraw: 'withdrawn',
}

/** What a step sets in the row of the request beside its state. */
const MARKS: Partial<
  Record<Plain, (stepping: Stepping, on: string, context: Ctx) => Partial<RequestRow>>
> = {
  draft: (_stepping, _on, { actor }) => ({ drafter_id: actor.id }),
  issue: ({ matters, request }, on) => ({
    // What was decided first is what is counted, also when the request is dealt with anew.
    decided_on: request.decided_on ?? on,
    decision_kind: matters[0]?.decision_kind ?? null,
  }),
  recall: () => ({ decided_on: null, decision_kind: null }),
}

/** A step that needs nothing but its day and, for some, a reason. */
function plainStep(name: Plain) {
  return defineAction({
    name: `requests.${name}`,
    title: stepNamed(name).label,
    input: StepInput,
    output: StepOutput,
    audience: READERS,
    load: loadStepping,
    may: (actor, stepping: Stepping, input) => refuseStep(name, actor, stepping, input),
    run: async (context: Ctx, stepping: Stepping, { on = context.today, note }) => {
      const { request } = stepping
      const end = ENDS[name]
      if (end) await decideAll(context.tx, request, end)
      const change = end
        ? { decided_on: on, decision_kind: end }
        : (MARKS[name]?.(stepping, on, context) ?? {})
      const output = await takeStep(context, stepping, name, { on, note, change })
      const before = { state: request.state }
      return ok({
        output,
        audit: { ...subjectOf(stepping), before, after: { ...output, on, note } },
      })
    },
  })
}

/** One action each. */
export const plainSteps = {
  confirm: plainStep('confirm'),
  'lapse-supplement': plainStep('lapse-supplement'),
  'ask-reasons': plainStep('ask-reasons'),
  'give-reasons': plainStep('give-reasons'),
  'pay-fee': plainStep('pay-fee'),
  'lapse-fee': plainStep('lapse-fee'),
  draft: plainStep('draft'),
  review: plainStep('review'),
  'return-draft': plainStep('return-draft'),
  approve: plainStep('approve'),
  issue: plainStep('issue'),
  recall: plainStep('recall'),
  close: plainStep('close'),
  archive: plainStep('archive'),
  withdraw: plainStep('withdraw'),
  reopen: plainStep('reopen'),
} as const
