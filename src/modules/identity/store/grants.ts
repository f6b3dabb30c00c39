import { type Database, sql, type Tx } from '#platform/db/database.ts'
import type { GrantRow, IdentityTables } from '../identity.tables.ts'

type Db = Database<IdentityTables>

export async function insertGrant(tx: Tx<IdentityTables>, row: GrantRow): Promise<void> {
  await tx.insertInto('role_grant').values(row).execute()
}

/** Grants in force of the given accounts, with the agency's name and who gave them. */
export async function grantsOf(db: Db, regionId: string, accountIds: readonly string[]) {
  if (accountIds.length === 0) return []
  return db
    .selectFrom('role_grant')
    .leftJoin('agency', (join) =>
      join
        .onRef('agency.region_id', '=', 'role_grant.region_id')
        .onRef('agency.id', '=', 'role_grant.agency_id'),
    )
    .leftJoin('account as giver', (join) =>
      join
        .onRef('giver.region_id', '=', 'role_grant.region_id')
        .onRef('giver.id', '=', 'role_grant.granted_by'),
    )
    .leftJoin('person as giving_person', (join) =>
      join
        .onRef('giving_person.region_id', '=', 'giver.region_id')
        .onRef('giving_person.id', '=', 'giver.person_id'),
    )
    .selectAll('role_grant')
    .select(['agency.name as agency_name', 'giving_person.name as giver_name'])
    .where('role_grant.region_id', '=', regionId)
    .where('role_grant.account_id', 'in', accountIds)
    .where('role_grant.revoked_at', 'is', null)
    .orderBy('role_grant.granted_at')
    .execute()
}

export type GrantOfAccount = Awaited<ReturnType<typeof grantsOf>>[number]

export async function lockGrant(
  tx: Tx<IdentityTables>,
  regionId: string,
  id: string,
): Promise<GrantRow | null> {
  const query = tx.selectFrom('role_grant').selectAll().where('region_id', '=', regionId)
  return (await query.where('id', '=', id).forUpdate().executeTakeFirst()) ?? null
}

/** Ends grants: of an account all of them, or one. */
export async function revokeGrants(
  tx: Tx<IdentityTables>,
  regionId: string,
  now: string,
  which: { readonly id: string } | { readonly accountId: string },
): Promise<readonly GrantRow[]> {
  const query = tx
    .updateTable('role_grant')
    .set({ revoked_at: now })
    .where('region_id', '=', regionId)
    .where('revoked_at', 'is', null)
  const chosen =
    'id' in which
      ? query.where('id', '=', which.id)
      : query.where('account_id', '=', which.accountId)
  return chosen.returningAll().execute()
}

/** Giving and taking separated roles happens one after another: two at once could break the rule. */
export async function lockGrants(tx: Tx<IdentityTables>, regionId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`grants/${regionId}`}, 0))`.execute(tx)
}

/**
 * Roles in force of everybody who is the same human being as far as can be told: the same person,
 * or another entry with the same telephone number.
 */
export async function rolesOfHuman(
  tx: Tx<IdentityTables>,
  regionId: string,
  personId: string,
): Promise<readonly string[]> {
  const { rows } = await sql<{ role: string }>`
    select distinct role_grant.role
    from person self
    join person twin on twin.region_id = self.region_id
      and (twin.id = self.id or twin.phone_index = self.phone_index)
    join account on account.region_id = twin.region_id and account.person_id = twin.id
      and account.state <> 'closed'
    join role_grant on role_grant.region_id = account.region_id
      and role_grant.account_id = account.id and role_grant.revoked_at is null
    where self.region_id = ${regionId} and self.id = ${personId}`.execute(tx)
  return rows.map(({ role }) => role)
}

/** Open accounts other than the given one that hold a role. */
export async function otherHolders(
  tx: Tx<IdentityTables>,
  regionId: string,
  role: string,
  accountId: string,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(distinct account.id) as count
    from role_grant
    join account on account.region_id = role_grant.region_id
      and account.id = role_grant.account_id and account.state = 'open'
    where role_grant.region_id = ${regionId} and role_grant.role = ${role}
      and role_grant.revoked_at is null and account.id <> ${accountId}`.execute(tx)
  return rows[0]?.count ?? 0
}

/** Every grant of an account with all agencies it is held for; null: all of the region. */
export async function scopesOfGrants(db: Db, regionId: string, accountId: string) {
  const { rows } = await sql<{ role: string; agency_ids: string[] | null }>`
    with recursive held as (
      select role, agency_id, with_subtree from role_grant
      where region_id = ${regionId} and account_id = ${accountId} and revoked_at is null
    ), below as (
      select distinct agency_id as root, agency_id as id from held where agency_id is not null
      union
      select below.root, agency.id from below
      join agency on agency.region_id = ${regionId} and agency.parent_id = below.id
    )
    select held.role, case when held.agency_id is null then null
      when held.with_subtree then array(select id from below where root = held.agency_id)
      else array[held.agency_id] end as agency_ids
    from held`.execute(db)
  return rows
}
