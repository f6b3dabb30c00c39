import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '#testing/database.ts'
import { type Database, inTransaction, openDatabase, sql } from './database.ts'
import { statementNames } from './prepared.ts'

describe('the name of a statement', () => {
  it('is given to a text that comes often, and stays', () => {
    const { nameOf } = statementNames()
    const asked = Array.from({ length: 4 }, () => nameOf('select $1'))
    expect(asked).toEqual([null, null, 'often-1', 'often-1'])
    expect(nameOf('select $2')).toBeNull()
  })

  it('is another after the plan behind it grew stale', () => {
    const { nameOf, forget } = statementNames()
    const often = () => [1, 2, 3].map(() => nameOf('select $1')).at(-1)
    expect(often()).toBe('often-1')
    forget('select $1')
    expect(often()).toBe('often-2')
  })

  it('is not given to more texts than a connection should hold', () => {
    const { nameOf } = statementNames()
    const given = Array.from({ length: 400 }, (_, each) =>
      [1, 2, 3].map(() => nameOf(`select $${each}`)).at(-1),
    )
    expect(given.filter((name) => name !== null)).toHaveLength(300)
  })
})

describe('a pool', () => {
  let database: TestDatabase
  let db: Database<{ thing: { id: number; note?: string } }>
  beforeAll(async () => {
    database = await testDatabase({ migrated: false })
    db = openDatabase(database.connection, { connections: 1 })
  })
  afterAll(async () => {
    await db.destroy()
    await database.drop()
  })

  const all = () => db.selectFrom('thing').selectAll().where('id', '>', 0).execute()

  it('keeps what is asked often, and asks anew after a table changed', async () => {
    await sql`create table thing (id integer)`.execute(db)
    await sql`insert into thing values (1)`.execute(db)
    for (let run = 0; run < 4; run += 1) expect(await all()).toEqual([{ id: 1 }])
    const kept = await sql<{ name: string }>`select name from pg_prepared_statements`.execute(db)
    expect(kept.rows.map(({ name }) => name)).toEqual(['often-1'])
    await sql`alter table thing add column note text`.execute(db)
    const again = await inTransaction(db, (tx) =>
      tx.selectFrom('thing').selectAll().where('id', '>', 0).execute(),
    )
    expect(again).toEqual([{ id: 1, note: null }])
    expect(await all()).toEqual([{ id: 1, note: null }])
  })
})
