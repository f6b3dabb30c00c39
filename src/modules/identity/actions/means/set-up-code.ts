import type { Database } from '#platform/db/database.ts'
import type { IdentityTables } from '../../identity.tables.ts'
import { anyRegion } from '../../store/regions.ts'
import { readableCode } from './passwords.ts'

/** Whether there is a region to work in. */
export function isSetUp(db: Database<never>): Promise<boolean> {
  return anyRegion(db as unknown as Database<IdentityTables>)
}

/**
 * A code for the console of a server without a region, so that nobody else on the network sets it
 * up first; null where there is nothing to set up.
 */
export async function setUpCode(db: Database<never>): Promise<string | null> {
  return (await isSetUp(db)) ? null : readableCode(4)
}
