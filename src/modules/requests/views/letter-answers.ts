import type { Static } from 'typebox'
import type { Letter } from '#core/requests/letters/compose.ts'
import { ANSWER_SEVERAL, isAnswer } from '#core/requests/letters/compose-answer.ts'
import { letterKind } from '#core/requests/letters/letter-kinds.ts'
import { lettersOwed } from '#core/requests/letters/owed.ts'
import { NOT_SHOWN } from '#platform/crypto/mask.ts'
import { currentAnswer } from '../actions/letters/answer-letter.ts'
import type { LetterHeadView, LetterView } from '../contract/letters.ts'
import type { RequestView } from '../requests.contract.ts'
import type { LetterHead } from '../store/letters.ts'
import type { EventRow } from '../store/requests.ts'
import { stepLabel } from './event-facts.ts'

type Told = { readonly letters: readonly LetterHead[]; readonly events: readonly EventRow[] }

/** What a kind of letter is called. */
export function letterTitle(kind: string): string {
  return kind === ANSWER_SEVERAL.id ? ANSWER_SEVERAL.title : (letterKind(kind)?.title ?? kind)
}

/**
 * A letter as lists show it: without anything it says, and without who signed for it where this person
 * may not read who applied.
 */
export function letterHead(
  told: Told,
  row: LetterHead,
  { isOpen }: { readonly isOpen: boolean },
): Static<typeof LetterHeadView> {
  return {
    ...{ id: row.id, kind: row.kind, title: letterTitle(row.kind), number: row.number },
    ...{ madeAt: row.made_at, issuedOn: row.issued_on, servedOn: row.served_on },
    ...{ servedWay: row.served_way, isAnswer: isAnswer(row.kind) },
    proof: isOpen || row.proof === '' ? row.proof : NOT_SHOWN,
    isCurrent: !isAnswer(row.kind) || currentAnswer(told)?.id === row.id,
  }
}

/** A letter as it reads, to somebody who may read who applied. */
export function letterView(told: Told, row: LetterHead, content: Letter): LetterView {
  return { ...letterHead(told, row, { isOpen: true }), content }
}

/** Notices of the present course that are registered while nobody has written their letter. */
export function owedLetters({ letters, events }: Told): RequestView['lettersOwed'] {
  const anew = events.findLastIndex(({ step }) => step === 'reopen')
  const since = events[anew]?.at ?? ''
  const written = letters.filter(({ made_at }) => made_at >= since)
  const told = events.slice(anew + 1).map(({ step, on_day: on, facts }) => ({ step, on, facts }))
  return lettersOwed(
    told,
    written.map(({ kind, consultation_id: consultationId }) => ({ kind, consultationId })),
  ).map(({ kind, event: { step, on }, consultationId }) => ({
    ...{ kind, title: letterTitle(kind), step, label: stepLabel(step), on, consultationId },
  }))
}
