import { isShut } from '#core/identity/lockout.ts'
import { isRole, ROLES } from '#core/identity/role.ts'
import { ok } from '#core/kit/result.ts'
import { defineQuery } from '#platform/action/define-action.ts'
import { AccountList, type GrantView, ListAccountsInput } from '../identity.contract.ts'
import { ACCOUNT_READERS, mayReadAccounts } from '../identity.policy.ts'
import { findAccounts } from '../store/accounts.ts'
import { type GrantOfAccount, grantsOf } from '../store/grants.ts'
import type { IdentityContext } from './means/sessions.ts'

const PAGE = 50

/** Accounts with what each is entrusted with. */
export const listAccounts = defineQuery({
  name: 'identity.list-accounts',
  title: '查看账号列表',
  input: ListAccountsInput,
  output: AccountList,
  audience: ACCOUNT_READERS,
  load: async (_: IdentityContext) => ok(null),
  may: mayReadAccounts,
  answer: async ({ tx, actor, now }, _, { withClosed, limit = PAGE, ...search }) => {
    const { regionId } = actor
    const filter = { ...search, regionId, withClosed: withClosed ?? false, limit: limit + 1 }
    const rows = await findAccounts(tx, filter)
    const page = rows.slice(0, limit)
    const grants = await grantsOf(
      tx,
      regionId,
      page.map(({ id }) => id),
    )
    const accounts = page.map((row) => {
      const isShutNow = isShut({ lockedUntil: row.locked_until }, now)
      return {
        id: row.id,
        personId: row.person_id,
        personName: row.person_name,
        agencyName: row.agency_name,
        login: row.login,
        state: row.state,
        lockedUntil: isShutNow ? row.locked_until : null,
        mustChangePassword: row.must_change_password,
        hasSecondFactor: row.totp_secret !== null,
        isLinked: row.oidc_subject !== null,
        lastSeenAt: row.last_seen_at,
        grants: grants.filter((grant) => grant.account_id === row.id).flatMap(grantView),
        version: row.version,
      }
    })
    return ok({ accounts, next: rows.length > limit ? (page.at(-1)?.id ?? null) : null })
  },
})

function grantView(row: GrantOfAccount): GrantView[] {
  const { role } = row
  if (!isRole(role)) return []
  return [
    {
      id: row.id,
      accountId: row.account_id,
      role,
      title: ROLES[role],
      agencyId: row.agency_id,
      agencyName: row.agency_name,
      withSubtree: row.with_subtree,
      grantedAt: row.granted_at,
      grantedBy: row.giver_name,
    },
  ]
}
