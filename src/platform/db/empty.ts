import { quoted, withClient } from './client.ts'
import type { Connection } from './database.ts'

const SCHEMAS = `SELECT nspname AS name FROM pg_namespace
  WHERE nspname NOT LIKE 'pg\\_%' AND nspname <> 'information_schema'`

/**
 * Makes a database of ours as new: all that is in it is dropped, in one transaction. Only for one of
 * which it is certain that nobody needs what it holds.
 */
export async function emptyDatabase(connection: Connection): Promise<void> {
  await withClient(connection, async (client) => {
    await client.query('BEGIN')
    const { rows } = await client.query<{ name: string }>(SCHEMAS)
    for (const { name } of rows) await client.query(`DROP SCHEMA ${quoted(name)} CASCADE`)
    await client.query('CREATE SCHEMA public')
    await client.query('COMMIT')
  })
}
