import { once } from 'node:events'
import { from as copyFrom } from 'pg-copy-streams'
import { fail, ok, type Result } from '#core/kit/result.ts'
import type { Client } from '../client.ts'
import type { Connection } from '../database.ts'
import { apply, beginChange } from '../migrations/applied.ts'
import { type Migration, readMigrations } from '../migrations/read-migrations.ts'
import { onServer } from '../server.ts'
import { copyTarget, nameOf, strangersIn, type Table, tablesOf } from './catalogue.ts'
import { tieAgain, untie } from './constraints.ts'
import type { Manifest, SavedFile, SavedTable } from './manifest.ts'
import { verifyBackup } from './read-backup.ts'

export type RestoreOptions = {
  /** An empty database. */
  readonly connection: Connection
  readonly file: string
  /** Folder of the program's migrations. */
  readonly migrations: string
  /** Keeps one stored file; called before the database shows any row that names it. */
  readonly keepFile?: (file: SavedFile, content: AsyncIterable<Uint8Array>) => Promise<void>
}

/**
 * Restores a backup into an empty database. The backup is verified first; then everything happens
 * in one transaction: the migrations the backup had, its rows, its constraints, its counts. So a
 * database is restored or as empty as before. Afterwards newer migrations may be applied as usual.
 */
export async function restoreBackup(options: RestoreOptions): Promise<Result<Manifest, string>> {
  const verified = await verifyBackup(options.file)
  if (!verified.ok) return verified
  const manifest = verified.value
  if (manifest.files.length > 0 && !options.keepFile) {
    return fail(
      `备份里有 ${manifest.files.length} 个文件，却没有指明存放的地方：请指明文件存放的位置`,
    )
  }
  const steps = stepsTo(manifest, options.migrations)
  if (!steps.ok) return steps
  return onServer(options.connection, async (client) => {
    const strangers = await strangersIn(client)
    if (strangers.length > 0) return fail(notEmpty(strangers))
    await client.query('BEGIN')
    const done = await fill(client, manifest, steps.value, options)
    await client.query(done.ok ? 'COMMIT' : 'ROLLBACK')
    return done
  })
}

const notEmpty = (names: readonly string[]): string =>
  `数据库不是空的（有 ${names.slice(0, 3).join('、')}${names.length > 3 ? ' 等' : ''}）：只能恢复到新建的空数据库，请新建一个再试`

/** The program's migrations up to the backup's state. */
function stepsTo(manifest: Manifest, folder: string): Result<readonly Migration[], string> {
  const known = readMigrations(folder)
  if (!known.ok) return known
  const saved = manifest.migrations
  if (saved.length > known.value.length) {
    return fail(
      `备份比程序新（备份时数据库已升级到 ${saved.at(-1)?.name}）：请使用 ${manifest.program} 或更新版本的程序`,
    )
  }
  const other = saved.find((each, index) => known.value[index]?.sha256 !== each.sha256)
  return other
    ? fail(`备份所用的升级文件 ${other.name} 与本程序的不同：请使用 ${manifest.program} 版本的程序`)
    : ok(known.value.slice(0, saved.length))
}

async function fill(
  client: Client,
  manifest: Manifest,
  steps: readonly Migration[],
  options: RestoreOptions,
): Promise<Result<Manifest, string>> {
  await beginChange(client)
  for (const step of steps) {
    const applied = await apply(client, step)
    if (!applied.ok) return applied
  }
  const tables = await tablesOf(client)
  const strange = differences(tables, manifest.tables)
  if (strange !== null) return fail(strange)
  const ties = await untie(client, tables)
  // Rows that migrations put in are in the backup too.
  if (tables.length > 0) await client.query(`TRUNCATE ${tables.map(nameOf).join(', ')}`)
  const loaded = await load(client, manifest, options)
  if (!loaded.ok) return loaded
  for (const sequence of manifest.sequences) {
    await client.query('SELECT setval($1::regclass, $2::bigint, $3)', [
      nameOf(sequence),
      sequence.lastValue,
      sequence.isCalled,
    ])
  }
  await tieAgain(client, ties)
  return await counted(client, manifest)
}

/** Names and stored columns must agree; their order in the table need not. */
function differences(tables: readonly Table[], saved: readonly SavedTable[]): string | null {
  const shape = (each: Table) => `${nameOf(each)}: ${[...each.columns].sort().join(', ')}`
  const [ours, theirs] = [tables.map(shape), saved.map(shape)]
  const odd = [
    ...theirs.filter((each) => !ours.includes(each)),
    ...ours.filter((each) => !theirs.includes(each)),
  ]
  return odd.length === 0 ? null : `备份里的表与升级文件不符（${odd[0]}）：请使用写这份备份的程序`
}

/** Reads the backup a second time and pours its tables into the database. */
async function load(
  client: Client,
  manifest: Manifest,
  { file, keepFile }: RestoreOptions,
): Promise<Result<Manifest, string>> {
  const byFolder = new Map(manifest.tables.map((table) => [table.folder, table]))
  let open: { readonly folder: string; readonly sink: Sink } | null = null
  const close = async () => {
    await open?.sink.end()
    open = null
  }
  const read = await verifyBackup(file, {
    part: async (folder, bytes) => {
      if (open?.folder !== folder) {
        await close()
        open = { folder, sink: pour(client, byFolder.get(folder) as SavedTable) }
      }
      await open.sink.write(bytes)
    },
    file: async (saved, content) => {
      await close()
      await keepFile?.(saved, content)
    },
  })
  await close()
  return read
}

type Sink = {
  readonly write: (bytes: Uint8Array) => Promise<void>
  readonly end: () => Promise<void>
}

function pour(client: Client, table: SavedTable): Sink {
  const stream = client.query(copyFrom(`COPY ${copyTarget(table)} FROM STDIN`))
  const finished = once(stream, 'finish')
  // The error is thrown where it is waited for.
  finished.catch(() => {})
  return {
    write: async (bytes) => {
      if (!stream.write(bytes)) await Promise.race([once(stream, 'drain'), finished])
    },
    end: async () => {
      stream.end()
      await finished
    },
  }
}

async function counted(client: Client, manifest: Manifest): Promise<Result<Manifest, string>> {
  for (const table of manifest.tables) {
    const { rows } = await client.query<{ count: number }>(`SELECT count(*) FROM ${nameOf(table)}`)
    const count = rows[0]?.count
    if (count !== table.rows) {
      return fail(
        `恢复后的行数不符（${table.name} 应有 ${table.rows} 行，实有 ${count} 行），已全部撤销：请换一份备份`,
      )
    }
  }
  return ok(manifest)
}
