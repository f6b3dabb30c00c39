import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { fail, ok, type Result } from '#core/kit/result.ts'
import { diskSentence } from '../../disk/disk-sentence.ts'
import {
  ABOUT,
  type About,
  FORMAT,
  fileEntry,
  MANIFEST,
  MANIFEST_SUM,
  type Manifest,
  type SavedFile,
} from './manifest.ts'
import { DamagedArchive, readTar, type TarEntry } from './tar.ts'
import { PART_BYTES } from './write-backup.ts'

const expand = promisify(gunzip)

/** A part is a little larger than its limit, by the last piece that PostgreSQL sent. */
const MOST_PART_BYTES = 4 * PART_BYTES
const MOST_JSON_BYTES = 512 * 1024 * 1024

/** What wants to see the inside of a backup; each is called in the order of the archive. */
export type Visitor = {
  /** A piece of the table whose parts are in `folder`, uncompressed. */
  readonly part?: (folder: string, bytes: Uint8Array) => Promise<void>
  /** A stored file; read or not, it is checked. */
  readonly file?: (file: SavedFile, content: AsyncIterable<Uint8Array>) => Promise<void>
}

/**
 * Reads a backup from beginning to end and checks everything in it: nothing cut off, nothing
 * altered, nothing missing, nothing besides. Fails with a Chinese sentence.
 */
export async function verifyBackup(
  path: string,
  visitor: Visitor = {},
): Promise<Result<Manifest, string>> {
  try {
    const file = await open(path, 'r')
    try {
      return await check(readTar(file), path, visitor)
    } finally {
      await file.close()
    }
  } catch (error) {
    if (error instanceof Error && 'syscall' in error) return fail(diskSentence(error, path))
    if (error instanceof DamagedArchive || isOfZlib(error)) {
      return fail(`备份不完整或已损坏：${path}，请换一份备份`)
    }
    throw error
  }
}

const isOfZlib = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  /^(?:Z_|ERR_BUFFER_TOO_LARGE)/.test(String(error.code))

/** Sums of what was seen, to be held against the manifest. */
type Seen = {
  readonly tables: Map<string, { bytes: number; hash: ReturnType<typeof createHash> }>
  readonly files: Map<string, number>
}

async function check(
  entries: AsyncGenerator<TarEntry>,
  path: string,
  visitor: Visitor,
): Promise<Result<Manifest, string>> {
  const first = await firstEntry(entries)
  const problem = aboutProblem(first, path)
  if (problem !== null) return fail(problem)
  const seen: Seen = { tables: new Map(), files: new Map() }
  let manifest: Buffer | null = null
  let sum = ''
  for await (const entry of entries) {
    if (manifest && entry.name !== MANIFEST_SUM) throw new DamagedArchive('after the end')
    if (entry.name === MANIFEST) manifest = await whole(entry, MOST_JSON_BYTES)
    else if (entry.name === MANIFEST_SUM) sum = String(await whole(entry, 1024)).trim()
    else await look(entry, seen, visitor)
  }
  if (!manifest || createHash('sha256').update(manifest).digest('hex') !== sum) {
    throw new DamagedArchive('no manifest')
  }
  const said = JSON.parse(manifest.toString()) as Manifest
  compare(said, seen)
  return ok(said)
}

/** Read apart, so that a file of another kind is told from a damaged backup. */
async function firstEntry(entries: AsyncGenerator<TarEntry>): Promise<About | null> {
  try {
    const { value } = await entries.next()
    return value && value.name === ABOUT
      ? (JSON.parse(String(await whole(value, 65_536))) as About)
      : null
  } catch (error) {
    if (error instanceof DamagedArchive || error instanceof SyntaxError) return null
    throw error
  }
}

function aboutProblem(about: About | null, path: string): string | null {
  if (!about || !Number.isInteger(about.format)) return `这不是本程序的备份：${path}，请换一个文件`
  return about.format > FORMAT
    ? `备份是更新版本的程序（${about.program}）写的，本程序读不懂：请使用新版本的程序`
    : null
}

async function look(entry: TarEntry, seen: Seen, visitor: Visitor): Promise<void> {
  const [kind, name = ''] = entry.name.split('/')
  if (kind === 'tables') return lookAtPart(entry, `tables/${name}`, seen, visitor)
  if (kind === 'files') return lookAtFile(entry, name, seen, visitor)
  throw new DamagedArchive(`unknown entry ${entry.name}`)
}

async function lookAtPart(
  entry: TarEntry,
  folder: string,
  { tables }: Seen,
  visitor: Visitor,
): Promise<void> {
  const packed = await whole(entry, MOST_PART_BYTES)
  const bytes = await expand(packed, { maxOutputLength: MOST_PART_BYTES })
  const sums = tables.get(folder) ?? { bytes: 0, hash: createHash('sha256') }
  tables.set(folder, sums)
  sums.bytes += bytes.length
  sums.hash.update(bytes)
  await visitor.part?.(folder, bytes)
}

async function lookAtFile(
  { size, content }: TarEntry,
  sha256: string,
  { files }: Seen,
  visitor: Visitor,
): Promise<void> {
  const hash = createHash('sha256')
  const checked = (async function* () {
    for await (const chunk of content) {
      hash.update(chunk)
      yield chunk
    }
    if (hash.digest('hex') !== sha256) throw new DamagedArchive(fileEntry(sha256))
  })()
  await visitor.file?.({ sha256, size }, checked)
  for await (const _ of checked);
  files.set(sha256, size)
}

function compare(said: Manifest, { tables, files }: Seen): void {
  for (const { folder, bytes, sha256 } of said.tables) {
    const sums = tables.get(folder)
    tables.delete(folder)
    const found = (sums?.hash ?? createHash('sha256')).digest('hex')
    if ((sums?.bytes ?? 0) !== bytes || found !== sha256) throw new DamagedArchive(folder)
  }
  const kept = new Map(said.files.map(({ sha256, size }) => [sha256, size]))
  const same =
    kept.size === files.size && [...files].every(([name, size]) => kept.get(name) === size)
  if (tables.size > 0 || !same) throw new DamagedArchive('not what the manifest says')
}

async function whole({ size, content }: TarEntry, most: number): Promise<Buffer> {
  if (size > most) throw new DamagedArchive('too large')
  const chunks: Uint8Array[] = []
  for await (const chunk of content) chunks.push(chunk)
  return Buffer.concat(chunks)
}
