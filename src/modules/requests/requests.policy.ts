import { absent, type Refusal } from '#core/kit/refusal.ts'
import { HANDLERS, SUPERVISORS, TAKER_ROLES } from '#core/requests/life/roles.ts'
import { STEPS, type StepTaker } from '#core/requests/life/steps.ts'
import { type Actor, holds, scopesOf } from '#platform/action/actor.ts'

/** Who may do what with requests. Pure; every list, page, file and export asks here. */

/** What the policy must know of a request. */
export type Guarded = { readonly agencyId: string }

/** The agencies whose requests this person may see; null where that is all of the region. */
export function visibleAgencies(actor: Actor): ReadonlySet<string> | null {
  if (actor.kind === 'program' || scopesOf(actor, SUPERVISORS) === null) return null
  return scopesOf(actor, HANDLERS)
}

export function maySee(actor: Actor, { agencyId }: Guarded): boolean {
  const agencies = visibleAgencies(actor)
  return agencies === null || agencies.has(agencyId)
}

/** Reads who applied and how to reach them; each reading is entered in the trail. */
export function mayReadApplicant(actor: Actor, { agencyId }: Guarded): boolean {
  return holds(actor, HANDLERS, agencyId)
}

/** Enters a request that came in at the counter, by post, fax or mail. */
export function mayRegister(actor: Actor, { agencyId }: Guarded): boolean {
  return actor.kind === 'program' || holds(actor, TAKER_ROLES.clerk ?? [], agencyId)
}

/** Says which of the agency's clerks deals with a request: every one of its own people may. */
export function mayAssign(actor: Actor, { agencyId }: Guarded): boolean {
  return actor.kind === 'program' || holds(actor, HANDLERS, agencyId)
}

/** As whom a person stands to a request. */
export function takersOf(actor: Actor, { agencyId }: Guarded): ReadonlySet<StepTaker> {
  if (actor.kind === 'program') return new Set(STEPS.flatMap(({ by }) => by))
  const takers = Object.entries(TAKER_ROLES).flatMap(([taker, roles]) =>
    holds(actor, roles, agencyId) ? [taker as StepTaker] : [],
  )
  return new Set(takers)
}

/** Not to be told apart from a request that does not exist. */
export function refuseUnseen(actor: Actor, request: Guarded): Refusal | null {
  return maySee(actor, request) ? null : noRequest()
}

export function noRequest(): Refusal {
  return absent('no-request', '没有这件申请，或者您不能查看它。')
}
