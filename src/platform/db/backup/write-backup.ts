import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { to as copyTo } from 'pg-copy-streams'
import { fail, ok, type Result } from '#core/kit/result.ts'
import { diskSentence } from '../../disk/disk-sentence.ts'
import type { Client } from '../client.ts'
import type { Connection } from '../database.ts'
import { appliedMigrations } from '../migrations/applied.ts'
import { onServer } from '../server.ts'
import { copyTarget, sequencesOf, type Table, tablesOf } from './catalogue.ts'
import {
  ABOUT,
  type About,
  FORMAT,
  fileEntry,
  MANIFEST,
  MANIFEST_SUM,
  type Manifest,
  partEntry,
  type SavedFile,
  type SavedTable,
  tableFolder,
} from './manifest.ts'
import { FileExists, writeNewFile } from './new-file.ts'
import { TarWriter } from './tar.ts'

const compress = promisify(gzip)

/** Uncompressed bytes of a part: little enough to be held in memory. */
export const PART_BYTES = 8 * 1024 * 1024

/** A stored file as its keeper hands it in. */
export type FileToSave = SavedFile & {
  readonly content: () => AsyncIterable<Uint8Array> | Promise<AsyncIterable<Uint8Array>>
}

export type BackupOptions = {
  readonly connection: Connection
  /** The archive to write; it must not be there yet. */
  readonly file: string
  /** Version of the program. */
  readonly program: string
  readonly now: () => Date
  /** All stored files; asked for after the snapshot is taken, so that none it names is missing. */
  readonly files?: () => AsyncIterable<FileToSave>
}

/**
 * Saves a database and the stored files into one archive while others go on working: all tables as
 * they were at one instant. Needs no more memory for a large database than for a small one. The
 * archive has its name only when it is whole and on the disk. Fails with a Chinese sentence.
 */
export function writeBackup(options: BackupOptions): Promise<Result<Manifest, string>> {
  return onServer(options.connection, async (client) => {
    try {
      return ok(
        await writeNewFile(options.file, (file) => save(client, new TarWriter(file), options)),
      )
    } catch (error) {
      return fail(sentence(error, options.file))
    }
  })
}

async function save(client: Client, tar: TarWriter, options: BackupOptions): Promise<Manifest> {
  const about: About = {
    format: FORMAT,
    program: options.program,
    createdAt: options.now().toISOString(),
  }
  await tar.add(ABOUT, json(about))
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
  const { rows } = await client.query<{ server: string }>(
    `SELECT current_setting('server_version') AS server`,
  )
  const migrations = await appliedMigrations(client)
  const tables: SavedTable[] = []
  for (const [index, table] of (await tablesOf(client)).entries()) {
    tables.push(await saveTable(client, tar, table, tableFolder(index, table.name)))
  }
  const sequences = await sequencesOf(client)
  const files = await saveFiles(tar, options)
  await client.query('COMMIT')
  const server = rows[0]?.server ?? ''
  const manifest: Manifest = { ...about, server, migrations, tables, sequences, files }
  const text = json(manifest)
  await tar.add(MANIFEST, text)
  await tar.add(MANIFEST_SUM, Buffer.from(`${createHash('sha256').update(text).digest('hex')}\n`))
  await tar.end()
  return manifest
}

async function saveTable(
  client: Client,
  tar: TarWriter,
  table: Table,
  folder: string,
): Promise<SavedTable> {
  const hash = createHash('sha256')
  let bytes = 0
  let part = 0
  let waiting: Uint8Array[] = []
  let size = 0
  const flush = async () => {
    if (size === 0) return
    part += 1
    const raw = Buffer.concat(waiting)
    waiting = []
    size = 0
    await tar.add(partEntry(folder, part), await compress(raw, { level: 3 }))
  }
  const rows = client.query(copyTo(`COPY ${copyTarget(table)} TO STDOUT`))
  for await (const chunk of rows as AsyncIterable<Buffer>) {
    hash.update(chunk)
    bytes += chunk.length
    size += chunk.length
    waiting.push(chunk)
    if (size >= PART_BYTES) await flush()
  }
  await flush()
  return { ...table, folder, rows: rows.rowCount, bytes, sha256: hash.digest('hex') }
}

async function saveFiles(tar: TarWriter, { files }: BackupOptions): Promise<SavedFile[]> {
  const saved: SavedFile[] = []
  if (!files) return saved
  for await (const { sha256, size, content } of files()) {
    const hash = createHash('sha256')
    await tar.addStream(fileEntry(sha256), size, hashed(await content(), hash))
    if (hash.digest('hex') !== sha256) throw new AlteredFile(sha256)
    saved.push({ sha256, size })
  }
  return saved
}

type Hash = ReturnType<typeof createHash>

async function* hashed(content: AsyncIterable<Uint8Array>, hash: Hash): AsyncGenerator<Uint8Array> {
  for await (const chunk of content) {
    hash.update(chunk)
    yield chunk
  }
}

class AlteredFile extends Error {}

const json = (value: unknown): Buffer => Buffer.from(`${JSON.stringify(value, null, 1)}\n`)

function sentence(error: unknown, file: string): string {
  if (error instanceof FileExists) return `已有文件 ${file}，没有写出备份：请换一个文件名`
  if (error instanceof AlteredFile || error instanceof RangeError) {
    return `存放的文件已损坏，没有写出备份：${error.message}`
  }
  if (isOfTheDisk(error)) return diskSentence(error, file)
  throw error
}

/** Errors of the system have a number; those of the database have none. */
const isOfTheDisk = (error: unknown): boolean =>
  error instanceof Error && 'errno' in error && 'syscall' in error
