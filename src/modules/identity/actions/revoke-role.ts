import { absent } from '#core/kit/refusal.ts'
import { fail, ok } from '#core/kit/result.ts'
import { defineAction } from '#platform/action/define-action.ts'
import { Done, GrantInput } from '../identity.contract.ts'
import { GUARDS, mayGuard } from '../identity.policy.ts'
import { lockGrant, lockGrants, revokeGrants } from '../store/grants.ts'
import { accountToChange, keepsHolders } from './account-shared.ts'
import { endSessions, type IdentityContext } from './means/sessions.ts'
import { accountNote } from './own-account.ts'

const NO_GRANT = absent('no-grant', '没有这项授权，或已经收回。')

/** Takes a role back; the account is signed out everywhere. */
export const revokeRole = defineAction({
  name: 'identity.revoke-role',
  title: '收回角色',
  input: GrantInput,
  output: Done,
  audience: GUARDS,
  load: async (context: IdentityContext, { grantId }: { grantId: string }) => {
    await lockGrants(context.tx, context.actor.regionId)
    const grant = await lockGrant(context.tx, context.actor.regionId, grantId)
    if (!grant || grant.revoked_at !== null) return fail(NO_GRANT)
    const account = await accountToChange(context, { accountId: grant.account_id })
    return account.ok ? ok({ grant, account: account.value }) : account
  },
  may: (actor, { account }) => mayGuard(actor, account),
  run: async (context, { grant, account }) => {
    const { tx, deps, actor, now } = context
    const refusal = await keepsHolders(context, account, [grant.role])
    if (refusal) return fail(refusal)
    await revokeGrants(tx, actor.regionId, now, { id: grant.id })
    await endSessions(context, account.id)
    deps.identity.access.forgetAll()
    const before = { role: grant.role, agencyId: grant.agency_id, withSubtree: grant.with_subtree }
    return ok({ output: { done: true as const }, audit: accountNote(account, { before }) })
  },
})
