import type { Database, Tx } from '#platform/db/database.ts'
import type { IdentityTables, PasswordHistoryRow } from '../identity.tables.ts'

/** The newest passwords an account has had. */
export async function earlierPasswords(
  db: Database<IdentityTables>,
  regionId: string,
  accountId: string,
  most: number,
): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('password_history')
    .select('password_hash')
    .where('region_id', '=', regionId)
    .where('account_id', '=', accountId)
    .orderBy('set_at', 'desc')
    .limit(most)
    .execute()
  return rows.map((row) => row.password_hash)
}

export async function rememberPassword(
  tx: Tx<IdentityTables>,
  row: PasswordHistoryRow,
): Promise<void> {
  await tx
    .insertInto('password_history')
    .values(row)
    .onConflict((clash) => clash.doNothing())
    .execute()
}

/** Takes the old recovery codes away and puts new ones in their place. */
export async function replaceRecoveryCodes(
  tx: Tx<IdentityTables>,
  regionId: string,
  accountId: string,
  hashes: readonly string[],
): Promise<void> {
  await tx
    .deleteFrom('recovery_code')
    .where('region_id', '=', regionId)
    .where('account_id', '=', accountId)
    .execute()
  if (hashes.length === 0) return
  const rows = hashes.map((code_hash) => ({
    ...{ region_id: regionId, account_id: accountId, code_hash, used_at: null },
  }))
  await tx.insertInto('recovery_code').values(rows).execute()
}

/** Whether there was such a code unused; it is used now. */
export async function spendRecoveryCode(
  tx: Tx<IdentityTables>,
  regionId: string,
  accountId: string,
  hash: string,
  now: string,
): Promise<boolean> {
  const spent = await tx
    .updateTable('recovery_code')
    .set({ used_at: now })
    .where('region_id', '=', regionId)
    .where('account_id', '=', accountId)
    .where('code_hash', '=', hash)
    .where('used_at', 'is', null)
    .returning('code_hash')
    .execute()
  return spent.length === 1
}

export async function recoveryCodesLeft(
  db: Database<IdentityTables>,
  regionId: string,
  accountId: string,
): Promise<number> {
  const row = await db
    .selectFrom('recovery_code')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('region_id', '=', regionId)
    .where('account_id', '=', accountId)
    .where('used_at', 'is', null)
    .executeTakeFirst()
  return row?.count ?? 0
}
