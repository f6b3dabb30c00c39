import { isRole, ROLES, SEPARATED_ROLES } from '#core/identity/role.ts'
import { absent, conflict, type Refusal } from '#core/kit/refusal.ts'
import { fail, ok, type Result } from '#core/kit/result.ts'
import type { AccountRow } from '../identity.tables.ts'
import { type AccountOfPerson, accountById, lockAccount, updateAccount } from '../store/accounts.ts'
import { grantsOf, lockGrants, otherHolders, revokeGrants } from '../store/grants.ts'
import { readableCode } from './means/passwords.ts'
import { endSessions, type IdentityContext } from './means/sessions.ts'

export const NO_ACCOUNT = absent('no-account', '没有这个账号，或它已停用。')

/** An account with whose it is and what it may do, held until the transaction ends. */
export type AccountToChange = AccountOfPerson & { readonly roles: readonly string[] }

export async function accountToChange(
  { tx, actor }: IdentityContext,
  { accountId }: { readonly accountId: string },
): Promise<Result<AccountToChange, Refusal>> {
  await lockGrants(tx, actor.regionId)
  const locked = await lockAccount(tx, actor.regionId, accountId)
  const account = await accountById(tx, actor.regionId, accountId)
  if (!locked || !account || account.state === 'closed') return fail(NO_ACCOUNT)
  const grants = await grantsOf(tx, actor.regionId, [accountId])
  return ok({ ...account, roles: grants.map(({ role }) => role) })
}

/** Refuses to take a separated role from its last holder: nobody could ever give it again. */
export async function keepsHolders(
  { tx, actor }: IdentityContext,
  account: Pick<AccountRow, 'id'>,
  roles: readonly string[],
): Promise<Refusal | null> {
  for (const role of new Set(roles)) {
    if (!isRole(role) || !SEPARATED_ROLES.includes(role)) continue
    if ((await otherHolders(tx, actor.regionId, role, account.id)) === 0) {
      return conflict(
        'last-administrator',
        `这是最后一个能登录的${ROLES[role]}，请先授权另一个账号。`,
      )
    }
  }
  return null
}

/** Closes an account with everything that hangs on it; what was ended, for the entry. */
export async function shutAccount(
  context: IdentityContext,
  account: AccountRow,
): Promise<Result<object, Refusal>> {
  const { tx, deps, actor, now } = context
  await lockGrants(tx, actor.regionId)
  const held = (await grantsOf(tx, actor.regionId, [account.id])).map(({ role }) => role)
  const refusal = await keepsHolders(context, account, held)
  if (refusal) return fail(refusal)
  const revoked = await revokeGrants(tx, actor.regionId, now, { accountId: account.id })
  const endedSessions = await endSessions(context, account.id)
  // The subject is given free: the same human being may come back with another account.
  const closed = { state: 'closed', closed_at: now, oidc_subject: null } as const
  await updateAccount(tx, account, now, closed)
  deps.identity.access.forgetAll()
  return ok({
    closedAccount: account.login,
    revokedRoles: revoked.map(({ role }) => role),
    endedSessions,
  })
}

/** A password to be handed over and changed at the first sign-in: eighty bits, readable aloud. */
export async function oneTimePassword({ deps }: IdentityContext) {
  const password = readableCode(4)
  const password_hash = await deps.identity.passwords.hash(password)
  return { password, columns: { password_hash, must_change_password: true } }
}
