import { fail, ok } from '#core/kit/result.ts'
import { scopesOf } from '#platform/action/actor.ts'
import { defineQuery } from '#platform/action/define-action.ts'
import { maskMail, maskPhone } from '#platform/crypto/mask.ts'
import { ContactView, ListPeopleInput, PersonInput, PersonList } from '../identity.contract.ts'
import {
  CONTACT_READERS,
  mayReadContact,
  mayReadPeople,
  PEOPLE_READERS,
} from '../identity.policy.ts'
import { findPeople, personById } from '../store/people.ts'
import { openedContact } from './means/rows.ts'
import type { IdentityContext } from './means/sessions.ts'
import { NO_PERSON, personNote } from './person-shared.ts'

const PAGE = 50

/** People with telephone and mail masked; those of the agencies the reader's role is for. */
export const listPeople = defineQuery({
  name: 'identity.list-people',
  title: '查看人员列表',
  input: ListPeopleInput,
  output: PersonList,
  audience: PEOPLE_READERS,
  load: async (_: IdentityContext) => ok(null),
  may: mayReadPeople,
  answer: async ({ tx, deps, actor }, _, { agencyId, search, withLeft, after, limit = PAGE }) => {
    const scopes = actor.kind === 'program' ? null : scopesOf(actor, PEOPLE_READERS)
    const isOutside = agencyId !== undefined && scopes !== null && !scopes.has(agencyId)
    if (isOutside) return ok({ people: [], next: null })
    const { phones, mails } = deps.identity
    const rows = await findPeople(tx, {
      regionId: actor.regionId,
      agencyIds: agencyId === undefined ? scopes : new Set([agencyId]),
      ...(search && { name: search, marks: [...phones.all(search), ...mails.all(search)] }),
      withLeft: withLeft ?? false,
      ...(after && { after }),
      limit: limit + 1,
    })
    const people = rows.slice(0, limit).map((row) => {
      const { phone, email } = openedContact(deps, row)
      return {
        id: row.id,
        agencyId: row.agency_id,
        agencyName: row.agency_name,
        name: row.name,
        title: row.title,
        phone: phone && maskPhone(phone),
        email: email && maskMail(email),
        leftOn: row.left_on,
        accountId: row.account_id,
        login: row.login,
        version: row.version,
      }
    })
    return ok({ people, next: rows.length > limit ? (people.at(-1)?.id ?? null) : null })
  },
})

/** Telephone and mail of one person in full; who read them is on record. */
export const readContact = defineQuery({
  name: 'identity.read-contact',
  title: '查看人员联系方式',
  input: PersonInput,
  output: ContactView,
  audience: CONTACT_READERS,
  load: async ({ tx, actor }: IdentityContext, { personId }) => {
    const person = await personById(tx, actor.regionId, personId)
    return person ? ok(person) : fail(NO_PERSON)
  },
  may: (actor, person) => mayReadContact(actor, person.agency_id),
  answer: async ({ deps }, person) => ok(openedContact(deps, person)),
  audit: (person) => personNote(person),
})
