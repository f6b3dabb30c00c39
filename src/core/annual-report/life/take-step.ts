import { conflict, forbidden, invalid, type Refusal } from '../../kit/refusal.ts'
import type { CheckStatus } from '../finding.ts'
import {
  type ReportState,
  STATE_LABELS,
  STEPS,
  type Step,
  type StepName,
  type StepTaker,
} from './states.ts'

/** Everything about a report that decides whether a step may be taken. */
export type Situation = {
  readonly state: ReportState
  /** As whom this person stands to the report. */
  readonly takers: ReadonlySet<StepTaker>
  readonly status: CheckStatus
  readonly errors: number
  readonly openComments: number
  /** Editions published so far. */
  readonly editions: number
  readonly title: string
  readonly roundClosed: boolean
}

/** Whether the person is somebody who takes this step at all. */
export function takes(step: Step, takers: ReadonlySet<StepTaker>): boolean {
  return step.by.some((taker) => takers.has(taker))
}

/** The steps this person could take from here; each may still be blocked. */
export function stepsFor({ state, takers }: Pick<Situation, 'state' | 'takers'>): readonly Step[] {
  return STEPS.filter((step) => step.from.includes(state) && takes(step, takers))
}

/** Whether the step must say why, as things are: errors that stay must be explained. */
export function needsNote(step: Step, { errors, openComments, editions }: Situation): boolean {
  if (step.name === 'return') return openComments === 0
  if (step.name === 'publish' && editions > 0) return false
  return step.needsNote === true || (step.explainsErrors === true && errors > 0)
}

/** Where the step leads; a report that was public once goes back to being corrected, not to a draft. */
export function landing(step: Step, editions: number): ReportState {
  return step.to === 'draft' && editions > 0 ? 'correcting' : step.to
}

/** Why the step cannot be taken, whatever is written in its note; null when nothing is in its way. */
export function blockOf(step: Step, situation: Situation): Refusal | null {
  const { status, title, roundClosed, editions } = situation
  if (roundClosed && step.name === 'submit' && editions === 0) {
    return conflict(
      'round-closed',
      '这一年的编报任务已经结束，不能再提交。如需补报，请联系政务公开主管部门。',
    )
  }
  if (step.needsComplete && status === 'incomplete') {
    return conflict(
      'incomplete',
      `报告还有空格或没有读出的格，不能${step.label}。请先填齐：没有的填 0。`,
    )
  }
  if (step.needsComplete && title.trim() === '') {
    return conflict('no-title', `报告还没有标题，不能${step.label}。`)
  }
  return null
}

/** Whether the step may be taken now, with this note; null is yes. */
export function refusalOfStep(name: StepName, situation: Situation, note: string): Refusal | null {
  const { state, takers } = situation
  const step = STEPS.find((each) => each.name === name && each.from.includes(state))
  const label = STEPS.find((each) => each.name === name)?.label ?? name
  if (!STEPS.some((each) => each.name === name && takes(each, takers))) {
    return forbidden('not-your-step', `“${label}”这一步不由您办理。`)
  }
  if (!step) {
    return conflict(
      'wrong-state',
      `报告现在是“${STATE_LABELS[state]}”，不能${label}。请刷新后再看。`,
    )
  }
  const block = blockOf(step, situation)
  if (block) return block
  if (note.trim() !== '' || !needsNote(step, situation)) return null
  const why =
    NOTE_SENTENCES[name] ?? `报告还有 ${situation.errors} 处错误，请写明情况说明后再${label}。`
  return invalid('note-needed', why, { note: why })
}

const NOTE_SENTENCES: Partial<Record<StepName, string>> = {
  return: '请写明退回的原因，或者先在报告上提出意见。',
  correct: '请写明更正的原因，它会随新的一版公布。',
}

/** A step by its name. */
export function stepNamed(name: StepName): Step {
  const step = STEPS.find((each) => each.name === name)
  if (!step) throw new RangeError(`no step ${name}`)
  return step
}
