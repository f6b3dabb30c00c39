import { WORKERS } from '#core/annual-report/life/roles.ts'
import type { ReportState, StepName } from '#core/annual-report/life/states.ts'
import { landing, refusalOfStep, stepNamed } from '#core/annual-report/life/take-step.ts'
import { conflict, type Refusal } from '#core/kit/refusal.ts'
import { ok, type Result } from '#core/kit/result.ts'
import { defineAction } from '#platform/action/define-action.ts'
import { newId } from '#platform/db/uuid.ts'
import { StepInput, StepOutput } from '../../annual-report.contract.ts'
import { refuseUnseen } from '../../annual-report.policy.ts'
import { insertEvents } from '../../store/history.ts'
import { countOpenComments } from '../../store/remarks.ts'
import { type StateChange, updateState } from '../../store/reports.ts'
import { countsOf, findRelatives, judge } from '../judge-report.ts'
import { type Ctx, type Loaded, loadReport, situationOf, subjectOf } from '../load-report.ts'

/** A report on the way to its next step, with what decides whether it may be taken. */
export type Stepping = Loaded & { readonly openComments: number }

/** What a step leaves on the report beside its state. */
const MARKS: Readonly<Record<StepName, (context: Ctx) => StateChange['marks']>> = {
  submit: ({ now }) => ({ submitted_at: now, accepted_at: null, signed_at: null, signed_by: null }),
  withdraw: () => ({ submitted_at: null }),
  return: () => ({ accepted_at: null, signed_at: null, signed_by: null }),
  accept: ({ now }) => ({ accepted_at: now }),
  sign: ({ now, actor }) => ({ signed_at: now, signed_by: actor.id }),
  publish: ({ now }) => ({ published_at: now }),
  correct: () => ({}),
}

/** For `load`: the locked report, checked anew, for a step looks at how many errors there are. */
export async function loadStepping(
  context: Ctx,
  { reportId }: { readonly reportId: string },
): Promise<Result<Stepping, Refusal>> {
  const loaded = await loadReport(context, reportId, { lock: true })
  if (!loaded.ok) return loaded
  const found = loaded.value
  const counts = countsOf(judge(found, found.report.content, await findRelatives(context, found)))
  const key = { regionId: context.actor.regionId, reportId }
  const report = { ...found.report, ...counts, check_status: counts.checkStatus }
  return ok({ ...found, report, openComments: await countOpenComments(context.tx, key) })
}

/** Why the step is refused now, with this note and this version; null is yes. */
export function refuseStep(
  name: StepName,
  actor: Ctx['actor'],
  stepping: Stepping,
  { note = '', version }: { readonly note?: string; readonly version: number },
): Refusal | null {
  const unseen = refuseUnseen(actor, stepping.guarded)
  if (unseen) return unseen
  const refusal = refusalOfStep(name, situationOf(actor, stepping, stepping.openComments), note)
  if (refusal) return refusal
  return version === stepping.report.version
    ? null
    : conflict('changed-since', '报告在您打开之后又有改动，请先看过最新的内容再办理。')
}

/** Moves the report on and enters the step into its life. */
export async function takeStep(
  context: Ctx,
  stepping: Stepping,
  name: StepName,
  { note = '', marks = {} }: { readonly note?: string; readonly marks?: StateChange['marks'] },
): Promise<ReportState> {
  const { tx, actor, now } = context
  const { report } = stepping
  const state = landing(stepNamed(name), report.edition)
  const key = { regionId: actor.regionId, reportId: report.id }
  await updateState(tx, { ...key, state, now, marks: { ...MARKS[name](context), ...marks } })
  await insertEvents(tx, [
    {
      ...{ region_id: actor.regionId, id: newId(), report_id: report.id, step: name },
      ...{ from_state: report.state, to_state: state, note: note.trim(), at: now },
      ...{ account_id: actor.id, account_name: actor.name },
    },
  ])
  return state
}

function stepAction(name: Exclude<StepName, 'publish'>) {
  return defineAction({
    name: `annual-report.${name}`,
    title: `${stepNamed(name).label}年度报告`,
    input: StepInput,
    output: StepOutput,
    audience: WORKERS,
    load: loadStepping,
    may: (actor, stepping: Stepping, input) => refuseStep(name, actor, stepping, input),
    run: async (context: Ctx, stepping: Stepping, { note = '' }) => {
      const { report } = stepping
      const state = await takeStep(context, stepping, name, { note })
      const audit = {
        ...subjectOf(stepping),
        before: { state: report.state },
        after: { state, version: report.version, errors: report.errors, note },
      }
      return ok({ output: { state, version: report.version }, audit })
    },
  })
}

/** The steps that change nothing but the state, one action each. */
export const stepActions = {
  submit: stepAction('submit'),
  withdraw: stepAction('withdraw'),
  return: stepAction('return'),
  accept: stepAction('accept'),
  sign: stepAction('sign'),
  correct: stepAction('correct'),
} as const
