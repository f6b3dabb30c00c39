import { conflict, type Refusal } from '#core/kit/refusal.ts'
import { isGivenUp } from '#core/requests/decision-kinds.ts'
import type { RequestState } from '#core/requests/life/states.ts'
import { refuseStale } from '../../requests.policy.ts'
import type { Loaded } from '../load-request.ts'
import { currentAnswer } from './answer-letter.ts'

/** Letters are written, issued, served and thrown away until the request is archived. */
export function refuseArchived({ request }: Pick<Loaded, 'request'>): Refusal | null {
  return request.state === 'archived'
    ? conflict('archived', '申请已经归档，文书不能再增减。')
    : null
}

/**
 * An answer is written, and thrown away, while the clerk deals with the request: what was reviewed and
 * signed stays as it was. Also once the request was given up, of which its applicant is told.
 */
export function refuseAnswerChange(loaded: Loaded, version: number | undefined): Refusal | null {
  if (currentAnswer(loaded)?.issued_on) {
    return conflict('letter-issued', '答复文书已经发出，不能再改；如有错误，请重新办理。')
  }
  if (loaded.request.state !== 'under-review' && !isEndedUnanswered(loaded)) {
    return conflict('wrong-state', '答复已经提交审核，文书不能再改；需要修改的，请先退回。')
  }
  return refuseStale(loaded.request, version ?? 0)
}

const ENDED: readonly RequestState[] = ['decided', 'closed']

/**
 * Whether the request was given up, so that its last letter passes no review. Not told by a day of
 * decision: one that is dealt with anew keeps that of its first answer.
 */
export function isEndedUnanswered({
  request,
  matters,
}: Pick<Loaded, 'request' | 'matters'>): boolean {
  return (
    ENDED.includes(request.state) && matters.every(({ decision_kind }) => isGivenUp(decision_kind))
  )
}
