import { addDays, type Day } from '../kit/day.ts'
import type { DisputeKind, DisputeResult } from './counting.ts'
import data from './disputes.json' with { type: 'json' }

type Rule = {
  readonly kinds: readonly DisputeKind[]
  readonly from: Day
  /** Days, not working days. */
  readonly count: number
  readonly basis: string
}

const RULES = data as readonly Rule[]

/** By when the agency must reply to a reconsideration or lawsuit it was told of on a day. */
export function replyDue(
  kind: DisputeKind,
  toldOn: Day,
): { readonly dueOn: Day; readonly basis: string } | null {
  const rule = RULES.findLast((each) => each.kinds.includes(kind) && each.from <= toldOn)
  return rule ? { dueOn: addDays(toldOn, rule.count), basis: rule.basis } : null
}

type Judged = { readonly result: DisputeResult | null; readonly closedOn: Day | null }

/** Whether a decision was corrected and has not been made anew since (行政复议法2023§64, 行政诉讼法§70). */
export function asksForReopening(disputes: readonly Judged[], reopenedOn: Day | null): boolean {
  return disputes.some(
    ({ result, closedOn }) =>
      result === 'corrected' && closedOn !== null && (reopenedOn === null || reopenedOn < closedOn),
  )
}
