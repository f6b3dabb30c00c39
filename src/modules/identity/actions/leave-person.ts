import { invalid } from '#core/kit/refusal.ts'
import { fail, ok } from '#core/kit/result.ts'
import { defineAction } from '#platform/action/define-action.ts'
import { Changed, LeavePersonInput } from '../identity.contract.ts'
import { ACCOUNT_KEEPERS, mayKeepAccount } from '../identity.policy.ts'
import { accountOfPerson } from '../store/accounts.ts'
import { updatePerson } from '../store/people.ts'
import { shutAccount } from './account-shared.ts'
import type { IdentityContext } from './means/sessions.ts'
import { personNote, personToChange } from './person-shared.ts'

/** Somebody leaves: in the same moment the account is closed, its sessions end, its roles are gone. */
export const leavePerson = defineAction({
  name: 'identity.leave-person',
  title: '人员离岗',
  input: LeavePersonInput,
  output: Changed,
  audience: ACCOUNT_KEEPERS,
  load: async (context: IdentityContext, input: { personId: string; version: number }) => {
    const person = await personToChange(context, input)
    if (!person.ok) return person
    const { tx, actor } = context
    const account = await accountOfPerson(tx, actor.regionId, person.value.id)
    return ok({ person: person.value, account })
  },
  may: (actor, { account }) => mayKeepAccount(actor, account),
  run: async (context, { person, account }, { on }) => {
    if (on > context.today) {
      const sentence = '离岗日期应当是今天或以前的日期。'
      return fail(invalid('wrong-day', sentence, { on: sentence }))
    }
    const shut = account ? await shutAccount(context, account) : ok({})
    if (!shut.ok) return shut
    const version = await updatePerson(context.tx, person, context.now, { left_on: on })
    const audit = personNote(person, { after: { leftOn: on, ...shut.value } })
    return ok({ output: { id: person.id, version }, audit })
  },
})
