import { agenciesOf, insertAgency, updateAgency } from '../store/agencies.ts'
import { insertPerson, lockPerson, updatePerson } from '../store/people.ts'
import type { Plan } from './import/plan.ts'
import type { AgencyWork } from './import/plan-agencies.ts'
import type { PersonWork } from './import/plan-people.ts'
import { newAgency, newPerson, sealedContact } from './means/rows.ts'
import type { IdentityContext } from './means/sessions.ts'

/** Makes and changes agencies in the order of the sheet, so that parents are there before children. */
export async function saveAgencies(
  context: IdentityContext,
  plan: Plan<AgencyWork>,
): Promise<void> {
  const { tx, actor, now, today } = context
  const present = await agenciesOf(tx, actor.regionId, true)
  const open = present.filter(({ valid_to }) => valid_to === null)
  const ids = new Map(open.map(({ name, id }) => [name, id]))
  let position = present.length
  for (const { work } of plan) {
    if (!work) continue
    const { existing, parent, name, shortName, kind, creditCode, reports, contact } = work
    const parentId = ids.get(parent) ?? null
    if (existing) {
      await updateAgency(tx, existing, now, {
        ...{ short_name: shortName, parent_id: parentId, kind, credit_code: creditCode },
        ...{ reports, contact },
      })
      continue
    }
    position += 1
    const own = { regionId: actor.regionId, parentId, position, validFrom: today }
    const row = newAgency({ ...own, name, shortName, kind, creditCode, reports, contact }, now)
    await insertAgency(tx, row)
    ids.set(name, row.id)
  }
}

export async function savePeople(context: IdentityContext, plan: Plan<PersonWork>): Promise<void> {
  const { tx, deps, actor, now } = context
  for (const { work } of plan) {
    if (!work) continue
    const { id, ...person } = work
    if (id === null) {
      await insertPerson(tx, newPerson(deps, { regionId: actor.regionId, ...person }, now))
      continue
    }
    const row = await lockPerson(tx, actor.regionId, id)
    if (!row) continue
    const contact = sealedContact(deps, id, person.phone, person.email)
    await updatePerson(tx, row, now, { title: person.title, ...contact })
  }
}
