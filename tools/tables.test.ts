import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '#testing/database.ts'

// The nation is sharded by region: every key of a business table begins with region_id, so that a
// row and all it points at stand in one shard. Looked up in the catalogue of a migrated database.

/** Tables that are the same for every region, with the reason. */
const WITHOUT_REGION: Readonly<Record<string, string>> = {
  region: 'is the region: its id is what others call region_id',
  schema_migration: 'what was done to the database, not to a region',
}

/** Unique keys that hold for the nation, with the reason; `table.key`. */
const NATIONAL_KEYS: Readonly<Record<string, string>> = {}

type Key = {
  readonly table: string
  readonly key: string
  readonly kind: 'primary key' | 'unique key' | 'foreign key'
  readonly first: string | null
  readonly target: string | null
}

/** Every key of the tables in schema public, with its first column; unique indexes included. */
const KEYS = `
  SELECT c.relname::text AS table, k.conname::text AS key, 'foreign key' AS kind,
    (SELECT attname::text FROM pg_attribute WHERE attrelid = k.conrelid AND attnum = k.conkey[1]) AS first,
    t.relname::text AS target
  FROM pg_constraint k
    JOIN pg_class c ON c.oid = k.conrelid
    JOIN pg_class t ON t.oid = k.confrelid
  WHERE k.contype = 'f' AND k.connamespace = 'public'::regnamespace
  UNION ALL
  SELECT c.relname::text, i.relname::text,
    CASE WHEN x.indisprimary THEN 'primary key' ELSE 'unique key' END,
    (SELECT attname::text FROM pg_attribute WHERE attrelid = c.oid AND attnum = x.indkey[0]),
    NULL
  FROM pg_index x
    JOIN pg_class c ON c.oid = x.indrelid
    JOIN pg_class i ON i.oid = x.indexrelid
  WHERE x.indisunique AND c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace
  ORDER BY 1, 2`

const TABLES = `
  SELECT relname::text AS table FROM pg_class
  WHERE relkind IN ('r', 'p') AND relnamespace = 'public'::regnamespace ORDER BY 1`

/** What is wrong with the keys of a migrated database, a line each. */
async function crimes(database: TestDatabase): Promise<string[]> {
  const tables = await database.query<{ table: string }>(TABLES)
  const keys = await database.query<Key>(KEYS)
  const keyless = tables
    .filter(({ table }) => !keys.some((key) => key.table === table && key.kind === 'primary key'))
    .map(({ table }) => `${table} has no primary key`)
  const astray = keys
    .filter(({ table, key }) => !(table in WITHOUT_REGION) && !(`${table}.${key}` in NATIONAL_KEYS))
    .filter(({ first, target }) => first !== 'region_id' && !isShared(target))
    .map(({ table, key, kind }) => `${table}: ${kind} ${key} does not begin with region_id`)
  return [...keyless, ...astray]
}

/** A table that every shard has whole (a code table) may be pointed at by its own key. */
const isShared = (target: string | null): boolean =>
  target !== null && target !== 'region' && target in WITHOUT_REGION

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database?.drop())

describe('the tables of the migrations', () => {
  it('are there to be looked at', async () => {
    expect((await database.query(TABLES)).length).toBeGreaterThan(5)
  })

  it('have keys that begin with region_id', async () => {
    expect(await crimes(database)).toEqual([])
  })

  it('excused from it exist', async () => {
    const names = (await database.query<{ table: string }>(TABLES)).map(({ table }) => table)
    const keys = (await database.query<Key>(KEYS)).map(({ table, key }) => `${table}.${key}`)
    expect(names).toEqual(expect.arrayContaining(Object.keys(WITHOUT_REGION)))
    expect(keys).toEqual(expect.arrayContaining(Object.keys(NATIONAL_KEYS)))
  })
})

describe('planted tables', () => {
  const HOME = 'CREATE TABLE planted_home (region_id uuid, id uuid, PRIMARY KEY (region_id, id));'

  it.each([
    ['CREATE TABLE planted (region_id uuid, id uuid PRIMARY KEY)', 'primary key planted_pkey'],
    [
      'CREATE TABLE planted (region_id uuid, id uuid, PRIMARY KEY (id, region_id))',
      'primary key planted_pkey',
    ],
    [
      'CREATE TABLE planted (region_id uuid, id uuid, code text UNIQUE, PRIMARY KEY (region_id, id))',
      'unique key planted_code_key',
    ],
    [
      'CREATE TABLE planted (region_id uuid, id uuid, code text, PRIMARY KEY (region_id, id)); CREATE UNIQUE INDEX planted_low ON planted (lower(code))',
      'unique key planted_low',
    ],
    [
      `${HOME} ALTER TABLE planted_home ADD UNIQUE (id, region_id); CREATE TABLE planted (region_id uuid, id uuid, home uuid, PRIMARY KEY (region_id, id), FOREIGN KEY (home, region_id) REFERENCES planted_home (id, region_id))`,
      'foreign key planted_home_region_id_fkey',
    ],
    ['CREATE TABLE planted (region_id uuid, id uuid)', 'no primary key'],
  ])('%s', async (sql, crime) => {
    await database.query(sql)
    try {
      expect((await crimes(database)).join('\n')).toContain(crime)
    } finally {
      await database.query('DROP TABLE IF EXISTS planted, planted_home')
    }
  })

  it('that keep the rule are not accused', async () => {
    const before = await crimes(database)
    await database.query(
      `${HOME} CREATE TABLE planted (region_id uuid, id uuid, home uuid, PRIMARY KEY (region_id, id), UNIQUE (region_id, home), FOREIGN KEY (region_id, home) REFERENCES planted_home (region_id, id))`,
    )
    try {
      expect(await crimes(database)).toEqual(before)
    } finally {
      await database.query('DROP TABLE planted, planted_home')
    }
  })
})
