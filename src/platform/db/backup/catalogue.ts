import { type Client, quoted } from '../client.ts'
import type { SavedSequence } from './manifest.ts'

/** A table whose rows belong into a backup. */
export type Table = {
  readonly schema: string
  readonly name: string
  /** Those that are stored; generated columns are computed again. */
  readonly columns: readonly string[]
}

/**
 * Not saved: the catalogue of PostgreSQL, and the queue of jobs, which its library makes and fills
 * again. What must not be lost is in tables of our own (the outbox) before it is a job.
 */
const OWN = `n.nspname NOT IN ('pg_catalog', 'information_schema', 'jobs')
  AND n.nspname NOT LIKE 'pg\\_toast%' AND n.nspname NOT LIKE 'pg\\_temp%'
  AND NOT EXISTS (
    SELECT FROM pg_depend d
    WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e'
  )`

/** Migrations are carried out anew when a backup is restored, and remembered by that. */
const REMEMBERED = `NOT (n.nspname = 'public' AND c.relname = 'schema_migration')`

export async function tablesOf(client: Client): Promise<readonly Table[]> {
  const { rows } = await client.query<Table>(
    `SELECT n.nspname::text AS schema, c.relname::text AS name,
       ARRAY(
         SELECT a.attname::text FROM pg_attribute a
         WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
         ORDER BY a.attnum
       ) AS columns
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relkind = 'r' AND ${OWN} AND ${REMEMBERED}
     ORDER BY n.nspname, c.relname`,
  )
  return rows
}

export async function sequencesOf(client: Client): Promise<readonly SavedSequence[]> {
  const { rows } = await client.query<{ schema: string; name: string }>(
    `SELECT n.nspname::text AS schema, c.relname::text AS name
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relkind = 'S' AND ${OWN}
     ORDER BY n.nspname, c.relname`,
  )
  const sequences: SavedSequence[] = []
  for (const each of rows) {
    const { rows: values } = await client.query<Omit<SavedSequence, 'schema' | 'name'>>(
      `SELECT last_value::text AS "lastValue", is_called AS "isCalled" FROM ${nameOf(each)}`,
    )
    sequences.push({ ...each, ...(values[0] as Omit<SavedSequence, 'schema' | 'name'>) })
  }
  return sequences
}

/** What stands in a database besides PostgreSQL's own, the queue of jobs included. */
export async function strangersIn(client: Client): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT n.nspname || '.' || c.relname AS name
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relkind IN ('r', 'p', 'v', 'm', 'S') AND (${OWN} OR n.nspname = 'jobs')
     ORDER BY 1`,
  )
  return rows.map(({ name }) => name)
}

export const nameOf = ({ schema, name }: { readonly schema: string; readonly name: string }) =>
  `${quoted(schema)}.${quoted(name)}`

/** A table with its stored columns, as COPY takes it. */
export const copyTarget = (table: Table): string =>
  `${nameOf(table)} (${table.columns.map(quoted).join(', ')})`
