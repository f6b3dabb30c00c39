import { Type } from 'typebox'
import { isShut, NO_ATTEMPTS } from '#core/identity/lockout.ts'
import { hasRunOut } from '#core/identity/password.ts'
import { isOver } from '#core/identity/session.ts'
import { forbidden } from '#core/kit/refusal.ts'
import { fail, ok } from '#core/kit/result.ts'
import { defineAction } from '#platform/action/define-action.ts'
import { SecondFactorInput } from '../identity.contract.ts'
import type { AccountRow } from '../identity.tables.ts'
import { lockAccount, updateAccount } from '../store/accounts.ts'
import { spendRecoveryCode } from '../store/secrets.ts'
import { sessionByHash } from '../store/sessions.ts'
import { stepOfCode } from './means/second-factor.ts'
import { endSessions, type IdentityContext, openSession } from './means/sessions.ts'
import { tokenHash } from './means/tokens.ts'
import {
  attemptColumns,
  attemptsOf,
  countFailure,
  REFUSED,
  SignInOutcome,
  signInNote,
} from './sign-in-shared.ts'

const Input = Type.Object({
  ...SecondFactorInput.properties,
  /** Hash of the half session the browser came with. */
  session: Type.String(),
  agent: Type.Optional(Type.Union([Type.String(), Type.Null()])),
})

const START_AGAIN = forbidden('start-again', '登录已超时，请重新输入登录名和密码。')

/** The second step of a sign-in: a code of the phone, or a recovery code, each good once. */
export const giveSecondFactor = defineAction({
  name: 'identity.give-second-factor',
  title: '验证动态口令',
  input: Input,
  output: SignInOutcome,
  audience: 'anyone',
  load: async ({ tx, actor, deps, now }: IdentityContext, { session }) => {
    const half = await sessionByHash(tx, actor.regionId, session)
    const times = half && { seenAt: half.seen_at, expiresAt: half.expires_at }
    if (!half?.is_half || !times || isOver(times, now, deps.identity.policy.session)) {
      return fail(START_AGAIN)
    }
    const account = await lockAccount(tx, actor.regionId, half.account_id)
    return account?.totp_secret ? ok(account) : fail(START_AGAIN)
  },
  may: (_, account) => (account.state === 'open' ? null : START_AGAIN),
  run: async (context, account: AccountRow, { code, session, agent = null }) => {
    const { tx, deps, now, today } = context
    const note = (after: object) => signInNote(account, { step: 'second-factor', ...after })
    if (isShut(attemptsOf(account), now)) {
      return ok({ output: REFUSED, audit: note({ result: 'refused', because: 'shut' }) })
    }
    const used = await spendCode(context, account, code.trim().toLowerCase())
    if (!used) {
      const shuts = await countFailure(context, account)
      if (shuts) await endSessions(context, account.id)
      return ok({ output: REFUSED, audit: note({ result: 'refused', because: 'code', shuts }) })
    }
    await updateAccount(tx, account, now, attemptColumns(NO_ATTEMPTS))
    await endSessions(context, account.id, { only: session })
    const { token } = await openSession(context, { accountId: account.id, isHalf: false, agent })
    const mustChangePassword =
      account.must_change_password ||
      hasRunOut(account.password_changed_at, today, deps.identity.policy.password)
    const output = { state: 'signed-in', token, mustChangePassword } as const
    return ok({ output, audit: note({ result: 'signed-in', with: used }) })
  },
})

/** Uses up the code; what kind it was, or null where it is no good. */
async function spendCode(
  { tx, deps, now }: IdentityContext,
  account: AccountRow,
  code: string,
): Promise<'totp' | 'recovery-code' | null> {
  const { region_id, id, totp_secret, totp_last_step } = account
  if (!totp_secret) return null
  const secret = deps.identity.cipher.open(totp_secret, `account.totp/${id}`)
  const step = await stepOfCode(secret, code, now, totp_last_step)
  if (step !== null) {
    await updateAccount(tx, account, now, { totp_last_step: step })
    return 'totp'
  }
  const spent = await spendRecoveryCode(tx, region_id, id, tokenHash(code), now)
  return spent ? 'recovery-code' : null
}
