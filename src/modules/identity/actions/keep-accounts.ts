import { NO_ATTEMPTS } from '#core/identity/lockout.ts'
import { conflict } from '#core/kit/refusal.ts'
import { fail, ok } from '#core/kit/result.ts'
import { defineAction } from '#platform/action/define-action.ts'
import { violatedConstraint } from '#platform/db/database.ts'
import { AccountInput, Done, LinkInput } from '../identity.contract.ts'
import {
  ACCOUNT_KEEPERS,
  GUARDS,
  mayGuard,
  mayKeepAccount,
  mayTakeInHand,
  PASSWORD_KEEPERS,
} from '../identity.policy.ts'
import { updateAccount } from '../store/accounts.ts'
import { accountToChange, keepsHolders, shutAccount } from './account-shared.ts'
import { endSessions } from './means/sessions.ts'
import { accountNote } from './own-account.ts'
import { clearSecondFactor } from './set-second-factor.ts'
import { attemptColumns } from './sign-in-shared.ts'

const done = { done: true as const }

/** Closed for good: sessions end, roles are gone, the login stays taken for the record's sake. */
export const closeAccount = defineAction({
  name: 'identity.close-account',
  title: '停用账号',
  input: AccountInput,
  output: Done,
  audience: ACCOUNT_KEEPERS,
  load: accountToChange,
  may: mayKeepAccount,
  run: async (context, account) => {
    const shut = await shutAccount(context, account)
    if (!shut.ok) return shut
    return ok({ output: done, audit: accountNote(account, { after: shut.value }) })
  },
})

/** Nobody gets in until it is unlocked; who is in is out. */
export const lockAccountByHand = defineAction({
  name: 'identity.lock-account',
  title: '锁定账号',
  input: AccountInput,
  output: Done,
  audience: GUARDS,
  load: accountToChange,
  may: mayGuard,
  run: async (context, account) => {
    const refusal = await keepsHolders(context, account, account.roles)
    if (refusal) return fail(refusal)
    await updateAccount(context.tx, account, context.now, { state: 'locked' })
    const endedSessions = await endSessions(context, account.id)
    return ok({ output: done, audit: accountNote(account, { after: { endedSessions } }) })
  },
})

/** Opens what was locked, by hand or by wrong passwords. */
export const unlockAccount = defineAction({
  name: 'identity.unlock-account',
  title: '解锁账号',
  input: AccountInput,
  output: Done,
  audience: GUARDS,
  load: accountToChange,
  may: mayGuard,
  run: async ({ tx, now }, account) => {
    await updateAccount(tx, account, now, { state: 'open', ...attemptColumns(NO_ATTEMPTS) })
    return ok({ output: done, audit: accountNote(account, { before: { state: account.state } }) })
  },
})

/** Signs somebody out everywhere. */
export const endAccountSessions = defineAction({
  name: 'identity.end-account-sessions',
  title: '强制退出账号',
  input: AccountInput,
  output: Done,
  audience: GUARDS,
  load: accountToChange,
  may: mayGuard,
  run: async (context, account) => {
    const endedSessions = await endSessions(context, account.id)
    return ok({ output: done, audit: accountNote(account, { after: { endedSessions } }) })
  },
})

/** For somebody whose phone is lost and whose recovery codes are used up. */
export const resetSecondFactor = defineAction({
  name: 'identity.reset-second-factor',
  title: '清除动态口令',
  input: AccountInput,
  output: Done,
  audience: GUARDS,
  load: accountToChange,
  may: mayGuard,
  run: async (context, account) => {
    await clearSecondFactor(context, account)
    await endSessions(context, account.id)
    return ok({ output: done, audit: accountNote(account) })
  },
})

const TAKEN = conflict('subject-taken', '这个统一身份已经关联了另一个账号。', {
  subject: '已经关联了另一个账号。',
})

/** Lets somebody in by the single sign-on. A one-time password nobody has used yet is void then. */
export const linkAccount = defineAction({
  name: 'identity.link-account',
  title: '设置统一身份关联',
  input: LinkInput,
  output: Done,
  audience: PASSWORD_KEEPERS,
  load: accountToChange,
  may: mayTakeInHand,
  run: async ({ tx, now }, account, { subject }) => {
    const isUnused = subject !== null && account.must_change_password
    const noPassword = { password_hash: null, must_change_password: false }
    try {
      const change = { oidc_subject: subject, ...(isUnused && noPassword) }
      await updateAccount(tx, account, now, change)
    } catch (error) {
      if (violatedConstraint(error) !== null) return fail(TAKEN)
      throw error
    }
    return ok({
      output: done,
      audit: accountNote(account, { after: { isLinked: subject !== null } }),
    })
  },
})
