import { excludedBy, REGION_ROLES, ROLES, type Role } from '#core/identity/role.ts'
import { conflict, invalid } from '#core/kit/refusal.ts'
import { fail, ok } from '#core/kit/result.ts'
import { defineAction } from '#platform/action/define-action.ts'
import { newId } from '#platform/db/uuid.ts'
import { Changed, GiveRoleInput } from '../identity.contract.ts'
import { GUARDS, mayGuard } from '../identity.policy.ts'
import { grantsOf, insertGrant, rolesOfHuman } from '../store/grants.ts'
import { accountToChange } from './account-shared.ts'
import { openAgency } from './agency-shared.ts'
import { endSessions } from './means/sessions.ts'
import { accountNote } from './own-account.ts'

const excluded = (wanted: Role, held: Role) =>
  conflict(
    'roles-exclude-each-other',
    `此人（或同一电话号码的另一条人员记录）已是${ROLES[held]}；三员分立，不能再担任${ROLES[wanted]}。`,
  )
const REGION_ONLY = invalid('region-role', '这个角色只能对整个行政区授权，不能限于某个单位。', {
  agencyId: '请不要选择单位。',
})

/** Entrusts an account with a role. Its sessions end: what it may do begins with a new sign-in. */
export const giveRole = defineAction({
  name: 'identity.give-role',
  title: '授予角色',
  input: GiveRoleInput,
  output: Changed,
  audience: GUARDS,
  load: accountToChange,
  may: mayGuard,
  run: async (context, account, { role, agencyId = null, withSubtree = false }) => {
    const { tx, deps, actor, now } = context
    if (agencyId !== null && REGION_ROLES.includes(role)) return fail(REGION_ONLY)
    if (agencyId !== null) {
      const agency = await openAgency(context, agencyId, 'agencyId')
      if (!agency.ok) return agency
    }
    const held = await rolesOfHuman(tx, actor.regionId, account.person_id)
    const clash = excludedBy(role, held)
    if (clash) return fail(excluded(role, clash))
    const grants = await grantsOf(tx, actor.regionId, [account.id])
    if (grants.some((grant) => grant.role === role && grant.agency_id === agencyId)) {
      return fail(conflict('already-granted', '这个账号已有这项授权。'))
    }
    const id = newId()
    await insertGrant(tx, {
      ...{ region_id: actor.regionId, id, account_id: account.id, role, agency_id: agencyId },
      ...{ with_subtree: agencyId !== null && withSubtree, granted_at: now },
      ...{ granted_by: actor.id, revoked_at: null },
    })
    const endedSessions = await endSessions(context, account.id)
    deps.identity.access.forgetAll()
    const after = { role, agencyId, withSubtree, endedSessions }
    return ok({ output: { id, version: 1 }, audit: accountNote(account, { after }) })
  },
})
