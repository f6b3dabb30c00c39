import type { Database, Tx } from '#platform/db/database.ts'
import { sql } from '#platform/db/database.ts'
import type { SiteMarks } from '../identity.contract.ts'
import type { IdentityTables, RegionRow } from '../identity.tables.ts'

export async function insertRegion(tx: Tx<IdentityTables>, region: RegionRow): Promise<void> {
  await tx.insertInto('region').values(region).execute()
}

export async function anyRegion(db: Database<IdentityTables>): Promise<boolean> {
  return (await db.selectFrom('region').select('id').limit(1).executeTakeFirst()) !== undefined
}

/** The region reached under a host name, else the first that was set up; null where there is none. */
export async function regionOfHost(
  db: Database<IdentityTables>,
  host: string,
): Promise<RegionRow | null> {
  const row = await db
    .selectFrom('region')
    .selectAll()
    .orderBy(sql`${host} = any(hosts)`, 'desc')
    .orderBy('created_at')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
  return row ?? null
}

export async function regionById(
  db: Database<IdentityTables>,
  id: string,
): Promise<RegionRow | null> {
  const row = await db.selectFrom('region').selectAll().where('id', '=', id).executeTakeFirst()
  return row ?? null
}

/** Two set-ups at once: the second waits here and then finds the region of the first. */
export async function lockRegions(tx: Tx<IdentityTables>): Promise<void> {
  await sql`lock table region in exclusive mode`.execute(tx)
}

/** The region, held until the transaction ends. */
export async function lockRegion(
  tx: Tx<IdentityTables>,
  id: string,
): Promise<RegionRow | undefined> {
  return tx.selectFrom('region').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
}

export async function updateSite(
  tx: Tx<IdentityTables>,
  id: string,
  site: SiteMarks,
): Promise<void> {
  await tx
    .updateTable('region')
    .set({ site: JSON.stringify(site) as unknown as SiteMarks })
    .where('id', '=', id)
    .execute()
}
