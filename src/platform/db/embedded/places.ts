import { createHash, randomUUID } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fail, ok, type Result } from '#core/kit/result.ts'
import { diskSentence } from '../../disk/disk-sentence.ts'
import { canUse, handTo, type Owner } from './owner.ts'

/** Where the parts of one cluster are. */
export type Places = {
  /** Holds the rest; only we write here. */
  readonly home: string
  readonly data: string
  readonly logs: string
  /** Where the copies of the programs are. */
  readonly shelf: string
}

/** Used when the user we step down to cannot enter the data folder. */
export const SYSTEM = '/var/lib/gongkai'

/** In the data folder: says where the cluster is instead. */
export const POINTER = 'cluster-is-at'

/** In a cluster's home outside the data folder: says whose it is. */
export const BELONGS = 'belongs-to'

/** The folder of such homes, below `SYSTEM`. */
export const CLUSTERS = 'clusters'

const OURS = new Set(['data', 'logs', 'lock', 'programs', 'socket', POINTER])

/** The length of a unix socket's path that the system takes, in bytes. */
const LONGEST_SOCKET = 107
export const PORT = 5432

/** Makes the data folder, or refuses one that holds something else; answers with its real path. */
export function openFolder(folder: string): Result<string, string> {
  try {
    makeFolder(resolve(folder))
    const real = realpathSync(folder)
    const strange = strangers(real)
    if (strange.length === 0) return ok(real)
    return fail(
      `${real} 不是数据库的文件夹（里面有 ${strange.slice(0, 3).join('、')}）：请换一个空文件夹`,
    )
  } catch (error) {
    return fail(diskSentence(error, folder))
  }
}

/**
 * One by one: Node's own way of making them all never ends where no folders can be made (/proc).
 * Others may pass through the folders on the way, or the user we step down to could not either.
 */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return
  makeFolder(dirname(folder))
  mkdirSync(folder, { mode: 0o711 })
}

/**
 * Settles where the cluster of a data folder is, and makes the folders. That is the folder itself;
 * only where PostgreSQL's user cannot enter it (root with its data below a folder of mode 700) is
 * the cluster in /var/lib/gongkai and a file in the data folder says so.
 */
export function settlePlaces(
  folder: string,
  owner: Owner,
  system = SYSTEM,
): Result<Places, string> {
  try {
    const home = homeOf(folder, owner, system)
    return home.ok ? ok(furnish(home.value, owner, system)) : home
  } catch (error) {
    return fail(diskSentence(error, folder))
  }
}

/** Hidden files (`.nfs…`, `.DS_Store`) and what a mount point holds are not counted. */
function strangers(folder: string): string[] {
  const names = readdirSync(folder)
  if (names.includes('data')) return []
  return names.filter((name) => !name.startsWith('.') && name !== 'lost+found' && !isOurs(name))
}

const isOurs = (name: string): boolean => OURS.has(name) || /^(?:data|lock)[.]/.test(name)

function homeOf(wished: string, owner: Owner, system: string): Result<string, string> {
  if (!owner.steppedDown) return ok(wished)
  const pointer = join(wished, POINTER)
  if (existsSync(pointer)) {
    const there = readFileSync(pointer, 'utf8').trim()
    if (existsSync(there)) {
      moveAlong(there, wished)
      return ok(there)
    }
    return fail(
      `${pointer} 说数据库在 ${there}，那里却没有：请恢复那个文件夹，或从备份恢复到新的数据文件夹`,
    )
  }
  if (existsSync(join(wished, 'data')) || letIn(wished, owner)) return ok(wished)
  return elsewhere(wished, system)
}

/** A data folder that was moved takes its cluster along; a copy does not. */
function moveAlong(home: string, wished: string): void {
  const note = join(home, BELONGS)
  const before = existsSync(note) ? readFileSync(note, 'utf8').trim() : ''
  if (before !== wished && !existsSync(join(before, POINTER))) noteOwner(home, wished)
}

function noteOwner(home: string, wished: string): void {
  writeFileSync(join(home, BELONGS), `${wished}\n`, { mode: 0o600 })
}

/** Whether the other user can be let into the folder: its group is changed, those above are not. */
function letIn(folder: string, owner: Owner): boolean {
  try {
    chownSync(folder, 0, owner.gid)
    chmodSync(folder, 0o750)
    return canUse(owner, folder, 'enter')
  } catch {
    return false
  }
}

function elsewhere(wished: string, system: string): Result<string, string> {
  const home = join(system, CLUSTERS, randomUUID())
  try {
    makeFolder(home)
    noteOwner(home, wished)
    writeFileSync(join(wished, POINTER), `${home}\n`, { mode: 0o600 })
    return ok(home)
  } catch (error) {
    return fail(
      `PostgreSQL 的用户进不了 ${wished}，数据库要改放 ${system}，也不行：${diskSentence(error, home)}`,
    )
  }
}

function furnish(home: string, owner: Owner, system: string): Places {
  const shelf = owner.steppedDown ? join(system, 'programs') : join(home, 'programs')
  makeFolder(shelf)
  if (owner.steppedDown) chownSync(home, 0, owner.gid)
  chmodSync(home, owner.steppedDown ? 0o750 : 0o700)
  const logs = join(home, 'logs')
  if (!existsSync(logs)) mkdirSync(logs, { mode: 0o700 })
  handTo(owner, logs)
  return { home, data: join(home, 'data'), logs, shelf }
}

/**
 * A folder for the socket that only the owner can enter: beside the data, or, where that path would
 * be too long for a socket, below the folder for temporary files.
 */
export function settleSocket({ home }: Places, owner: Owner): Result<string, string> {
  const wished = join(home, 'socket')
  const short = join('/tmp', `gongkai-${owner.uid}-${digest(home)}`)
  const folder = [wished, join(tmpdir(), `gongkai-${owner.uid}-${digest(home)}`), short].find(fits)
  try {
    return makePrivate(folder ?? short, owner)
  } catch (error) {
    return fail(diskSentence(error, folder ?? short))
  }
}

const fits = (folder: string): boolean =>
  Buffer.byteLength(join(folder, `.s.PGSQL.${PORT}`)) <= LONGEST_SOCKET

const digest = (text: string): string =>
  createHash('sha256').update(text).digest('hex').slice(0, 12)

/** Somebody else may have made a folder of that name, to listen in our place. */
function makePrivate(folder: string, owner: Owner): Result<string, string> {
  if (!existsSync(folder)) {
    mkdirSync(folder, { mode: 0o700 })
    handTo(owner, folder)
  }
  const about = lstatSync(folder)
  if (!about.isDirectory() || about.uid !== owner.uid) {
    return fail(`${folder} 已被别的用户占用：请删除它，或换一个路径较短的数据文件夹`)
  }
  chmodSync(folder, 0o700)
  return ok(folder)
}
