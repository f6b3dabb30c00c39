import { conflict, type Refusal } from '../../kit/refusal.ts'
import type { EventFacts, RequestEvent } from './course.ts'
import { DECIDED, type RequestState, STATES } from './states.ts'

/** What is given out with an answer: it changes while the request is dealt with, and never afterwards. */

type Told = readonly Pick<RequestEvent, 'step' | 'facts'>[]

const AWAY = '要提供的政府信息不能再增减'
const FIXED: Readonly<Partial<Record<RequestState, string>>> = {
  submitted: '与申请人确认收到之后，才能添加要提供的政府信息。',
  drafted: `答复已经提交审核，${AWAY}；需要修改的，请先“退回修改”。`,
  reviewed: `答复已经审核，${AWAY}；需要修改的，请先“退回修改”。`,
  approved: `答复已经签批，${AWAY}；需要修改的，请先“退回修改”。`,
  decided: `答复已经作出，${AWAY}；还没有送达的，请先“撤回尚未发出的答复”，再“退回修改”。`,
  served: `答复已经送达，${AWAY}；需要更换的，请“重新办理”。`,
  closed: `申请已经办结，${AWAY}；需要更换的，请“重新办理”。`,
  archived: `申请已经归档，${AWAY}；需要更换的，请“重新办理”。`,
}

/** Why what is given out cannot change in this state, and what to do; `null` where it can. */
export function refuseGivingChange(state: RequestState): Refusal | null {
  if (state === 'under-review') return null
  const sentence =
    FIXED[state] ??
    `申请${STATES[state]}，回到“${STATES['under-review']}”之后才能增减要提供的政府信息。`
  return conflict('given-fixed', sentence)
}

/**
 * What the approval said of the answer that left the house in the present course; `null` where none
 * did: not yet, recalled, or the request ended without one.
 */
export function issuedApproval(events: Told): EventFacts | null {
  const since = events.findLastIndex(({ step }) => step === 'reopen' || step === 'recall')
  const isIssued = events.some(({ step }, index) => step === 'issue' && index > since)
  return (isIssued && events.findLast(({ step }) => step === 'approve')?.facts) || null
}

/** Whether a file went out with an answer that was served, in this course or one before. */
export function wasGiven(events: Told, fileId: string): boolean {
  return events.some(({ step }, index) => {
    if (step !== 'serve') return false
    const approval = events.slice(0, index).findLast((each) => each.step === 'approve')
    return approval?.facts.fileIds?.includes(fileId) ?? false
  })
}

type Attached = { readonly id: string; readonly isAnswer: boolean }

/**
 * Whether the approved answer has this file. An approval that names no files was given before it did:
 * to it belongs all that is attached as given out.
 */
export function isApproved({ fileIds }: EventFacts, { id, isAnswer }: Attached): boolean {
  return isAnswer && (fileIds?.includes(id) ?? true)
}

/** `will` be given out, was given out (`done`), or neither. */
export function givenAs(
  file: Attached,
  { state, events }: { readonly state: RequestState; readonly events: Told },
): 'will' | 'done' | null {
  if (!file.isAnswer) return null
  if (!DECIDED.includes(state)) return 'will'
  const approval = issuedApproval(events)
  if (!approval || !isApproved(approval, file)) return null
  return state === 'decided' ? 'will' : 'done'
}
