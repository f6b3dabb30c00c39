import type { Role } from '#core/identity/role.ts'
import type { Tx } from '#platform/db/database.ts'
import { newId } from '#platform/db/uuid.ts'
import { newAccount, newAgency, newPerson, newRegion } from './actions/means/rows.ts'
import type { AgencyContact, AgencyKind } from './identity.contract.ts'
import type { IdentityDeps } from './identity.ports.ts'
import type { IdentityTables } from './identity.tables.ts'
import { insertAccount } from './store/accounts.ts'
import { insertAgency } from './store/agencies.ts'
import { insertGrant } from './store/grants.ts'
import { insertPerson } from './store/people.ts'
import { insertRegion } from './store/regions.ts'

export { identityDeps } from './actions/means/identity-deps.ts'

/** Quick to compute and of no use against anybody: for tests only. */
export const CHEAP_HASHING = { memoryKiB: 1024, passes: 1 }

const known = (tx: Tx<never>) => tx as unknown as Tx<IdentityTables>

/** A region without agencies; its id. */
export async function plantRegion(
  tx: Tx<never>,
  now: string,
  region: { readonly code: string; readonly name: string },
): Promise<string> {
  const row = newRegion({ ...region, level: 'county', hosts: [] }, now)
  await insertRegion(known(tx), row)
  return row.id
}

/** An agency that exists since 2019; its id. */
export async function plantAgency(
  tx: Tx<never>,
  now: string,
  agency: {
    readonly regionId: string
    readonly name: string
    readonly kind: AgencyKind
    readonly parentId: string | null
    readonly position?: number
    readonly shortName?: string
    readonly contact?: AgencyContact
  },
): Promise<string> {
  const row = newAgency({ ...agency, validFrom: '2019-01-01' }, now)
  await insertAgency(known(tx), row)
  return row.id
}

export type PlantedPerson = {
  readonly accountId: string
  readonly personId: string
  readonly login: string
  readonly name: string
}

type PersonToPlant = {
  readonly regionId: string
  readonly agencyId: string
  readonly name: string
  readonly login: string
  readonly password?: string
  readonly phone?: string
  readonly email?: string
  readonly roles?: readonly {
    readonly role: Role
    readonly agencyId: string | null
    readonly withSubtree?: boolean
  }[]
}

/** A person with an open account, its password already their own, and the given roles. */
export async function plantPerson(
  tx: Tx<never>,
  now: string,
  deps: IdentityDeps,
  given: PersonToPlant,
): Promise<PlantedPerson> {
  const { regionId, name, login, roles = [] } = given
  const person = newPerson(deps, given, now)
  await insertPerson(known(tx), person)
  const password_hash = given.password ? await deps.identity.passwords.hash(given.password) : null
  const account = newAccount({ regionId, personId: person.id, login }, now)
  await insertAccount(known(tx), {
    ...{ ...account, password_hash, password_changed_at: now, must_change_password: false },
  })
  for (const { role, agencyId: at, withSubtree = false } of roles) {
    await insertGrant(known(tx), {
      ...{ region_id: regionId, id: newId(), account_id: account.id, role, agency_id: at },
      ...{ with_subtree: withSubtree, granted_at: now, granted_by: null, revoked_at: null },
    })
  }
  return { accountId: account.id, personId: person.id, login, name }
}
