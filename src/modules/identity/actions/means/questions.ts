import { type Database, sql, type Tx } from '#platform/db/database.ts'
import type { AgencyContact, AgencyKind, RegionLevel, SiteMarks } from '../../identity.contract.ts'
import type { IdentityDeps } from '../../identity.ports.ts'
import type { IdentityTables, PersonRow } from '../../identity.tables.ts'
import { regionById } from '../../store/regions.ts'
import { openedContact } from './rows.ts'

/** What other rooms ask this one, in their own transaction. */

export type AgencyOnDay = {
  readonly id: string
  /** As it was called on that day. */
  readonly name: string
  readonly kind: AgencyKind
  readonly parentId: string | null
  readonly position: number
  readonly creditCode: string | null
  readonly reports: boolean
  readonly contact: AgencyContact
}

/** Agencies of the region that existed on the day, in the order of lists. */
export async function agenciesOnDay(
  tx: Tx<never>,
  regionId: string,
  day: string,
): Promise<readonly AgencyOnDay[]> {
  const { rows } = await sql<AgencyOnDay>`
    select agency.id, coalesce(borne.name, agency.name) as name, kind, parent_id as "parentId",
      position, credit_code as "creditCode", reports, contact
    from agency
    left join agency_name borne on borne.region_id = agency.region_id
      and borne.agency_id = agency.id and borne.valid_from <= ${day}
      and (borne.valid_to is null or borne.valid_to > ${day})
    where agency.region_id = ${regionId} and agency.valid_from <= ${day}
      and (agency.valid_to is null or agency.valid_to > ${day})
    order by position, agency.id`.execute(tx)
  return rows
}

export type NamedAgency = {
  readonly id: string
  readonly name: string
  readonly shortName: string
  readonly kind: AgencyKind
}

/** An agency that exists now; null where there is none. */
export async function openAgency(
  tx: Tx<never>,
  regionId: string,
  agencyId: string,
): Promise<NamedAgency | null> {
  const { rows } = await sql<NamedAgency>`select id, name, short_name as "shortName", kind
    from agency where region_id = ${regionId} and id = ${agencyId} and valid_to is null`.execute(tx)
  return rows[0] ?? null
}

/** Every agency of the region, also those that are no more, in the order of lists. */
export async function everyAgency(
  tx: Tx<never>,
  regionId: string,
): Promise<readonly NamedAgency[]> {
  const { rows } = await sql<NamedAgency>`select id, name, short_name as "shortName", kind
    from agency where region_id = ${regionId} order by position, id`.execute(tx)
  return rows
}

/**
 * An agency and all that are below it, also those that are no more; with `silent` only as far down as
 * they write no report of their own, so that each agency belongs to exactly one report.
 */
export async function agenciesBelow(
  tx: Tx<never>,
  regionId: string,
  agencyId: string,
  { silent = false }: { readonly silent?: boolean } = {},
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`
    with recursive own as (
      select id from agency where region_id = ${regionId} and id = ${agencyId}
      union
      select agency.id from own
      join agency on agency.region_id = ${regionId} and agency.parent_id = own.id
        and (not ${silent}::boolean or not agency.reports)
    )
    select id from own`.execute(tx)
  return new Set(rows.map(({ id }) => id))
}

/** The agency of a credit code, name or short name; one that exists goes before one that is no more. */
export async function agencyNamed(
  db: Database<never>,
  regionId: string,
  codeOrName: string,
): Promise<NamedAgency | null> {
  const wanted = codeOrName.trim()
  const { rows } = await sql<NamedAgency>`select id, name, short_name as "shortName", kind
    from agency
    where region_id = ${regionId}
      and (credit_code = ${wanted.toUpperCase()} or name = ${wanted} or short_name = ${wanted})
    order by valid_to is not null, name <> ${wanted}, position, id limit 1`.execute(db)
  return rows[0] ?? null
}

export type AgencyStanding = NamedAgency & {
  readonly level: RegionLevel
  /** What the region's government is called; null where it is not entered. */
  readonly governmentName: string | null
  readonly contact: AgencyContact
}

/** An agency with its contact and with whose agency it is; also one that is no more. */
export async function agencyStanding(
  tx: Tx<never>,
  regionId: string,
  agencyId: string,
): Promise<AgencyStanding | null> {
  const { rows } = await sql<AgencyStanding>`
    select agency.id, agency.name, short_name as "shortName", kind, contact, level,
      (select government.name from agency government
        where government.region_id = agency.region_id and government.kind = 'government'
          and government.valid_to is null
        order by government.position, government.id limit 1) as "governmentName"
    from agency join region on region.id = agency.region_id
    where agency.region_id = ${regionId} and agency.id = ${agencyId}`.execute(tx)
  return rows[0] ?? null
}

/** The region's code (GB/T 2260), by which its own days off are found. */
export async function regionCode(tx: Tx<never>, regionId: string): Promise<string> {
  const region = await regionById(tx as unknown as Database<IdentityTables>, regionId)
  return region?.code ?? ''
}

/** Whether the region's government may make rules (规章): cities and upwards (立法法 2023 §93). */
export async function mayMakeRules(tx: Tx<never>, regionId: string): Promise<boolean> {
  const region = await regionById(tx as unknown as Database<IdentityTables>, regionId)
  return region !== null && ['nation', 'province', 'city'].includes(region.level)
}

export type HoldersQuestion = {
  readonly regionId: string
  readonly agencyId: string
  readonly roles: readonly string[]
}

/**
 * Open accounts that hold one of the roles for the agency: at it, or above it with the subtree. Who
 * holds it for all of the region is not of the agency and left out.
 */
export async function accountsHolding(
  tx: Tx<never>,
  { regionId, agencyId, roles }: HoldersQuestion,
): Promise<readonly { readonly id: string; readonly name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    with recursive above as (
      select id, parent_id from agency where region_id = ${regionId} and id = ${agencyId}
      union
      select agency.id, agency.parent_id from above
      join agency on agency.region_id = ${regionId} and agency.id = above.parent_id
    )
    select distinct account.id, person.name
    from account
    join person on person.region_id = account.region_id and person.id = account.person_id
    join role_grant on role_grant.region_id = account.region_id
      and role_grant.account_id = account.id and role_grant.revoked_at is null
    where account.region_id = ${regionId} and account.state = 'open' and person.left_on is null
      and role_grant.role = any(${[...roles]})
      and (role_grant.agency_id = ${agencyId}
        or role_grant.with_subtree and role_grant.agency_id in (select id from above))
    order by person.name, account.id`.execute(tx)
  return rows
}

/**
 * Everybody who holds one of the roles for the agency (at it, above it with the subtree, or for all
 * of the region) and has a mail address; each once.
 */
export async function holdersOf(
  tx: Tx<never>,
  deps: IdentityDeps,
  { regionId, agencyId, roles }: HoldersQuestion,
): Promise<readonly { readonly name: string; readonly address: string }[]> {
  const { rows } = await sql<PersonRow>`
    with recursive above as (
      select id, parent_id from agency where region_id = ${regionId} and id = ${agencyId}
      union
      select agency.id, agency.parent_id from above
      join agency on agency.region_id = ${regionId} and agency.id = above.parent_id
    )
    select person.* from person
    where person.region_id = ${regionId} and person.left_on is null and person.email is not null
      and exists (
        select from account
        join role_grant on role_grant.region_id = account.region_id
          and role_grant.account_id = account.id and role_grant.revoked_at is null
        where account.region_id = person.region_id and account.person_id = person.id
          and account.state = 'open' and role_grant.role = any(${[...roles]})
          and (role_grant.agency_id is null or role_grant.agency_id = ${agencyId}
            or role_grant.with_subtree and role_grant.agency_id in (select id from above)))
    order by person.id`.execute(tx)
  return rows.flatMap((person) => {
    const { email } = openedContact(deps, person)
    return email ? [{ name: person.name, address: email }] : []
  })
}

/** What the region is called and its site says of itself; null where there is none of that id. */
export async function regionSite(
  db: Database<never>,
  regionId: string,
): Promise<{ readonly name: string; readonly site: SiteMarks } | null> {
  const region = await regionById(db as unknown as Database<IdentityTables>, regionId)
  return region && { name: region.name, site: region.site }
}

/** Every region of the database. */
export async function allRegions(
  db: Database<never>,
): Promise<readonly { readonly id: string; readonly name: string }[]> {
  const known = db as unknown as Database<IdentityTables>
  return known.selectFrom('region').select(['id', 'name']).orderBy('code').execute()
}
