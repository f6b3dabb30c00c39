import { isAnswer } from '#core/requests/letters/compose-answer.ts'
import type { Situation } from '#core/requests/life/may-step.ts'
import type { LetterHead } from '../../store/letters.ts'
import type { EventRow } from '../../store/requests.ts'

type Told = { readonly letters: readonly LetterHead[]; readonly events: readonly EventRow[] }

/**
 * The letter that answers the request in its present course: there is at most one. An answer that was
 * issued or served before the request was dealt with anew belongs to the course before.
 */
export function currentAnswer({ letters, events }: Told): LetterHead | null {
  const anew = events.findLastIndex(({ step }) => step === 'reopen')
  const earlier = events.slice(0, Math.max(0, anew)).map(({ facts }) => facts.letterId)
  const reopenedAt = events[anew]?.at
  const current = letters.findLast(
    ({ id, kind, made_at }) =>
      isAnswer(kind) && !earlier.includes(id) && (!reopenedAt || made_at >= reopenedAt),
  )
  return current ?? null
}

/** How far the answer has come, for the guards of steps. */
export function answerProgress(told: Told): Situation['answerLetter'] {
  const letter = currentAnswer(told)
  if (!letter) return 'none'
  if (letter.served_on !== null) return 'sent'
  return letter.issued_on === null ? 'composed' : 'issued'
}
