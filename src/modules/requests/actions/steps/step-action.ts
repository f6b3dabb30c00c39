import { type Static, type TProperties, Type } from 'typebox'
import type { Day } from '#core/kit/day.ts'
import type { Refusal } from '#core/kit/refusal.ts'
import { ok, type Result } from '#core/kit/result.ts'
import { READERS } from '#core/requests/life/roles.ts'
import { type StepName, stepNamed } from '#core/requests/life/steps.ts'
import { defineAction } from '#platform/action/define-action.ts'
import { STEP_FIELDS, StepOutput } from '../../requests.contract.ts'
import { type Ctx, subjectOf } from '../load-request.ts'
import { loadStepping, refuseStep, type StepEffect, type Stepping, takeStep } from './take-step.ts'

const PLAIN = Type.Object(STEP_FIELDS)
type StepFields = Static<typeof PLAIN>
type Fields<Extra extends TProperties> = typeof STEP_FIELDS & Extra

/** What is particular about a step: what it writes besides its event, and what the event says. */
type Work<Extra extends TProperties> = (
  context: Ctx,
  stepping: Stepping,
  input: Static<ReturnType<typeof Type.Object<Fields<Extra>>>>,
  /** The day of the step. */
  on: Day,
) => Promise<Result<StepEffect, Refusal>> | Result<StepEffect, Refusal>

const NOTHING: Result<StepEffect, Refusal> = ok({})

/**
 * The action of a step: whether it may be taken is in `core/requests/life`, what follows from it in
 * `takeStep`; `extra` are its own fields beside day, reason and version.
 */
export function stepAction<const Extra extends TProperties>(
  name: StepName,
  extra: Extra,
  work: Work<Extra> = () => NOTHING,
) {
  return defineAction({
    name: `requests.${name}`,
    title: stepNamed(name).label,
    input: Type.Object({ ...STEP_FIELDS, ...extra }),
    output: StepOutput,
    audience: READERS,
    load: (context: Ctx, input) => loadStepping(context, input as StepFields),
    may: (actor, stepping: Stepping, input) =>
      refuseStep(name, actor, stepping, input as StepFields),
    run: async (context: Ctx, stepping: Stepping, given) => {
      const input = given as Parameters<Work<Extra>>[2]
      const { on = context.today, note } = given as StepFields
      const effect = await work(context, stepping, input, on)
      if (!effect.ok) return effect
      const output = await takeStep(context, stepping, name, { on, note, ...effect.value })
      const before = { state: stepping.request.state }
      // What the applicant or a third party said is in the request, not a second time in the trail.
      const reason = stepNamed(name).isTheirWords ? {} : { note }
      const after = { ...output, on, ...reason, ...effect.value.facts }
      return ok({ output, audit: { ...subjectOf(stepping), before, after } })
    },
  })
}
