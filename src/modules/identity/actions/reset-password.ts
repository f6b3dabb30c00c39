import { NO_ATTEMPTS } from '#core/identity/lockout.ts'
import { ok } from '#core/kit/result.ts'
import { defineAction } from '#platform/action/define-action.ts'
import { AccountInput, OneTimePassword } from '../identity.contract.ts'
import { mayTakeInHand, PASSWORD_KEEPERS } from '../identity.policy.ts'
import { updateAccount } from '../store/accounts.ts'
import { accountToChange, oneTimePassword } from './account-shared.ts'
import { endSessions } from './means/sessions.ts'
import { accountNote } from './own-account.ts'
import { attemptColumns } from './sign-in-shared.ts'

/** A one-time password for somebody who forgot theirs. The second factor stays as it is. */
export const resetPassword = defineAction({
  name: 'identity.reset-password',
  title: '重置密码',
  input: AccountInput,
  output: OneTimePassword,
  audience: PASSWORD_KEEPERS,
  load: accountToChange,
  may: mayTakeInHand,
  run: async (context, account) => {
    const { password, columns } = await oneTimePassword(context)
    const change = { ...columns, ...attemptColumns(NO_ATTEMPTS), password_changed_at: null }
    await updateAccount(context.tx, account, context.now, change)
    const endedSessions = await endSessions(context, account.id)
    const output = { accountId: account.id, login: account.login, password }
    return ok({ output, audit: accountNote(account, { after: { endedSessions } }) })
  },
})
