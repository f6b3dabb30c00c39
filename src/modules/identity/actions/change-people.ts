import type { Static } from 'typebox'
import { ok } from '#core/kit/result.ts'
import { defineAction } from '#platform/action/define-action.ts'
import {
  Changed,
  ChangePersonInput,
  CreatePersonInput,
  MovePersonInput,
} from '../identity.contract.ts'
import { ACCOUNT_KEEPERS, mayKeepPeople } from '../identity.policy.ts'
import { insertPerson, updatePerson } from '../store/people.ts'
import { openAgency } from './agency-shared.ts'
import { newPerson, sealedMail, sealedPhone } from './means/rows.ts'
import type { IdentityContext } from './means/sessions.ts'
import { personNote, personToChange } from './person-shared.ts'

/** Somebody new at an agency. An account is another step. */
export const createPerson = defineAction({
  name: 'identity.create-person',
  title: '新增人员',
  input: CreatePersonInput,
  output: Changed,
  audience: ACCOUNT_KEEPERS,
  load: (context: IdentityContext, { agencyId }: Static<typeof CreatePersonInput>) =>
    openAgency(context, agencyId, 'agencyId'),
  may: mayKeepPeople,
  run: async ({ tx, deps, actor, now }, agency, input) => {
    const row = newPerson(deps, { ...input, regionId: actor.regionId, agencyId: agency.id }, now)
    await insertPerson(tx, row)
    const after = { name: row.name, title: row.title, agency: agency.name }
    return ok({ output: { id: row.id, version: 1 }, audit: personNote(row, { after }) })
  },
})

/** Name, title, telephone, mail. */
export const changePerson = defineAction({
  name: 'identity.change-person',
  title: '修改人员信息',
  input: ChangePersonInput,
  output: Changed,
  audience: ACCOUNT_KEEPERS,
  load: personToChange,
  may: mayKeepPeople,
  run: async ({ tx, deps, now }, person, { name, title, phone, email }) => {
    const version = await updatePerson(tx, person, now, {
      ...(name !== undefined && { name }),
      ...(title !== undefined && { title }),
      ...(phone !== undefined && sealedPhone(deps, person.id, phone)),
      ...(email !== undefined && sealedMail(deps, person.id, email)),
    })
    deps.identity.access.forgetAll()
    const before = { name: person.name, title: person.title }
    const after = {
      ...{ name: name ?? person.name, title: title ?? person.title },
      ...(phone !== undefined && { phone: '（已修改）' }),
      ...(email !== undefined && { email: '（已修改）' }),
    }
    const audit = personNote(person, { before, after })
    return ok({ output: { id: person.id, version }, audit })
  },
})

/** To another agency. What they were entrusted with at the old one is the security administrator's. */
export const movePerson = defineAction({
  name: 'identity.move-person',
  title: '人员调动',
  input: MovePersonInput,
  output: Changed,
  audience: ACCOUNT_KEEPERS,
  load: personToChange,
  may: mayKeepPeople,
  run: async (context, person, { agencyId }) => {
    const agency = await openAgency(context, agencyId, 'agencyId')
    if (!agency.ok) return agency
    const version = await updatePerson(context.tx, person, context.now, { agency_id: agencyId })
    const change = { before: { agencyId: person.agency_id }, after: { agencyId } }
    return ok({ output: { id: person.id, version }, audit: personNote(person, change) })
  },
})
