import { type Static, Type } from 'typebox'
import { isShut, NO_ATTEMPTS } from '#core/identity/lockout.ts'
import { hasRunOut } from '#core/identity/password.ts'
import { ok } from '#core/kit/result.ts'
import { defineAction } from '#platform/action/define-action.ts'
import { LoginInput } from '../identity.contract.ts'
import { accountByLogin, lockAccount, updateAccount } from '../store/accounts.ts'
import { type IdentityContext, openSession } from './means/sessions.ts'
import {
  attemptColumns,
  attemptsOf,
  countFailure,
  REFUSED,
  SignInOutcome,
  signInNote,
} from './sign-in-shared.ts'

const Input = Type.Object({
  ...LoginInput.properties,
  /** The browser, as it calls itself. */
  agent: Type.Optional(Type.Union([Type.String(), Type.Null()])),
})

/** Login and password. For every login, known or not, one password is hashed. */
export const signIn = defineAction({
  name: 'identity.sign-in',
  title: '登录',
  input: Input,
  output: SignInOutcome,
  audience: 'anyone',
  load: async ({ tx, actor, deps }: IdentityContext, { login, password }) => {
    const known = await accountByLogin(tx, actor.regionId, login.trim().toLowerCase())
    const matches = await deps.identity.passwords.matches(known?.password_hash ?? null, password)
    // Locked only now: hashing takes its time, and tries at once must still be counted one by one.
    const account = known && (await lockAccount(tx, actor.regionId, known.id))
    const isSame = account?.password_hash === known?.password_hash
    return ok({ account, matches: matches && isSame })
  },
  may: () => null,
  run: async (context, { account, matches }, { agent = null }: Static<typeof Input>) => {
    const { now, today, deps } = context
    const { policy } = deps.identity
    const refused = (after: object) =>
      ok({ output: REFUSED, audit: signInNote(account, { result: 'refused', ...after }) })
    if (!account) return refused({ because: 'unknown' })
    if (account.state !== 'open') return refused({ because: account.state })
    if (isShut(attemptsOf(account), now)) return refused({ because: 'shut' })
    if (!matches) {
      return refused({ because: 'password', shuts: await countFailure(context, account) })
    }
    const isHalf = account.totp_secret !== null
    // The failures are forgotten only when all of the sign-in has succeeded.
    if (!isHalf) await updateAccount(context.tx, account, now, attemptColumns(NO_ATTEMPTS))
    const { token } = await openSession(context, { accountId: account.id, isHalf, agent })
    const mustChangePassword =
      account.must_change_password || hasRunOut(account.password_changed_at, today, policy.password)
    const state = isHalf ? 'second-factor-due' : 'signed-in'
    const output = { state, token, mustChangePassword } as const
    return ok({ output, audit: signInNote(account, { result: state }) })
  },
})
