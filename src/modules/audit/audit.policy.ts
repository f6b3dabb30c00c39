import { forbidden } from '#core/kit/refusal.ts'
import { type Actor, holds } from '#platform/action/actor.ts'
import type { Verdict } from '#platform/action/define-action.ts'

/** Only auditors read the trail: those whose work it records do not. */
export const READERS = ['auditor'] as const

export function mayReadTrail(actor: Actor): Verdict {
  if (actor.kind === 'program' || holds(actor, READERS)) return null
  return forbidden('not-an-auditor', '只有审计员可以查看操作记录。')
}
