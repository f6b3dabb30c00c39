import { type Static, Type } from 'typebox'
import { passwordProblem } from '#core/identity/password.ts'
import { invalid } from '#core/kit/refusal.ts'
import { fail, ok } from '#core/kit/result.ts'
import { defineAction } from '#platform/action/define-action.ts'
import { ChangePasswordInput } from '../identity.contract.ts'
import { accountById, updateAccount } from '../store/accounts.ts'
import { earlierPasswords, rememberPassword } from '../store/secrets.ts'
import { endSessions, openSession } from './means/sessions.ts'
import { accountNote, ownAccount } from './own-account.ts'
import { refuseStranger } from './prove-owner.ts'

const Input = Type.Object({
  ...ChangePasswordInput.properties,
  agent: Type.Optional(Type.Union([Type.String(), Type.Null()])),
})
const Output = Type.Object({ token: Type.String() })

const wrong = (field: string, sentence: string) =>
  fail(invalid('password', sentence, { [field]: sentence }))

/** A new password of one's own. Every session ends; this browser goes on with a new one. */
export const changePassword = defineAction({
  name: 'identity.change-password',
  title: '修改密码',
  input: Input,
  output: Output,
  audience: 'restricted',
  load: ownAccount,
  may: () => null,
  run: async (context, account, input: Static<typeof Input>) => {
    const { tx, deps, now } = context
    const { passwords, policy } = deps.identity
    const stranger = await refuseStranger(context, account, input.current, 'current')
    if (stranger) return fail(stranger)
    const owner = await accountById(tx, account.region_id, account.id)
    const names = { login: account.login, name: owner?.person_name ?? '' }
    const problem = passwordProblem(input.next, names, policy.password)
    if (problem) return wrong('next', problem)
    const { remembered } = policy.password
    const earlier = await earlierPasswords(tx, account.region_id, account.id, remembered)
    for (const hash of [account.password_hash, ...earlier]) {
      if (await passwords.matches(hash, input.next)) {
        return wrong('next', `不能使用最近 ${remembered} 次用过的密码。`)
      }
    }
    const password_hash = await passwords.hash(input.next)
    await updateAccount(tx, account, now, {
      ...{ password_hash, password_changed_at: now, must_change_password: false },
    })
    const remember = { region_id: account.region_id, account_id: account.id, set_at: now }
    await rememberPassword(tx, { ...remember, password_hash })
    const ended = await endSessions(context, account.id)
    const agent = input.agent ?? null
    const output = await openSession(context, { accountId: account.id, isHalf: false, agent })
    return ok({ output, audit: accountNote(account, { after: { endedSessions: ended } }) })
  },
})
