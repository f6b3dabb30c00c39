import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '#testing/database.ts'
import { type Database, inTransaction, openDatabase, sql, type Tx, writeAlong } from './database.ts'

type Tables = { thing: { id: number } }

let database: TestDatabase
let db: Database<Tables>

beforeAll(async () => {
  database = await testDatabase({ migrated: false })
  await database.query('create table thing (id integer primary key)')
  db = openDatabase(database.connection, { connections: 1 })
})
beforeEach(() => database.query('truncate thing'))
afterAll(async () => {
  await db.destroy()
  await database.drop()
})

const add = (tx: Tx<Tables>, id: number) => writeAlong(tx, tx.insertInto('thing').values({ id }))
const kept = async () =>
  (await db.selectFrom('thing').select('id').orderBy('id').execute()).map(({ id }) => id)
describe('a write that goes along', () => {
  it('is seen by what is asked next, and kept by the commit', async () => {
    const seen = await inTransaction(db, async (tx) => {
      await add(tx, 1)
      await add(tx, 2)
      const rows = await tx.selectFrom('thing').select('id').execute()
      await add(tx, 3)
      return rows.length
    })
    expect(seen).toBe(2)
    expect(await kept()).toEqual([1, 2, 3])
  })

  it('fails the query behind it with its own error', async () => {
    const done = inTransaction(db, async (tx) => {
      await add(tx, 1)
      await add(tx, 1)
      await tx.selectFrom('thing').select('id').execute()
    })
    await expect(done).rejects.toMatchObject({ code: '23505' })
    expect(await kept()).toEqual([])
  })

  it('fails the commit with its own error, and nothing is kept', async () => {
    const done = inTransaction(db, async (tx) => {
      await add(tx, 1)
      await add(tx, 1)
    })
    await expect(done).rejects.toMatchObject({ code: '23505' })
    expect(await kept()).toEqual([])
  })

  it('goes when the work behind it throws; the connection is as good as before', async () => {
    const done = inTransaction(db, async (tx) => {
      await add(tx, 1)
      await add(tx, 1)
      throw new Error('thought better of it')
    })
    await expect(done).rejects.toThrow('thought better of it')
    expect(await kept()).toEqual([])
    await inTransaction(db, (tx) => add(tx, 4))
    expect(await kept()).toEqual([4])
  })
})

describe('a transaction', () => {
  it('begins with the first that is asked, and holds it', async () => {
    const done = inTransaction(db, async (tx) => {
      await tx.insertInto('thing').values({ id: 1 }).execute()
      throw new Error('no')
    })
    await expect(done).rejects.toThrow('no')
    expect(await kept()).toEqual([])
  })

  it.each(['repeatable read', 'serializable'] as const)(
    'is %s from its first query',
    async (level) => {
      const done = db.transaction().setIsolationLevel(level).setAccessMode('read only')
      const shown = await done.execute(async (tx) => {
        const { rows } = await sql<object>`select current_setting('transaction_isolation') as level,
        current_setting('transaction_read_only') as mode`.execute(tx)
        return rows
      })
      expect(shown).toEqual([{ level, mode: 'on' }])
    },
  )

  it('in which nothing is asked leaves the connection outside of any', async () => {
    await inTransaction(db, async () => {})
    await expect(inTransaction(db, async () => Promise.reject(new Error('no')))).rejects.toThrow()
    await db.insertInto('thing').values({ id: 7 }).execute()
    expect(await database.query('select id from thing')).toEqual([{ id: 7 }])
  })

  it('in which a failure was passed over is not said to be committed', async () => {
    const done = inTransaction(db, async (tx) => {
      await sql`select 1 / 0`.execute(tx).catch(() => {})
    })
    await expect(done).rejects.toThrow(/rolled back|aborted/i)
  })
})
