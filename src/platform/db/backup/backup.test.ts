import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '#testing/database.ts'
import { withClient } from '../client.ts'
import { migrate } from '../migrations/migrate.ts'
import { verifyBackup } from './read-backup.ts'
import { restoreBackup } from './restore-backup.ts'
import { type FileToSave, writeBackup } from './write-backup.ts'

const NOW = new Date('2026-11-21T01:02:03Z')

/** Tables that point at each other, a computed column, a trigger, rows of a migration, sequences. */
const SQL = `
CREATE SCHEMA attic;
CREATE TABLE colour (code text PRIMARY KEY);
INSERT INTO colour VALUES ('red'), ('blue');
CREATE TABLE shelf (
  id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  best_book_id int, label text NOT NULL, made_at timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE book (
  id int PRIMARY KEY, shelf_id int NOT NULL REFERENCES shelf (id), after_id int REFERENCES book (id),
  colour text NOT NULL REFERENCES colour (code), title text NOT NULL, about jsonb, scan bytea,
  letters int GENERATED ALWAYS AS (length(title)) STORED
);
ALTER TABLE shelf ADD CONSTRAINT best FOREIGN KEY (best_book_id) REFERENCES book (id);
CREATE TABLE attic."Odd name" ("in" text, nothing int);
CREATE SEQUENCE ticket START 40;
CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'append only'; END $$;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON book EXECUTE FUNCTION refuse();
`
const ROWS = `
INSERT INTO shelf (label) VALUES (E'安澜\\t县\\n"\\\\'), ('');
INSERT INTO book (id, shelf_id, after_id, colour, title, about, scan)
  SELECT n, 1 + n % 2, nullif(n - 1, 0), 'red', repeat('公开', n % 50), jsonb_build_object('n', n),
    decode(md5(n::text), 'hex')
  FROM generate_series(1, 3000) n;
UPDATE shelf SET best_book_id = 7 WHERE id = 1;
INSERT INTO attic."Odd name" VALUES (NULL, 1), ('\\N', NULL), ('', NULL);
SELECT nextval('ticket'), nextval('ticket');
`
const FINGERPRINT = `
SELECT md5(string_agg(t, '|' ORDER BY t)) AS sum, count(*) AS n FROM (
  SELECT book::text FROM book UNION ALL SELECT shelf::text FROM shelf UNION ALL
  SELECT colour::text FROM colour UNION ALL SELECT o::text FROM attic."Odd name" o
) AS all_rows (t)`

let place = ''
let migrations = ''
let databases: TestDatabase[] = []
const archive = () => join(place, 'backup.tar')

beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'gongkai-backup-'))
  migrations = join(place, 'migrations')
  mkdirSync(migrations)
  writeFileSync(join(migrations, '0001-house-books.sql'), SQL)
  databases = []
})
afterEach(async () => {
  await Promise.all(databases.map((each) => each.drop()))
  rmSync(place, { recursive: true })
})

async function empty(): Promise<TestDatabase> {
  const database = await testDatabase({ migrated: false })
  databases.push(database)
  return database
}

async function library(): Promise<TestDatabase> {
  const database = await empty()
  expect(await migrate(database.connection, migrations)).toMatchObject({ ok: true })
  await database.query(ROWS)
  return database
}

const back = (database: TestDatabase, more: object = {}) =>
  writeBackup({
    connection: database.connection,
    file: archive(),
    program: '0.1.0',
    now: () => NOW,
    ...more,
  })
const restore = (database: TestDatabase, more: object = {}) =>
  restoreBackup({ connection: database.connection, file: archive(), migrations, ...more })
const error = (result: { ok: boolean; error?: string }): string => {
  expect(result.ok).toBe(false)
  return result.error ?? ''
}

function storedFile(text: string): FileToSave {
  const bytes = Buffer.from(text)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return {
    sha256,
    size: bytes.length,
    content: async function* () {
      yield bytes
    },
  }
}

describe('a backup', () => {
  it('restores every row, sequence, constraint and trigger into an empty database', async () => {
    const source = await library()
    const written = await back(source)
    expect(written).toMatchObject({
      ok: true,
      value: { program: '0.1.0', createdAt: NOW.toISOString(), migrations: [{ number: 1 }] },
    })
    expect(statSync(archive()).mode & 0o077).toBe(0)
    const target = await empty()
    expect(await restore(target)).toEqual(written)
    expect(await target.query(FINGERPRINT)).toEqual(await source.query(FINGERPRINT))
    expect(await target.query(`SELECT nextval('ticket') AS next`)).toEqual([{ next: 42 }])
    expect(await target.query(`INSERT INTO shelf (label) VALUES ('x') RETURNING id`)).toEqual([
      { id: 3 },
    ])
    await expect(target.query('DELETE FROM book')).rejects.toThrow(/append only/)
    await expect(target.query('UPDATE shelf SET best_book_id = 9999')).rejects.toThrow(
      /foreign key/,
    )
    expect(await migrate(target.connection, migrations)).toEqual({ ok: true, value: [] })
  })

  it('is of one instant while others write', async () => {
    const source = await library()
    // Copying the first table takes so long that the other one grows meanwhile.
    await source.query(
      `INSERT INTO book (id, shelf_id, colour, title)
       SELECT 20000 + n, 1, 'red', repeat('x', 1000) FROM generate_series(1, 20000) n`,
    )
    let writing = true
    let written = 0
    const writer = withClient(source.connection, async (client) => {
      for (; writing; written += 1) {
        await client.query(
          `WITH both_or_none AS (INSERT INTO shelf (label) VALUES ('new'))
           INSERT INTO book (id, shelf_id, colour, title) VALUES (${50_000 + written}, 1, 'blue', 'b')`,
        )
      }
    })
    const backup = await back(source)
    writing = false
    await writer
    expect(backup.ok).toBe(true)
    expect(written).toBeGreaterThan(5)
    const target = await empty()
    expect(await restore(target)).toMatchObject({ ok: true })
    const [counts] = await target.query<{ books: number; shelves: number }>(
      `SELECT (SELECT count(*) FROM book WHERE id >= 50000) AS books,
         (SELECT count(*) FROM shelf WHERE label = 'new') AS shelves`,
    )
    expect(counts?.books).toBe(counts?.shelves)
  })

  it('cuts a large table into parts', async () => {
    const source = await library()
    await source.query(
      `INSERT INTO book (id, shelf_id, colour, title) SELECT 20000 + n, 1, 'red', repeat('x', 1000) FROM generate_series(1, 20000) n`,
    )
    expect(await back(source)).toMatchObject({ ok: true })
    expect(readFileSync(archive(), 'latin1')).toMatch(/book\/000002\.copy\.gz/)
    const target = await empty()
    expect(await restore(target)).toMatchObject({ ok: true })
    expect(await target.query(FINGERPRINT)).toEqual(await source.query(FINGERPRINT))
  })

  it('carries stored files, and can be opened by any tar', async () => {
    const source = await library()
    const file = storedFile('附件'.repeat(100_000))
    const files = async function* () {
      yield file
    }
    expect(await back(source, { files })).toMatchObject({ ok: true })
    const listed = spawnSync('tar', ['-tf', archive()], { encoding: 'utf8' })
    expect(listed.stdout.split('\n')).toEqual(
      expect.arrayContaining(['gongkai-backup.json', 'manifest.json', `files/${file.sha256}`]),
    )
    const target = await empty()
    expect(error(await restore(target))).toMatch(/备份里有 1 个文件，却没有指明/)
    const kept = new Map<string, number>()
    const keepFile = async ({ sha256 }: { sha256: string }, content: AsyncIterable<Uint8Array>) => {
      let size = 0
      for await (const chunk of content) size += chunk.length
      kept.set(sha256, size)
    }
    expect(await restore(target, { keepFile })).toMatchObject({ ok: true })
    expect([...kept]).toEqual([[file.sha256, file.size]])
  })
})

describe('what is no good backup', () => {
  it('is told wherever it was cut off or altered, and leaves the database empty', async () => {
    const source = await library()
    await back(source, {
      files: async function* () {
        yield storedFile('一个存放在库里的文件')
      },
    })
    const whole = readFileSync(archive())
    const target = await empty()
    const keepFile = async () => {}
    for (const share of [0.05, 0.3, 0.6, 0.9, 0.99, 1 - 600 / whole.length]) {
      writeFileSync(archive(), whole.subarray(0, Math.floor(whole.length * share)))
      expect(error(await restore(target, { keepFile }))).toMatch(/备份不完整或已损坏/)
    }
    const names = ['copy.gz', 'manifest.json', 'manifest.sha256', 'files/']
    for (const name of names) {
      const altered = Buffer.from(whole)
      const at = whole.indexOf(name) - (whole.indexOf(name) % 512) + 512 + 12
      altered[at] = (altered[at] ?? 0) ^ 1
      writeFileSync(archive(), altered)
      expect(error(await verifyBackup(archive()))).toMatch(/备份不完整或已损坏/)
      expect(error(await restore(target, { keepFile }))).toMatch(/备份不完整或已损坏/)
    }
    expect(await target.query(`SELECT 1 FROM pg_class WHERE relname = 'book'`)).toEqual([])
    writeFileSync(archive(), whole)
    expect(await restore(target, { keepFile })).toMatchObject({ ok: true })
  })

  it.each([
    ['empty', ''],
    ['something else', '<html>'.repeat(1000)],
  ])('is %s', async (_, text) => {
    writeFileSync(archive(), text)
    expect(error(await verifyBackup(archive()))).toMatch(/不是本程序的备份/)
  })

  it('is not there', async () => {
    expect(error(await verifyBackup(join(place, 'none.tar')))).toMatch(/找不到/)
  })

  it('is newer than the program, or of another one', async () => {
    const source = await library()
    writeFileSync(join(migrations, '0002-house-more.sql'), 'CREATE TABLE more (n int)')
    await migrate(source.connection, migrations)
    await back(source)
    const target = await empty()
    rmSync(join(migrations, '0002-house-more.sql'))
    expect(error(await restore(target))).toMatch(/备份比程序新.*0002-house-more/)
    writeFileSync(join(migrations, '0002-house-more.sql'), 'CREATE TABLE more (m int)')
    expect(error(await restore(target))).toMatch(/0002-house-more.sql 与本程序的不同/)
  })

  it('is older than the program: restored as it was, then migrated', async () => {
    await back(await library())
    writeFileSync(join(migrations, '0002-house-more.sql'), 'CREATE TABLE more (n int)')
    const target = await empty()
    expect(await restore(target)).toMatchObject({ ok: true })
    const later = await migrate(target.connection, migrations)
    expect(later).toEqual({ ok: true, value: ['0002-house-more.sql'] })
  })

  it('breaks a foreign key: nothing is restored', async () => {
    const source = await library()
    await source.query(`ALTER TABLE book DROP CONSTRAINT book_colour_fkey; DROP TABLE colour;
      CREATE TABLE colour (code text PRIMARY KEY)`)
    expect(await back(source)).toMatchObject({ ok: true })
    const target = await empty()
    expect(error(await restore(target))).toMatch(/foreign key/)
    expect(await target.query(`SELECT 1 FROM pg_class WHERE relname = 'book'`)).toEqual([])
  })
})

describe('where it may not go', () => {
  it('is a database that holds something', async () => {
    const source = await library()
    await back(source)
    expect(error(await restore(source))).toMatch(/数据库不是空的（有 attic[.]Odd name.*等）/)
  })

  it('is a file that is there already', async () => {
    writeFileSync(archive(), 'mine')
    expect(error(await back(await library()))).toMatch(/已有文件/)
    expect(readFileSync(archive(), 'utf8')).toBe('mine')
  })

  it('is a folder that is none', async () => {
    const database = await library()
    writeFileSync(join(place, 'file'), '')
    const file = join(place, 'file', 'backup.tar')
    expect(error(await back(database, { file }))).toMatch(/不是文件夹/)
  })

  it('is a file beside which a stored file is damaged: nothing is left', async () => {
    const files = async function* () {
      yield { ...storedFile('真'), content: storedFile('假').content }
    }
    expect(error(await back(await library(), { files }))).toMatch(/存放的文件已损坏/)
    expect(readdirSync(place)).toEqual(['migrations'])
  })

  it.runIf(process.getuid?.() === 0)('is a disk that is full: nothing is left', async (context) => {
    const small = join(place, 'small')
    mkdirSync(small)
    const mount = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'none', small])
    if (mount.status !== 0) return context.skip('this machine lets nobody mount')
    try {
      const source = await library()
      expect(error(await back(source, { file: join(small, 'backup.tar') }))).toMatch(/磁盘已满/)
      expect(readdirSync(small)).toEqual([])
    } finally {
      spawnSync('umount', [small])
    }
  })
})
