import { HANDLERS, READERS, TAKER_ROLES } from '#core/requests/life/roles.ts'
import type { MeView } from '../../../identity/identity.contract.ts'

/** The agencies for which a person holds one of the roles; null where that is all of the region. */
function agenciesFor(me: MeView, roles: readonly string[]): ReadonlySet<string> | null {
  const held = me.roles.filter(({ role }) => roles.includes(role))
  if (held.some(({ agencyIds }) => agencyIds === null)) return null
  return new Set(held.flatMap(({ agencyIds }) => agencyIds ?? []))
}

export const seenAgencies = (me: MeView) => agenciesFor(me, READERS)
export const registeringAgencies = (me: MeView) => agenciesFor(me, TAKER_ROLES.clerk ?? [])
export const mayRegister = (me: MeView) =>
  me.roles.some(({ role }) => (TAKER_ROLES.clerk ?? []).some((each) => each === role))
export const handles = (me: MeView) =>
  me.roles.some(({ role }) => HANDLERS.some((each) => each === role))
