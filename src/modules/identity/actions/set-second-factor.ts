import { needsSecondFactor } from '#core/identity/second-factor.ts'
import { conflict, invalid, type Refusal } from '#core/kit/refusal.ts'
import { fail, ok } from '#core/kit/result.ts'
import type { Actor } from '#platform/action/actor.ts'
import { defineAction } from '#platform/action/define-action.ts'
import {
  Done,
  PasswordInput,
  RecoveryCodes,
  SecondFactorInput,
  SecondFactorStart,
} from '../identity.contract.ts'
import type { AccountRow } from '../identity.tables.ts'
import { updateAccount } from '../store/accounts.ts'
import { replaceRecoveryCodes } from '../store/secrets.ts'
import { grantsOfAccount, SECOND_FACTOR_DUE } from './means/identify.ts'
import { readableCode } from './means/passwords.ts'
import { newTotpSecret, stepOfCode, totpUri } from './means/second-factor.ts'
import type { IdentityContext } from './means/sessions.ts'
import { tokenHash } from './means/tokens.ts'
import { accountNote, ownAccount } from './own-account.ts'
import { refuseStranger } from './prove-owner.ts'

const ISSUER = '政务公开平台'
const RECOVERY_CODES = 10

const WRONG_CODE = invalid('code', '动态口令不正确，请核对手机时间后再试。', {
  code: '动态口令不正确。',
})
const NOT_BEGUN = invalid('not-begun', '请先用手机扫描二维码。')

const REQUIRED = conflict('second-factor-required', '您担任的角色须使用双重验证，不能停用。')

/** Something else is due first: a new password comes before a second factor. */
const refuseOtherwiseDue = ({ restriction }: Actor): Refusal | null =>
  restriction && restriction.code !== SECOND_FACTOR_DUE.code ? restriction : null

/** Shows a secret for the phone; nothing is asked for at the sign-in before it is confirmed. */
export const startSecondFactor = defineAction({
  name: 'identity.start-second-factor',
  title: '开始设置动态口令',
  input: PasswordInput,
  output: SecondFactorStart,
  audience: 'restricted',
  load: ownAccount,
  may: refuseOtherwiseDue,
  run: async (context, account, { password }) => {
    const stranger = await refuseStranger(context, account, password, 'password')
    if (stranger) return fail(stranger)
    const secret = newTotpSecret()
    const totp_pending = context.deps.identity.cipher.seal(secret, `account.totp/${account.id}`)
    await updateAccount(context.tx, account, context.now, { totp_pending })
    const output = { secret, uri: totpUri(secret, ISSUER, account.login) }
    return ok({ output, audit: accountNote(account) })
  },
})

/** The phone shows the right code: from now on it is asked for. Gives recovery codes, shown once. */
export const confirmSecondFactor = defineAction({
  name: 'identity.confirm-second-factor',
  title: '启用动态口令',
  input: SecondFactorInput,
  output: RecoveryCodes,
  audience: 'restricted',
  load: ownAccount,
  may: refuseOtherwiseDue,
  run: async (context, account, { code }) => {
    const { tx, deps, now } = context
    if (!account.totp_pending) return fail(NOT_BEGUN)
    const secret = deps.identity.cipher.open(account.totp_pending, `account.totp/${account.id}`)
    const step = await stepOfCode(secret, code.trim(), now, null)
    if (step === null) return fail(WRONG_CODE)
    await updateAccount(tx, account, now, {
      ...{ totp_secret: account.totp_pending, totp_pending: null, totp_last_step: step },
    })
    // Whoever was let through to nothing else is free at the next request.
    deps.identity.access.forgetAll()
    const codes = await newRecoveryCodes(context, account)
    return ok({ output: { codes }, audit: accountNote(account) })
  },
})

/** Takes one's own second factor away. */
export const removeSecondFactor = defineAction({
  name: 'identity.remove-second-factor',
  title: '停用动态口令',
  input: PasswordInput,
  output: Done,
  audience: 'signed-in',
  load: ownAccount,
  may: () => null,
  run: async (context, account, { password }) => {
    const stranger = await refuseStranger(context, account, password, 'password')
    if (stranger) return fail(stranger)
    if (await isRequired(context, account)) return fail(REQUIRED)
    await clearSecondFactor(context, account)
    return ok({ output: { done: true as const }, audit: accountNote(account) })
  },
})

/** Recovery codes anew; the old ones are void. */
export const renewRecoveryCodes = defineAction({
  name: 'identity.renew-recovery-codes',
  title: '更换恢复码',
  input: PasswordInput,
  output: RecoveryCodes,
  audience: 'signed-in',
  load: ownAccount,
  may: () => null,
  run: async (context, account, { password }) => {
    const stranger = await refuseStranger(context, account, password, 'password')
    if (stranger) return fail(stranger)
    if (!account.totp_secret) return fail(NOT_BEGUN)
    const codes = await newRecoveryCodes(context, account)
    return ok({ output: { codes }, audit: accountNote(account) })
  },
})

async function newRecoveryCodes({ tx }: IdentityContext, account: AccountRow): Promise<string[]> {
  const codes = Array.from({ length: RECOVERY_CODES }, () => readableCode(4))
  await replaceRecoveryCodes(tx, account.region_id, account.id, codes.map(tokenHash))
  return codes
}

async function isRequired({ tx, deps }: IdentityContext, account: AccountRow): Promise<boolean> {
  const grants = await grantsOfAccount(tx, account.region_id, account.id)
  const held = {
    roles: grants.map(({ role }) => role),
    hasPassword: account.password_hash !== null,
  }
  return needsSecondFactor(held, deps.identity.policy.secondFactor)
}

export async function clearSecondFactor(
  { tx, now }: IdentityContext,
  account: AccountRow,
): Promise<void> {
  const none = { totp_secret: null, totp_pending: null, totp_last_step: null }
  await updateAccount(tx, account, now, none)
  await replaceRecoveryCodes(tx, account.region_id, account.id, [])
}
