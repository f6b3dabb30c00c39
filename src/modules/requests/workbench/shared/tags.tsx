import { decisionKind, isDecisionKind } from '#core/requests/decision-kinds.ts'
import { type RequestState, STATES } from '#core/requests/life/states.ts'
import { dayText } from '#ui/dates.ts'
import './tags.css'

/** Where a request stands, as a small label. */
export function StateTag({ state }: { readonly state: RequestState }) {
  return <span className={`request-state is-${state}`}>{STATES[state]}</span>
}

/** What a decision of this kind is called; a dash while there is none. */
export function decisionLabel(kind: string | null): string {
  return kind !== null && isDecisionKind(kind) ? decisionKind(kind).label : '—'
}

export type Due = {
  readonly state: RequestState
  readonly dueOn: string | null
  readonly decidedOn: string | null
  /** Working days; null where they cannot be told. */
  readonly left: number | null
}

const URGENT = 1
const SOON = 3
const NEAR = 5

/** How near the due day is: by colour, by a sign, and in words. */
export function DueTag({ state, dueOn, decidedOn, left }: Due) {
  if (decidedOn !== null) return <span className="soft">{dayText(decidedOn)}答复</span>
  if (dueOn === null) return <span className="soft">{WAITING[state] ?? '届满日待定'}</span>
  return (
    <span className={`due ${left === null ? '' : urgency(left)}`}>
      {left !== null && <strong>{leftText(left)}</strong>}
      <span className="due-day">{dayText(dueOn)}到期</span>
    </span>
  )
}

type Internal = { readonly internalDueOn: string | null; readonly isInternallyLate: boolean }

/** The office's own day: plain, so that it is not taken for the law's. */
export function InternalDue({ internalDueOn, isInternallyLate }: Internal) {
  if (internalDueOn === null) return <span className="soft">—</span>
  return (
    <span className={isInternallyLate ? 'internal-due is-past' : 'internal-due'}>
      {isInternallyLate ? '内部时限已过' : '内部时限'}
      <span className="due-day">{dayText(internalDueOn)}</span>
    </span>
  )
}

const WAITING: Partial<Record<RequestState, string>> = {
  submitted: '待确认，尚未起算',
  'awaiting-supplement': '待补正，收到后重新计算',
  'awaiting-fee': '待缴费，缴费后重新计算',
}

/** `3` → `还剩 3 个工作日`. */
export function leftText(left: number): string {
  if (left < 0) return `逾期 ${-left} 个工作日`
  return left === 0 ? '今天到期' : `还剩 ${left} 个工作日`
}

function urgency(left: number): string {
  if (left < 0) return 'is-over'
  if (left <= URGENT) return 'is-urgent'
  if (left <= SOON) return 'is-soon'
  return left <= NEAR ? 'is-near' : ''
}
