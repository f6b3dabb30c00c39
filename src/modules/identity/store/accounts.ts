import { type Database, sql, type Tx } from '#platform/db/database.ts'
import type { AccountRow, IdentityTables } from '../identity.tables.ts'

type Db = Database<IdentityTables>

export async function insertAccount(tx: Tx<IdentityTables>, row: AccountRow): Promise<void> {
  await tx.insertInto('account').values(row).execute()
}

export async function accountByLogin(db: Db, regionId: string, login: string) {
  return (
    (await withPerson(db, regionId).where('account.login', '=', login).executeTakeFirst()) ?? null
  )
}

export async function accountBySubject(db: Db, regionId: string, subject: string) {
  const query = withPerson(db, regionId).where('account.oidc_subject', '=', subject)
  return (await query.executeTakeFirst()) ?? null
}

export async function accountById(db: Db, regionId: string, id: string) {
  return (await withPerson(db, regionId).where('account.id', '=', id).executeTakeFirst()) ?? null
}

/** An account with whose it is. */
export type AccountOfPerson = NonNullable<Awaited<ReturnType<typeof accountById>>>

function withPerson(db: Db, regionId: string) {
  return db
    .selectFrom('account')
    .innerJoin('person', (join) =>
      join
        .onRef('person.region_id', '=', 'account.region_id')
        .onRef('person.id', '=', 'account.person_id'),
    )
    .innerJoin('agency', (join) =>
      join
        .onRef('agency.region_id', '=', 'person.region_id')
        .onRef('agency.id', '=', 'person.agency_id'),
    )
    .selectAll('account')
    .select([
      'person.name as person_name',
      'person.title as person_title',
      'person.phone_index',
      'person.agency_id',
      'agency.name as agency_name',
    ])
    .where('account.region_id', '=', regionId)
}

/** The account as it is now, held until the transaction ends. */
export async function lockAccount(
  tx: Tx<IdentityTables>,
  regionId: string,
  id: string,
): Promise<AccountRow | null> {
  const query = tx.selectFrom('account').selectAll().where('region_id', '=', regionId)
  return (await query.where('id', '=', id).forUpdate().executeTakeFirst()) ?? null
}

/** Writes the given columns and raises the version. */
export async function updateAccount(
  tx: Tx<IdentityTables>,
  account: Pick<AccountRow, 'region_id' | 'id'>,
  now: string,
  change: Partial<AccountRow>,
): Promise<void> {
  await tx
    .updateTable('account')
    .set({ ...change, version: sql`version + 1`, updated_at: now })
    .where('region_id', '=', account.region_id)
    .where('id', '=', account.id)
    .execute()
}

export async function accountOfPerson(
  tx: Tx<IdentityTables>,
  regionId: string,
  personId: string,
): Promise<AccountRow | null> {
  const query = tx.selectFrom('account').selectAll().where('region_id', '=', regionId)
  const open = query.where('person_id', '=', personId).where('state', '<>', 'closed')
  return (await open.forUpdate().executeTakeFirst()) ?? null
}

export type AccountFilter = {
  readonly regionId: string
  readonly personId?: string
  readonly search?: string
  readonly role?: string
  readonly withClosed: boolean
  readonly after?: string
  readonly limit: number
}

export async function findAccounts(db: Db, filter: AccountFilter) {
  let query = withPerson(db, filter.regionId).select(({ selectFrom }) =>
    selectFrom('session')
      .whereRef('session.region_id', '=', 'account.region_id')
      .whereRef('session.account_id', '=', 'account.id')
      .select(({ fn }) => fn.max('session.seen_at').as('seen_at'))
      .as('last_seen_at'),
  )
  const { search, role } = filter
  if (filter.personId) query = query.where('account.person_id', '=', filter.personId)
  if (!filter.withClosed) query = query.where('account.state', '<>', 'closed')
  if (filter.after) query = query.where('account.id', '>', filter.after)
  if (search) {
    query = query.where(
      sql<boolean>`(strpos(account.login, ${search}) > 0 or strpos(person.name, ${search}) > 0)`,
    )
  }
  if (role) {
    query = query.where(({ exists, selectFrom }) =>
      exists(
        selectFrom('role_grant')
          .whereRef('role_grant.region_id', '=', 'account.region_id')
          .whereRef('role_grant.account_id', '=', 'account.id')
          .where('role_grant.role', '=', role)
          .where('role_grant.revoked_at', 'is', null)
          .select('role_grant.id'),
      ),
    )
  }
  return query.orderBy('account.id').limit(filter.limit).execute()
}
