import type { Day } from '#core/kit/day.ts'
import { invalid, type Refusal } from '#core/kit/refusal.ts'
import { isDecisionKind } from '#core/requests/decision-kinds.ts'
import { checkDecision, type Decision } from '#core/requests/decision-kinds-check.ts'
import type { MatterRow } from '../../store/requests.ts'

/** What the decisions on the matters of a request still lack, were they made on a day; null: nothing. */
export function decisionFaultOf(
  { matters }: { readonly matters: readonly MatterRow[] },
  decidedOn: Day,
): Refusal | null {
  for (const { position, decision_kind: kind, decision } of matters) {
    const fault =
      kind !== null && isDecisionKind(kind)
        ? checkDecision({ parts: {}, ...decision, kind, decidedOn } as Decision)
        : invalid('no-decision', '还没有选定答复种类。')
    if (fault && matters.length === 1) return fault
    if (fault) return { ...fault, message: `第${position}项：${fault.message}` }
  }
  return null
}
