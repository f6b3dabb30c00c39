import { decisionKind, isDecisionKind } from '#core/requests/decision-kinds.ts'
import { currentAnswer } from '../letters/answer-letter.ts'
import { isEndedUnanswered } from '../letters/letter-changes.ts'
import type { Loaded } from '../load-request.ts'

/** What came of one matter. */
export type Outcome = { readonly matter: string; readonly label: string }

/** The answer of the present course, once it has reached the applicant. */
export function servedAnswer(loaded: Loaded) {
  const answer = currentAnswer(loaded)
  return answer?.served_on ? { ...answer, served_on: answer.served_on } : null
}

/**
 * What came of each matter, as far as the applicant has been told: nothing before the answer was served
 * (条例§40), at once where the request was given up.
 */
export function outcomesFor(loaded: Loaded): readonly Outcome[] {
  if (!servedAnswer(loaded) && !isEndedUnanswered(loaded)) return []
  return loaded.matters.flatMap(({ description: matter, decision_kind: kind }) =>
    kind !== null && isDecisionKind(kind) ? [{ matter, label: decisionKind(kind).label }] : [],
  )
}
