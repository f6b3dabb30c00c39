import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '#testing/database.ts'
import { type Database, isOutOfReach, openDatabase, sql } from './database.ts'

let database: TestDatabase
let db: Database<never>
const told: Error[] = []

beforeAll(async () => {
  database = await testDatabase({ migrated: false })
  db = openDatabase<never>(database.connection, { onError: (error) => told.push(error) })
})
afterAll(async () => {
  await db.destroy()
  await database.drop()
})

describe('a connection that breaks in the midst of a transaction', () => {
  it('fails the transaction and nothing else, and is replaced', async () => {
    const broken = db.transaction().execute(async (tx) => {
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx)
      await database.query('select pg_terminate_backend($1)', [rows[0]?.pid])
      // It breaks while no query is under way.
      await sleep(200)
      await sql`select 1`.execute(tx)
    })
    const error = await broken.catch((reason: unknown) => reason)
    expect(isOutOfReach(error)).toBe(true)
    expect(told.length).toBeGreaterThan(0)
    expect((await sql<{ n: number }>`select 1 as n`.execute(db)).rows).toEqual([{ n: 1 }])
  })
})

describe('a database that cannot be asked', () => {
  it.each([
    [{ code: '57P03' }, true],
    [{ code: '53100' }, true],
    [{ code: '08006' }, true],
    [{ code: 'ECONNREFUSED', syscall: 'connect' }, true],
    [{ code: 'ECONNRESET', syscall: 'read' }, true],
    [{ code: 'ENOENT', syscall: 'connect' }, true],
    [{ code: 'ENOENT', syscall: 'open' }, false],
    [{ code: '23505' }, false],
    [{ code: '57014' }, false],
    [{}, false],
  ])('is told from other failures: %j', (properties, expected) => {
    expect(isOutOfReach(Object.assign(new Error('x'), properties))).toBe(expected)
  })
})
