import { Type } from 'typebox'
import { type Attempts, afterFailure } from '#core/identity/lockout.ts'
import { forbidden } from '#core/kit/refusal.ts'
import type { AuditNote } from '#platform/action/define-action.ts'
import type { AccountRow } from '../identity.tables.ts'
import { updateAccount } from '../store/accounts.ts'
import type { IdentityContext } from './means/sessions.ts'

/**
 * What came of a try to sign in. A refused try is no refusal of the action: it has to be counted
 * and recorded. The token is for the cookie and nowhere else.
 */
export const SignInOutcome = Type.Object({
  state: Type.Enum(['signed-in', 'second-factor-due', 'refused']),
  token: Type.Union([Type.String(), Type.Null()]),
  mustChangePassword: Type.Boolean(),
})

export const REFUSED = { state: 'refused', token: null, mustChangePassword: false } as const

/** One sentence for every way to fail: which of them it was tells too much to who is guessing. */
export const SIGN_IN_REFUSED = forbidden(
  'sign-in-refused',
  '登录名或密码不正确，或账号暂时不能登录。连续多次输错后，账号会停止登录一段时间；如有疑问请联系系统管理员。',
)

export const CODE_REFUSED = forbidden(
  'code-refused',
  '动态口令不正确、已用过或已过期。请等待下一个口令，或重新登录。',
)

export function attemptsOf(account: AccountRow): Attempts {
  return {
    failures: account.failures,
    failuresSince: account.failures_since,
    lockedUntil: account.locked_until,
  }
}

export function attemptColumns({ failures, failuresSince, lockedUntil }: Attempts) {
  return { failures, failures_since: failuresSince, locked_until: lockedUntil }
}

/** Counts one more failure; whether that shuts the account. */
export async function countFailure(
  { tx, deps, now }: IdentityContext,
  account: AccountRow,
): Promise<boolean> {
  const attempts = afterFailure(attemptsOf(account), now, deps.identity.policy.lockout)
  await updateAccount(tx, account, now, attemptColumns(attempts))
  return attempts.lockedUntil !== null
}

/** Entry of a try. A login nobody has is not written down: it may be a password in the wrong field. */
export function signInNote(
  account: { readonly id: string; readonly login: string } | null,
  after: object,
): AuditNote {
  const subject = { id: account?.id ?? 'unknown', name: account?.login ?? '（没有这个登录名）' }
  return { subject: { kind: 'account', ...subject }, after }
}
