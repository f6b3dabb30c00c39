import { resolve } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '#testing/database.ts'
import { emptyDatabase } from './empty.ts'
import { migrate } from './migrations/migrate.ts'

const MIGRATIONS = resolve(import.meta.dirname, '../../migrations')

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.drop())

it('leaves a database as if it were new', async () => {
  const tables = () =>
    database.query(`select table_schema, table_name from information_schema.tables
      where table_schema not in ('pg_catalog', 'information_schema') order by 1, 2`)
  const before = await tables()
  await database.query('create schema jobs')
  await database.query('create table jobs.queue (name text)')
  await emptyDatabase(database.connection)
  expect(await tables()).toEqual([])
  expect(await database.query(`select 1 from pg_namespace where nspname = 'jobs'`)).toEqual([])
  expect(await migrate(database.connection, MIGRATIONS)).toMatchObject({ ok: true })
  expect(await tables()).toEqual(before)
})
