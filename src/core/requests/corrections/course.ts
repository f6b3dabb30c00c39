import { conflict, forbidden, invalid, type Refusal } from '../../kit/refusal.ts'
import type { StepTaker } from '../life/steps.ts'

/** The course of an application to correct a record about oneself (条例§41): states and steps as data. */

export const CORRECTION_STATES = {
  received: '待审核',
  examined: '待决定',
  decided: '待告知',
  told: '已告知',
  withdrawn: '已撤回',
} as const
export type CorrectionState = keyof typeof CORRECTION_STATES

/** Not yet told and not given up: its own due day matters. */
export const CORRECTION_OPEN: readonly CorrectionState[] = ['received', 'examined', 'decided']

export const CORRECTION_RESULTS = {
  corrected: '予以更正',
  refused: '不予更正',
  transferred: '转送有权机关',
  redirected: '告知向有权机关提出',
} as const
export type CorrectionResult = keyof typeof CORRECTION_RESULTS

export type CorrectionStepName = 'examine' | 'decide' | 'tell' | 'take-back' | 'withdraw'

export type CorrectionStep = {
  readonly name: CorrectionStepName
  readonly label: string
  /** Where it leads from each state it may be taken in. */
  readonly leads: Readonly<Partial<Record<CorrectionState, CorrectionState>>>
  readonly by: readonly StepTaker[]
  /** Must say why. */
  readonly needsNote?: true
}

export const CORRECTION_STEPS: readonly CorrectionStep[] = [
  { name: 'examine', label: '登记审核情况', leads: { received: 'examined' }, by: ['clerk'] },
  { name: 'decide', label: '作出处理决定', leads: { examined: 'decided' }, by: ['leader'] },
  { name: 'tell', label: '登记告知', leads: { decided: 'told' }, by: ['clerk'] },
  {
    ...{ name: 'take-back', label: '退回上一步', needsNote: true },
    ...{ leads: { examined: 'received', decided: 'examined' }, by: ['clerk', 'leader'] },
  },
  {
    ...{ name: 'withdraw', label: '申请人撤回', needsNote: true, by: ['clerk'] },
    leads: { received: 'withdrawn', examined: 'withdrawn' },
  },
]

export function correctionStep(name: CorrectionStepName): CorrectionStep {
  const step = CORRECTION_STEPS.find((each) => each.name === name)
  if (!step) throw new Error(`no step ${name} of a correction`)
  return step
}

type Standing = { readonly state: CorrectionState; readonly takers: ReadonlySet<StepTaker> }

/** Why the step may not be taken now by this person; `null` is yes. */
export function refusalOfCorrection(
  name: CorrectionStepName,
  { state, takers }: Standing,
  note = '',
): Refusal | null {
  const { label, by, leads, needsNote } = correctionStep(name)
  if (!by.some((taker) => takers.has(taker))) {
    return forbidden('not-your-step', `“${label}”这一步不由您办理。`)
  }
  if (leads[state] === undefined) {
    const now = CORRECTION_STATES[state]
    return conflict('wrong-state', `更正申请现在是“${now}”，不能${label}。请刷新后再看。`)
  }
  if (needsNote && note.trim() === '') {
    return invalid('note-needed', '请写明理由。', { note: '请写明理由。' })
  }
  return null
}

/** What a person may do next with a correction. */
export function correctionSteps(standing: Standing): readonly CorrectionStep[] {
  return CORRECTION_STEPS.filter(({ name }) => refusalOfCorrection(name, standing, '—') === null)
}
