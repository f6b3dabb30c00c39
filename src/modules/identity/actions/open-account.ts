import { conflict } from '#core/kit/refusal.ts'
import { fail, ok } from '#core/kit/result.ts'
import { defineAction } from '#platform/action/define-action.ts'
import { violatedConstraint } from '#platform/db/database.ts'
import { OneTimePassword, OpenAccountInput } from '../identity.contract.ts'
import { ACCOUNT_KEEPERS, mayKeepPeople } from '../identity.policy.ts'
import { insertAccount } from '../store/accounts.ts'
import { lockPerson } from '../store/people.ts'
import { oneTimePassword } from './account-shared.ts'
import { newAccount } from './means/rows.ts'
import type { IdentityContext } from './means/sessions.ts'
import { accountNote } from './own-account.ts'
import { NO_PERSON } from './person-shared.ts'

const LOGIN_TAKEN = conflict('login-taken', '这个登录名已被使用，请换一个。', {
  login: '已被使用，请换一个。',
})
const HAS_ACCOUNT = conflict('has-account', '这名人员已经有账号。')

/** An account for a person who has none. It may do nothing before it is given a role. */
export const openAccount = defineAction({
  name: 'identity.open-account',
  title: '开设账号',
  input: OpenAccountInput,
  output: OneTimePassword,
  audience: ACCOUNT_KEEPERS,
  load: async ({ tx, actor }: IdentityContext, { personId }: { personId: string }) => {
    const person = await lockPerson(tx, actor.regionId, personId)
    return person && person.left_on === null ? ok(person) : fail(NO_PERSON)
  },
  may: mayKeepPeople,
  run: async (context, person, { login }) => {
    const { tx, actor, now } = context
    const { password, columns } = await oneTimePassword(context)
    const row = newAccount({ regionId: actor.regionId, personId: person.id, login }, now)
    try {
      await insertAccount(tx, { ...row, ...columns })
    } catch (error) {
      const constraint = violatedConstraint(error)
      if (constraint === 'account_person') return fail(HAS_ACCOUNT)
      if (constraint !== null) return fail(LOGIN_TAKEN)
      throw error
    }
    const audit = accountNote(row, { after: { person: person.name, personId: person.id } })
    return ok({ output: { accountId: row.id, login, password }, audit })
  },
})
