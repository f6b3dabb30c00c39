import { type Database, sql, type Tx } from '#platform/db/database.ts'
import type { IdentityTables, SessionRow } from '../identity.tables.ts'

type Db = Database<IdentityTables>

export async function insertSession(tx: Tx<IdentityTables>, row: SessionRow): Promise<void> {
  await tx.insertInto('session').values(row).execute()
}

/** A session that is not revoked, with its account and person; whether it is over, time tells. */
export async function sessionByHash(db: Db, regionId: string, hash: string) {
  const row = await db
    .selectFrom('session')
    .innerJoin('account', (join) =>
      join
        .onRef('account.region_id', '=', 'session.region_id')
        .onRef('account.id', '=', 'session.account_id'),
    )
    .innerJoin('person', (join) =>
      join
        .onRef('person.region_id', '=', 'account.region_id')
        .onRef('person.id', '=', 'account.person_id'),
    )
    .selectAll('session')
    .select([
      'account.state as account_state',
      'account.must_change_password',
      'account.password_changed_at',
      'person.name as person_name',
    ])
    .select([
      sql<boolean>`account.password_hash is not null`.as('has_password'),
      sql<boolean>`account.totp_secret is not null`.as('has_second_factor'),
    ])
    .where('session.region_id', '=', regionId)
    .where('session.token_hash', '=', hash)
    .where('session.revoked_at', 'is', null)
    .executeTakeFirst()
  return row ?? null
}

export type SessionOfAccount = NonNullable<Awaited<ReturnType<typeof sessionByHash>>>

export async function touchSession(
  db: Db,
  regionId: string,
  hash: string,
  now: string,
): Promise<void> {
  await db
    .updateTable('session')
    .set({ seen_at: now })
    .where('region_id', '=', regionId)
    .where('token_hash', '=', hash)
    .where('seen_at', '<', now)
    .execute()
}

export async function liveSessions(
  db: Db,
  regionId: string,
  accountId: string,
  now: string,
): Promise<SessionRow[]> {
  return db
    .selectFrom('session')
    .selectAll()
    .where('region_id', '=', regionId)
    .where('account_id', '=', accountId)
    .where('revoked_at', 'is', null)
    .where('is_half', '=', false)
    .where('expires_at', '>', now)
    .orderBy('seen_at', 'desc')
    .execute()
}

type Which = { readonly only?: string; readonly except?: string | null }

/** Ends sessions of an account: all, one, or all but one. Gives the hashes of those that ended. */
export async function revokeSessions(
  tx: Tx<IdentityTables>,
  regionId: string,
  accountId: string,
  now: string,
  { only, except }: Which = {},
): Promise<readonly string[]> {
  let query = tx
    .updateTable('session')
    .set({ revoked_at: now })
    .where('region_id', '=', regionId)
    .where('account_id', '=', accountId)
    .where('revoked_at', 'is', null)
  if (only !== undefined) query = query.where('token_hash', '=', only)
  if (except) query = query.where('token_hash', '<>', except)
  const rows = await query.returning('token_hash').execute()
  return rows.map(({ token_hash }) => token_hash)
}
