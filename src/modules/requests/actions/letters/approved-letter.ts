import { conflict, type Refusal } from '#core/kit/refusal.ts'
import type { RequestsDeps } from '../../requests.ports.ts'
import type { LetterRow } from '../../store/letters.ts'
import type { EventRow } from '../../store/requests.ts'
import { type LetterContent, openContent } from './letter-content.ts'

/** A keyed mark of what a letter says, but for its day and number, which it gets when it is issued. */
export function letterMark({ requests }: RequestsDeps, content: LetterContent): string {
  return requests.marks.letter.of(signedText(content)).toString('hex')
}

/** Refuses a letter that is not the one the leader signed in the last approval (条例§45). */
export function refuseUnapproved(
  deps: RequestsDeps,
  events: readonly EventRow[],
  letter: LetterRow,
): Refusal | null {
  const { letterId, letterMark: signed } =
    events.findLast(({ step }) => step === 'approve')?.facts ?? {}
  const marks = deps.requests.marks.letter.all(signedText(openContent(deps, letter)))
  const isSigned = letterId === letter.id && marks.some((mark) => mark.toString('hex') === signed)
  return isSigned
    ? null
    : conflict('letter-not-approved', '文书与签批的不是同一份，请退回后重新提交审核、签批。')
}

function signedText({ letter, facts, remedyAgency, attachments, decided }: LetterContent): string {
  const { signedOn: _day, documentNumber: _number, ...said } = facts
  return JSON.stringify([letter.kind, said, remedyAgency, attachments, decided])
}
