import { type Role, SEPARATED_ROLES } from '#core/identity/role.ts'
import { forbidden } from '#core/kit/refusal.ts'
import { type Actor, holds } from '#platform/action/actor.ts'
import type { Verdict } from '#platform/action/define-action.ts'

/** Who may do what to agencies, people and accounts. Pure; the table test goes through all of it. */

export const AGENCY_KEEPERS: readonly Role[] = ['system-administrator']
export const SITE_KEEPERS: readonly Role[] = ['system-administrator']
export const ACCOUNT_KEEPERS: readonly Role[] = ['system-administrator']
/** One-time passwords: of ordinary accounts by the first, of the separated roles by the second. */
export const PASSWORD_KEEPERS: readonly Role[] = ['system-administrator', 'security-administrator']
export const GUARDS: readonly Role[] = ['security-administrator']
/** Names and posts, telephone and mail masked. */
export const PEOPLE_READERS: readonly Role[] = [
  ...['disclosure-office', 'system-administrator', 'security-administrator', 'auditor'],
] as Role[]
/** Telephone and mail in full: who must reach people. */
export const CONTACT_READERS: readonly Role[] = ['disclosure-office', 'system-administrator']
export const ACCOUNT_READERS: readonly Role[] = [
  ...['system-administrator', 'security-administrator', 'auditor'],
] as Role[]

const NOT_YOURS = forbidden('not-yours', '您没有办理这件事的权限。')
const ONESELF = forbidden('oneself', '不能对自己的账号办理这件事，请由另一位管理员办理。')

const may =
  (roles: readonly Role[]) =>
  (actor: Actor): Verdict =>
    actor.kind === 'program' || holds(actor, roles) ? null : NOT_YOURS

export const mayKeepAgencies = may(AGENCY_KEEPERS)
export const mayKeepSite = may(SITE_KEEPERS)
export const mayKeepPeople = may(ACCOUNT_KEEPERS)
export const mayReadPeople = may(PEOPLE_READERS)
export const mayReadAccounts = may(ACCOUNT_READERS)

/** For the agency of the person: who holds the role only at some agencies reads only those. */
export function mayReadContact(actor: Actor, agencyId: string): Verdict {
  return actor.kind === 'program' || holds(actor, CONTACT_READERS, agencyId) ? null : NOT_YOURS
}

/** An account as far as rights are concerned. */
export type AccountInHand = { readonly id: string; readonly roles: readonly string[] }

/** Opening and closing accounts. Nobody closes their own, and so locks the region out of itself. */
export function mayKeepAccount(actor: Actor, account: Pick<AccountInHand, 'id'> | null): Verdict {
  const verdict = mayKeepPeople(actor)
  return verdict ?? (account !== null && isOneself(actor, account) ? ONESELF : null)
}

/**
 * Giving an account a new way in (a one-time password, a link to the sign-on) is to take it in
 * hand. The system administrator could so become security administrator or auditor: accounts with
 * a separated role are taken in hand by the security administrator only, and by the system
 * administrator only those of other system administrators.
 */
export function mayTakeInHand(actor: Actor, account: AccountInHand): Verdict {
  if (actor.kind === 'program') return null
  if (isOneself(actor, account)) return ONESELF
  const separated = account.roles.filter((role) => SEPARATED_ROLES.some((each) => each === role))
  if (separated.length > 0 && holds(actor, GUARDS)) return null
  const isPlain = separated.every((role) => role === 'system-administrator')
  return isPlain && holds(actor, ACCOUNT_KEEPERS) ? null : NOT_YOURS
}

/** Locking, ending sessions, taking a lost second factor away, giving and revoking roles. */
export function mayGuard(actor: Actor, account: Pick<AccountInHand, 'id'>): Verdict {
  if (actor.kind === 'program') return null
  if (!holds(actor, GUARDS)) return NOT_YOURS
  return isOneself(actor, account) ? ONESELF : null
}

function isOneself(actor: Actor, { id }: Pick<AccountInHand, 'id'>): boolean {
  return actor.id === id
}
