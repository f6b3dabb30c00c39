import type { Clock } from '../../clock/replay.ts'
import type { Day } from '../../kit/day.ts'
import { conflict, forbidden, invalid, type Refusal } from '../../kit/refusal.ts'
import { type RequestState, STATES } from './states.ts'
import { STEPS, type Step, type StepName, type StepTaker, stepNamed } from './steps.ts'

/** Everything about a request that decides whether a step may be taken. */
export type Situation = {
  readonly state: RequestState
  /** As whom this person stands to the request. */
  readonly takers: ReadonlySet<StepTaker>
  /** The day of the step. */
  readonly on: Day
  /** `null` while receipt is not confirmed. */
  readonly clock: Clock | null
  /** 补正 must be asked for by this day (7 working days, 条例§30). */
  readonly supplementNoticeDueOn: Day | null
  readonly supplementsAsked: number
  /** Working days by which the present period was extended. */
  readonly extendedBy: number
  /** The day by which the applicant must supplement, pay or give reasons. */
  readonly applicantDueOn: Day | null
  /** Consultations without an opinion whose day is not over. */
  readonly openConsultations: number
  /** What the decisions on its matters still lack. */
  readonly decisionFault: Refusal | null
  /** This person wrote the draft. */
  readonly isDrafter: boolean
  /** How far the letter that answers has come; `sent`: it has left the house. */
  readonly answerLetter: 'none' | 'composed' | 'issued' | 'sent'
}

/** A step as things are: `null` it may be taken, otherwise why not. */
export type Possibility = { readonly step: Step; readonly refusal: Refusal | null }

/** Every step that leads on from this state, with why it may not be taken now. */
export function possibilities(situation: Situation): readonly Possibility[] {
  return STEPS.filter((step) => step.from.includes(situation.state)).map((step) => ({
    step,
    refusal: refusalOfStep(step.name, situation),
  }))
}

/** Why the step may not be taken now; `null` is yes. Notes are looked at by `refusalOfNote`. */
export function refusalOfStep(name: StepName, situation: Situation): Refusal | null {
  const step = stepNamed(name)
  if (!step.by.some((taker) => situation.takers.has(taker))) {
    return forbidden('not-your-step', `“${step.label}”这一步不由您办理。`)
  }
  if (!step.from.includes(situation.state)) {
    const now = STATES[situation.state]
    return conflict('wrong-state', `申请现在是“${now}”，不能${step.label}。请刷新后再看。`)
  }
  return GUARDS[name]?.(situation) ?? null
}

/** A step that must say why refuses to go without. */
export function refusalOfNote(name: StepName, note: string): Refusal | null {
  const step = stepNamed(name)
  if (!step.needsNote || note.trim() !== '') return null
  const sentence = `请写明“${step.label}”的理由。`
  return invalid('note-needed', sentence, { note: sentence })
}

type Guard = (situation: Situation) => Refusal | null

const GUARDS: Partial<Record<StepName, Guard>> = {
  'ask-supplement': ({ supplementsAsked, supplementNoticeDueOn, on }) => {
    if (supplementsAsked > 0) {
      return conflict('asked-before', '补正只能一次性告知（条例第三十条），这件申请已经告知过。')
    }
    return supplementNoticeDueOn !== null && on > supplementNoticeDueOn
      ? conflict(
          'supplement-late',
          `告知补正须在收到申请后7个工作日内（条例第三十条），已于${supplementNoticeDueOn}届满。`,
        )
      : null
  },
  'lapse-supplement': notBeforeDue('补正'),
  'lapse-fee': notBeforeDue('缴费'),
  'lapse-reasons': notBeforeDue('说明理由'),
  extend: (situation) =>
    situation.extendedBy > 0
      ? conflict('extended-before', '答复期限只能延长一次（条例第三十三条第二款），已经延长过。')
      : beforeAnswerIsDue('延长答复期限')(situation),
  postpone: beforeAnswerIsDue('延迟答复'),
  'notify-fee': beforeAnswerIsDue('发出收费通知'),
  draft: ({ openConsultations, decisionFault, answerLetter }) =>
    openConsultations > 0
      ? conflict('opinions-open', `还有${openConsultations}份意见没有收到，期限也没有届满。`)
      : (decisionFault ?? withoutLetter(answerLetter)),
  review: ({ isDrafter }) =>
    isDrafter
      ? forbidden('own-draft', '起草人不能审核自己起草的答复，请另一位审核人员办理。')
      : null,
  approve: ({ isDrafter }) =>
    isDrafter ? forbidden('own-draft', '起草人不能签批自己起草的答复，请分管领导办理。') : null,
  issue: ({ decisionFault, answerLetter }) => decisionFault ?? withoutLetter(answerLetter),
  serve: ({ answerLetter }) =>
    answerLetter === 'issued' || answerLetter === 'sent'
      ? null
      : conflict('letter-not-issued', '答复文书还没有编号发出，请先在“文书”中发出。'),
  recall: ({ answerLetter }) =>
    answerLetter === 'sent'
      ? conflict('already-sent', '答复已经发给申请人，不能撤回；如有错误，请重新办理。')
      : null,
}

/** What is reviewed and signed is a letter: without one there is nothing to look at. */
function withoutLetter(answerLetter: Situation['answerLetter']): Refusal | null {
  return answerLetter === 'none' ? NO_LETTER : null
}

export const NO_LETTER = conflict('no-letter', '还没有拟定答复文书，请先在“文书”中拟定。')

function notBeforeDue(what: string): Guard {
  return ({ applicantDueOn, on }) =>
    applicantDueOn === null || on <= applicantDueOn
      ? conflict(
          'not-lapsed',
          `${what}期限${applicantDueOn === null ? '还没有定' : `到${applicantDueOn}为止`}，届满之后才能这样办。`,
        )
      : null
}

function beforeAnswerIsDue(what: string): Guard {
  return ({ clock, on }) =>
    clock?.dueOn && on > clock.dueOn
      ? conflict('past-due', `答复期限已于${clock.dueOn}届满，不能再${what}。请尽快答复。`)
      : null
}
