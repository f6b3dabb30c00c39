import pg from 'pg'
import { type Connection, clientConfig } from './database.ts'

export type { Client } from 'pg'

/**
 * Runs `work` on a single connection of its own and closes it. For what a pool cannot do: COPY,
 * schema changes, making databases. Rejects with the driver's error.
 */
export async function withClient<T>(
  connection: Connection,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client(clientConfig(connection))
  // A server that goes away fails the running query; without a listener it would end the process.
  client.on('error', () => {})
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end().catch(() => {})
  }
}

/** The same server and account, another database. */
export function withDatabase(connection: Connection, database: string): Connection {
  if (!('url' in connection)) return { ...connection, database }
  const url = new URL(connection.url)
  url.pathname = `/${encodeURIComponent(database)}`
  return { url: url.href }
}

/** A name as it stands in SQL, quoted. */
export const quoted = (name: string): string => pg.escapeIdentifier(name)
