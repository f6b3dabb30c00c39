import { absent, conflict, type Refusal } from '#core/kit/refusal.ts'
import { CALENDAR_KEEPERS, HANDLERS, SUPERVISORS, TAKER_ROLES } from '#core/requests/life/roles.ts'
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

/**
 * The agencies whose requests without a due day this person is told the number of: those they see, and
 * for those who announce days off, which move every agency's due days, all of the region (null).
 */
export function datedAgencies(actor: Actor): ReadonlySet<string> | null {
  const announces = actor.grants.some(({ role }) => CALENDAR_KEEPERS.some((each) => each === role))
  return announces ? null : visibleAgencies(actor)
}

export function maySee(actor: Actor, { agencyId }: Guarded): boolean {
  const agencies = visibleAgencies(actor)
  return agencies === null || agencies.has(agencyId)
}

/** Reads who applied and how to reach them; each reading is entered in the trail. */
export function mayReadApplicant(actor: Actor, { agencyId }: Guarded): boolean {
  return holds(actor, HANDLERS, agencyId)
}

/** Opens what is attached: what tells who applied only as `mayReadApplicant`, the rest as `maySee`. */
export function mayOpenFile(
  actor: Actor,
  request: Guarded,
  { isPersonal }: { readonly isPersonal: boolean },
): boolean {
  return isPersonal ? mayReadApplicant(actor, request) : maySee(actor, request)
}

/** Enters a request that came in at the counter, by post, fax or mail. */
export function mayRegister(actor: Actor, { agencyId }: Guarded): boolean {
  return actor.kind === 'program' || holds(actor, TAKER_ROLES.clerk ?? [], agencyId)
}

/** Says which of the agency's clerks deals with a request: every one of its own people may. */
export function mayAssign(actor: Actor, { agencyId }: Guarded): boolean {
  return actor.kind === 'program' || holds(actor, HANDLERS, agencyId)
}

/** The agencies for which this person does what others ask of them; null: all of the region. */
export function taskedAgencies(actor: Actor): ReadonlySet<string> | null {
  return actor.kind === 'program' ? null : scopesOf(actor, TAKER_ROLES.clerk ?? [])
}

/** Answers what a unit was asked: the unit's own clerk, or the agency's, who was told by word of mouth. */
export function mayAnswerTask(actor: Actor, { agencyId }: Guarded, taskedId: string): boolean {
  const agencies = taskedAgencies(actor)
  return agencies === null || agencies.has(taskedId) || agencies.has(agencyId)
}

/** As whom a person stands to a request. */
export function takersOf(actor: Actor, { agencyId }: Guarded): ReadonlySet<StepTaker> {
  if (actor.kind === 'program') return new Set(STEPS.flatMap(({ by }) => by))
  const takers = Object.entries(TAKER_ROLES).flatMap(([taker, roles]) =>
    holds(actor, roles, agencyId) ? [taker as StepTaker] : [],
  )
  if (holds(actor, [APPLICANT], agencyId)) takers.push('applicant')
  return new Set(takers)
}

/** Nobody is given this role: it is held for the length of one action, by who has shown to be it. */
const APPLICANT = 'applicant'

/** Whoever has shown, by code or telephone, to be the applicant of a request. */
export function asApplicant(actor: Actor, { agencyId }: Guarded): Actor {
  const grant = { role: APPLICANT, scopes: new Set([agencyId]) }
  return { ...actor, id: null, name: '申请人', kind: 'nobody', grants: [grant] }
}

/** Not to be told apart from a request that does not exist. */
export function refuseUnseen(actor: Actor, request: Guarded): Refusal | null {
  return maySee(actor, request) ? null : noRequest()
}

/** Somebody was faster: what this person looked at is no longer how it is. */
export function refuseStale(
  { version }: { readonly version: number },
  seen: number,
): Refusal | null {
  return seen === version
    ? null
    : conflict('changed-since', '申请在您打开之后又有变化，请先看过最新的情况再办理。')
}

export function noRequest(): Refusal {
  return absent('no-request', '没有这件申请，或者您不能查看它。')
}
