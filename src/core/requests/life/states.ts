import type { Day } from '../../kit/day.ts'

/** Where a request stands in its course; what came of it is its outcome, told apart from this. */
export const STATES = {
  submitted: '待确认',
  'under-review': '办理中',
  'awaiting-supplement': '待补正',
  'awaiting-reasons': '待说明理由',
  'awaiting-fee': '待缴费',
  drafted: '待审核',
  reviewed: '待签批',
  approved: '待发出',
  decided: '已答复',
  served: '已送达',
  closed: '已办结',
  archived: '已归档',
} as const

export type RequestState = keyof typeof STATES

export const STATE_NAMES = Object.keys(STATES) as readonly RequestState[]

/** No answer is drafted yet: by the internal day, where there is one, it is to be. */
export const UNDRAFTED: readonly RequestState[] = [
  ...(['under-review', 'awaiting-supplement', 'awaiting-reasons', 'awaiting-fee'] as const),
]

/** Received and not yet decided: the clock of §33 matters, and the applicant may withdraw. */
export const OPEN: readonly RequestState[] = [
  ...UNDRAFTED,
  ...(['drafted', 'reviewed', 'approved'] as const),
]

/** Whether an office is behind its own day; nothing that the law knows. */
export function isInternallyLate(
  { state, internalDueOn }: { readonly state: RequestState; readonly internalDueOn: Day | null },
  today: Day,
): boolean {
  return internalDueOn !== null && internalDueOn < today && UNDRAFTED.includes(state)
}

/** A decision has been made. */
export const DECIDED: readonly RequestState[] = ['decided', 'served', 'closed', 'archived']
