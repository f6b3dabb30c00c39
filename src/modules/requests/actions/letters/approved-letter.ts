import { conflict, type Refusal } from '#core/kit/refusal.ts'
import type { RequestsDeps } from '../../requests.ports.ts'
import type { LetterRow } from '../../store/letters.ts'
import type { EventRow } from '../../store/requests.ts'
import { type LetterContent, openContent } from './letter-content.ts'

/**
 * A keyed mark of what a letter says, but for its day and number, which it gets when it is issued, and
 * of what is given out with it (ids in order).
 */
export function letterMark(
  { requests }: RequestsDeps,
  content: LetterContent,
  fileIds: readonly string[],
): string {
  return requests.marks.letter.of(signedText(content, fileIds)).toString('hex')
}

/**
 * Refuses a letter that is not the one the leader signed in the last approval (条例§45), and files to be
 * given out that are others. An approval from before files were signed for asks only for the letter.
 */
export function refuseUnapproved(
  deps: RequestsDeps,
  events: readonly EventRow[],
  letter: LetterRow,
  fileIds: readonly string[],
): Refusal | null {
  const {
    letterId,
    letterMark: signed,
    fileIds: signedFor,
  } = events.findLast(({ step }) => step === 'approve')?.facts ?? {}
  const marks = deps.requests.marks.letter.all(signedText(openContent(deps, letter), signedFor))
  const isSigned = letterId === letter.id && marks.some((mark) => mark.toString('hex') === signed)
  if (!isSigned) {
    return conflict('letter-not-approved', '文书与签批的不是同一份，请退回后重新提交审核、签批。')
  }
  return signedFor && signedFor.join() !== fileIds.join()
    ? conflict('files-not-approved', '要提供的文件与签批时的不一致，请退回后重新提交审核、签批。')
    : null
}

function signedText(
  { letter, facts, remedyAgency, attachments, decided }: LetterContent,
  fileIds: readonly string[] | undefined,
): string {
  const { signedOn: _day, documentNumber: _number, ...said } = facts
  const files = fileIds ? [fileIds] : []
  return JSON.stringify([letter.kind, said, remedyAgency, attachments, decided, ...files])
}
