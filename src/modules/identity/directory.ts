import type { Day } from '#core/kit/day.ts'
import type { Tx } from '#platform/db/database.ts'
import type { IdentityDeps } from './identity.ports.ts'
import type { AgencyRow, IdentityTables } from './identity.tables.ts'
import { openedContact } from './rows.ts'

/** What other rooms may look up, in their own transaction. */

/** An agency as others need to know it; `kind` is the legal kind. */
export type ListedAgency = {
  readonly id: string
  readonly name: string
  readonly kind: AgencyRow['kind']
  readonly parentId: string | null
  readonly position: number
  readonly creditCode: string | null
  readonly reports: boolean
}

const tables = (tx: Tx<never>) => tx as unknown as Tx<IdentityTables>

/** The agencies that exist on a day, in the order of lists, each with the name of that day. */
export async function agenciesOnDay(
  tx: Tx<never>,
  regionId: string,
  day: Day,
): Promise<ListedAgency[]> {
  const rows = await tables(tx)
    .selectFrom('agency')
    .innerJoin('agency_name', (join) =>
      join
        .onRef('agency_name.region_id', '=', 'agency.region_id')
        .onRef('agency_name.agency_id', '=', 'agency.id'),
    )
    .selectAll('agency')
    .select('agency_name.name as name_then')
    .where('agency.region_id', '=', regionId)
    .where('agency.valid_from', '<=', day)
    .where((or) => or.or([or('agency.valid_to', 'is', null), or('agency.valid_to', '>', day)]))
    .where('agency_name.valid_from', '<=', day)
    .where((or) =>
      or.or([or('agency_name.valid_to', 'is', null), or('agency_name.valid_to', '>', day)]),
    )
    .orderBy('agency.position')
    .orderBy('agency.id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    name: row.name_then,
    kind: row.kind,
    parentId: row.parent_id,
    position: row.position,
    creditCode: row.credit_code,
    reports: row.reports,
  }))
}

/** Cities, prefectures and provinces may make 规章 (立法法(2023) §93); counties and townships not. */
export async function mayMakeRules(tx: Tx<never>, regionId: string): Promise<boolean> {
  const query = tables(tx).selectFrom('region').select('level').where('id', '=', regionId)
  const level = (await query.executeTakeFirst())?.level
  return level === 'city' || level === 'province'
}

/** Somebody who can be written to. */
export type Addressee = { readonly name: string; readonly address: string }

/** Everybody with an open account who holds one of the roles at just this agency and has an address. */
export async function holdersOf(
  tx: Tx<never>,
  deps: IdentityDeps,
  wanted: {
    readonly regionId: string
    readonly agencyId: string
    readonly roles: readonly string[]
  },
): Promise<Addressee[]> {
  const rows = await tables(tx)
    .selectFrom('role_grant')
    .innerJoin('account', (join) =>
      join
        .onRef('account.region_id', '=', 'role_grant.region_id')
        .onRef('account.id', '=', 'role_grant.account_id'),
    )
    .innerJoin('person', (join) =>
      join
        .onRef('person.region_id', '=', 'account.region_id')
        .onRef('person.id', '=', 'account.person_id'),
    )
    .select(['person.id', 'person.name', 'person.phone', 'person.email'])
    .distinctOn('person.id')
    .where('role_grant.region_id', '=', wanted.regionId)
    .where('role_grant.agency_id', '=', wanted.agencyId)
    .where('role_grant.role', 'in', wanted.roles)
    .where('role_grant.revoked_at', 'is', null)
    .where('account.state', '=', 'open')
    .orderBy('person.id')
    .execute()
  return rows.flatMap((person) => {
    const { email } = openedContact(deps, person)
    return email ? [{ name: person.name, address: email }] : []
  })
}
