import { Type } from 'typebox'
import { hasRunOut, passwordExpiresOn } from '#core/identity/password.ts'
import { isRole, ROLES } from '#core/identity/role.ts'
import { needsSecondFactor } from '#core/identity/second-factor.ts'
import { absent } from '#core/kit/refusal.ts'
import { fail, ok } from '#core/kit/result.ts'
import { defineQuery } from '#platform/action/define-action.ts'
import { MeView } from '../identity.contract.ts'
import { accountById } from '../store/accounts.ts'
import { regionById } from '../store/regions.ts'
import { recoveryCodesLeft } from '../store/secrets.ts'
import { grantsOfAccount } from './means/identify.ts'
import type { IdentityContext } from './means/sessions.ts'

const GONE = absent('no-account', '没有找到您的账号，请重新登录。')

/** Who is signed in, and what they are entrusted with. */
export const readMe = defineQuery({
  name: 'identity.read-me',
  title: '查看自己的账号',
  input: Type.Object({}),
  output: MeView,
  audience: 'restricted',
  load: async ({ tx, actor }: IdentityContext) => {
    const account = actor.id === null ? null : await accountById(tx, actor.regionId, actor.id)
    const region = await regionById(tx, actor.regionId)
    return account && region ? ok({ account, region }) : fail(GONE)
  },
  may: () => null,
  answer: async ({ tx, deps, today }, { account, region }) => {
    const { password, secondFactor } = deps.identity.policy
    const grants = await grantsOfAccount(tx, account.region_id, account.id)
    const roles = grants.flatMap(({ role, scopes }) =>
      isRole(role) ? [{ role, title: ROLES[role], agencyIds: scopes && [...scopes] }] : [],
    )
    return ok({
      accountId: account.id,
      login: account.login,
      name: account.person_name,
      title: account.person_title,
      agency: { id: account.agency_id, name: account.agency_name },
      region: { id: region.id, code: region.code, name: region.name },
      roles,
      mustChangePassword:
        account.must_change_password || hasRunOut(account.password_changed_at, today, password),
      passwordExpiresOn: passwordExpiresOn(account.password_changed_at, password),
      hasSecondFactor: account.totp_secret !== null,
      needsSecondFactor: needsSecondFactor(
        {
          roles: grants.map(({ role }) => role),
          hasPassword: account.password_hash !== null,
        },
        secondFactor,
      ),
      recoveryCodesLeft: await recoveryCodesLeft(tx, account.region_id, account.id),
    })
  },
})
