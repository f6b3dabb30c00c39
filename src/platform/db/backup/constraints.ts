import { type Client, quoted } from '../client.ts'
import { nameOf, type Table } from './catalogue.ts'

/** What was taken off the tables, as statements that put it back. */
export type Ties = readonly string[]

type ForeignKey = {
  readonly schema: string
  readonly name: string
  readonly constraint: string
  readonly definition: string
}

type Trigger = { readonly schema: string; readonly name: string; readonly trigger: string }

/**
 * Takes foreign keys off and lets triggers rest while tables are filled one after another, within
 * the open transaction: no order of tables would do where they point at each other, and a trigger
 * would do a second time what it did before the backup.
 */
export async function untie(client: Client, tables: readonly Table[]): Promise<Ties> {
  const ours = new Set(tables.map(nameOf))
  const keys = (await foreignKeys(client)).filter((key) => ours.has(nameOf(key)))
  const triggers = (await activeTriggers(client)).filter((each) => ours.has(nameOf(each)))
  for (const key of keys) {
    await client.query(`ALTER TABLE ${nameOf(key)} DROP CONSTRAINT ${quoted(key.constraint)}`)
  }
  for (const each of triggers) {
    await client.query(`ALTER TABLE ${nameOf(each)} DISABLE TRIGGER ${quoted(each.trigger)}`)
  }
  return [
    ...keys.map(
      (key) =>
        `ALTER TABLE ${nameOf(key)} ADD CONSTRAINT ${quoted(key.constraint)} ${key.definition}`,
    ),
    ...triggers.map((each) => `ALTER TABLE ${nameOf(each)} ENABLE TRIGGER ${quoted(each.trigger)}`),
  ]
}

/** Puts everything back; PostgreSQL checks every row against every foreign key. */
export async function tieAgain(client: Client, ties: Ties): Promise<void> {
  for (const statement of ties) await client.query(statement)
}

async function foreignKeys(client: Client): Promise<readonly ForeignKey[]> {
  const { rows } = await client.query<ForeignKey>(
    `SELECT n.nspname::text AS schema, c.relname::text AS name, k.conname::text AS constraint,
       pg_get_constraintdef(k.oid) AS definition
     FROM pg_constraint k
       JOIN pg_class c ON c.oid = k.conrelid
       JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE k.contype = 'f' AND k.conparentid = 0`,
  )
  return rows
}

async function activeTriggers(client: Client): Promise<readonly Trigger[]> {
  const { rows } = await client.query<Trigger>(
    `SELECT n.nspname::text AS schema, c.relname::text AS name, t.tgname::text AS trigger
     FROM pg_trigger t
       JOIN pg_class c ON c.oid = t.tgrelid
       JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE NOT t.tgisinternal AND t.tgenabled = 'O'`,
  )
  return rows
}
