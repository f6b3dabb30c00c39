import { CALENDAR_KEEPERS, HANDLERS, READERS, TAKER_ROLES } from '#core/requests/life/roles.ts'
import type { MeView } from '../../../identity/identity.contract.ts'

/** The agencies for which a person holds one of the roles; null where that is all of the region. */
function agenciesFor(me: MeView, roles: readonly string[]): ReadonlySet<string> | null {
  const held = me.roles.filter(({ role }) => roles.includes(role))
  if (held.some(({ agencyIds }) => agencyIds === null)) return null
  return new Set(held.flatMap(({ agencyIds }) => agencyIds ?? []))
}

export const seenAgencies = (me: MeView) => agenciesFor(me, READERS)
export const registeringAgencies = (me: MeView) => agenciesFor(me, TAKER_ROLES.clerk ?? [])

const holdsOne = (me: MeView, roles: readonly string[]) =>
  me.roles.some(({ role }) => roles.includes(role))
export const mayRegister = (me: MeView) => holdsOne(me, TAKER_ROLES.clerk ?? [])
export const handles = (me: MeView) => holdsOne(me, HANDLERS)
export const sees = (me: MeView) => holdsOne(me, READERS)
export const keepsCalendar = (me: MeView) => holdsOne(me, CALENDAR_KEEPERS)
