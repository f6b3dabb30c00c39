import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '#testing/database.ts'
import { migrate, pendingMigrations } from './migrate.ts'
import { numberProblem, readMigrations } from './read-migrations.ts'

const ONE = '0001-house-shelf.sql'
const TWO = '0002-house-book.sql'
const STEPS = {
  [ONE]: 'CREATE TABLE shelf (id int PRIMARY KEY);\nINSERT INTO shelf VALUES (1);\n',
  [TWO]: 'CREATE TABLE book (id int PRIMARY KEY, shelf_id int REFERENCES shelf (id));\n',
}

let database: TestDatabase
let place = ''

beforeEach(async () => {
  database = await testDatabase({ migrated: false })
  place = mkdtempSync(join(tmpdir(), 'gongkai-migrations-'))
})
afterEach(async () => {
  await database.drop()
  rmSync(place, { recursive: true })
})

function folder(files: Record<string, string>): string {
  rmSync(place, { recursive: true })
  mkdirSync(place)
  for (const [name, sql] of Object.entries(files)) writeFileSync(join(place, name), sql)
  return place
}

const run = (files: Record<string, string>) => migrate(database.connection, folder(files))
const tables = async () =>
  (
    await database.query<{ name: string }>(
      `SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY 1`,
    )
  ).map(({ name }) => name)

describe('migrate', () => {
  it('applies in order, once, and remembers with checksum', async () => {
    expect(await run(STEPS)).toEqual({ ok: true, value: [ONE, TWO] })
    expect(await run(STEPS)).toEqual({ ok: true, value: [] })
    expect(
      await database.query('SELECT number, name, length(sha256) AS n FROM schema_migration'),
    ).toEqual([
      { number: 1, name: ONE, n: 64 },
      { number: 2, name: TWO, n: 64 },
    ])
  })

  it('keeps what was done before one that fails, and nothing of that one', async () => {
    const broken = 'CREATE TABLE half (id int);\nCREATE TABLE book (id nonsense);\n'
    const result = await run({ ...STEPS, [TWO]: broken })
    expect(!result.ok && result.error).toMatch(/0002-house-book[.]sql 第 2 行出错：.*nonsense/)
    expect(await tables()).toEqual(['schema_migration', 'shelf'])
    expect(await run(STEPS)).toEqual({ ok: true, value: [TWO] })
  })

  it('lets processes that come at once wait for each other', async () => {
    const slow = { ...STEPS, [ONE]: `SELECT pg_sleep(0.1);\n${STEPS[ONE]}` }
    const path = folder(slow)
    const results = await Promise.all(
      Array.from({ length: 5 }, () => migrate(database.connection, path)),
    )
    expect(results.flatMap((result) => (result.ok ? result.value : [result.error])).sort()).toEqual(
      [ONE, TWO],
    )
  })

  it.each([
    [
      'changed',
      { ...STEPS, [ONE]: `${STEPS[ONE]}-- a word\n` },
      /0001-house-shelf[.]sql 在执行之后被改过/,
    ],
    [
      'renamed',
      { '0001-house-rack.sql': STEPS[ONE], [TWO]: STEPS[TWO] },
      /0001-house-shelf[.]sql 在程序里找不到/,
    ],
    [
      'gone: the database is newer',
      { [ONE]: STEPS[ONE] },
      /数据库比程序新.*0002-house-book[.]sql.*0001/,
    ],
  ])('refuses when a file that was applied is %s', async (_, files, sentence) => {
    await run(STEPS)
    const result = await run(files)
    expect(!result.ok && result.error).toMatch(sentence)
    const pending = await pendingMigrations(database.connection, place)
    expect(!pending.ok && pending.error).toMatch(sentence)
  })

  it('does not mind the line ends of Windows', async () => {
    await run(STEPS)
    const result = await run({ ...STEPS, [ONE]: STEPS[ONE].replaceAll('\n', '\r\n') })
    expect(result).toEqual({ ok: true, value: [] })
  })

  it('refuses a record with a gap', async () => {
    await run(STEPS)
    await database.query('DELETE FROM schema_migration WHERE number = 1')
    const result = await run(STEPS)
    expect(!result.ok && result.error).toMatch(/升级记录缺少 0001/)
  })

  it('says what it could not connect to', async () => {
    const path = folder(STEPS)
    const nowhere = await migrate({ url: 'postgres://nobody@127.0.0.1:9/x' }, path)
    expect(!nowhere.ok && nowhere.error).toMatch(/连不上数据库：没有程序在那里监听/)
    const noSocket = await migrate({ host: place, port: 1, user: 'x', database: 'x' }, path)
    expect(!noSocket.ok && noSocket.error).toMatch(/找不到它的套接字/)
    const noFolder = await migrate(database.connection, join(place, 'none'))
    expect(!noFolder.ok && noFolder.error).toMatch(/找不到/)
  })
})

describe('pendingMigrations', () => {
  it('looks and touches nothing', async () => {
    const pending = await pendingMigrations(database.connection, folder(STEPS))
    expect(pending.ok && pending.value.map(({ name }) => name)).toEqual([ONE, TWO])
    expect(await tables()).toEqual([])
  })
})

describe('the names of migrations', () => {
  it.each([
    [[ONE, '0003-house-gap.sql'], /缺少编号 0002/],
    [['0002-house-late.sql'], /缺少编号 0001/],
    [[ONE, '0001-other-shelf.sql'], /编号重复：0001-house-shelf[.]sql 和 0001-other-shelf[.]sql/],
    [['1-house-shelf.sql'], /不合规定/],
    [['0001-shelf.sql'], /不合规定/],
    [['0001-House-shelf.sql'], /不合规定/],
  ])('%j', (names, sentence) => {
    expect(numberProblem(names)).toMatch(sentence)
  })

  it('of the program have no gap and no double', () => {
    expect(readMigrations('src/migrations').ok).toBe(true)
  })
})
