import { linkSync, readFileSync, rmSync, statSync, unlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fail, ok, type Result } from '#core/kit/result.ts'
import { diskSentence, errorCode } from '../../disk/disk-sentence.ts'

/** A process, told apart from a later one with the same number. */
export type Holder = { readonly pid: number; readonly started: string }

type Lock = { readonly release: () => void }

/** The locks of one start, given back together. */
export class Locks {
  readonly #held: Lock[] = []

  /** Locks a folder; answers with a sentence when it is in use. */
  async take(folder: string): Promise<string | null> {
    const lock = await takeLock(join(folder, 'lock'))
    if (!lock.ok) return lock.error
    this.#held.push(lock.value)
    return null
  }

  release(): void {
    for (const lock of this.#held.splice(0)) lock.release()
  }
}

const TRIES = 100
const PAUSE_MS = 50
/** Taking over a dead one's lock is the work of a moment; whoever needs longer is dead too. */
const TAKEOVER_MS = 10_000

/**
 * Takes a lock file for this process until it ends or releases it. A lock whose process is dead
 * (kill -9, power cut) is taken over; a living one is named in the sentence.
 */
export async function takeLock(path: string): Promise<Result<Lock, string>> {
  const own = JSON.stringify({ pid: process.pid, started: startOf(process.pid) ?? '' })
  const draft = `${path}.${process.pid}.${Math.random().toString(36).slice(2)}`
  try {
    writeFileSync(draft, own, { mode: 0o600 })
    for (let attempt = 0; attempt < TRIES; attempt += 1) {
      if (linked(draft, path)) return ok(held(path, own))
      const found = contentOf(path)
      const holder = found === null ? null : parseHolder(found)
      if (holder && isAlive(holder)) return fail(inUse(path, holder))
      if (found !== null && !takenAway(path, found)) await sleep(PAUSE_MS)
    }
    return fail(`数据文件夹的锁 ${path} 抢不到：请稍后再试，或确认没有程序在用后删除它`)
  } catch (error) {
    return fail(diskSentence(error, path))
  } finally {
    rmSync(draft, { force: true })
  }
}

const inUse = (path: string, { pid }: Holder): string =>
  `数据文件夹正被另一个进程使用（进程号 ${pid}，锁 ${path}）：请先停止它，或换一个数据文件夹`

/** Whether the process still runs. A number that was given to another process does not count. */
export function isAlive({ pid, started }: Holder): boolean {
  return startOf(pid) === started
}

/** When a process was started, as this machine tells it: its boot and the ticks since; null: gone. */
export function startOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const [state, ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    if (state === 'Z' || state === 'X') return null
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}/${fields[18]}`
  } catch {
    return null
  }
}

/** Linking is the one step of the file system that only one of many can do. */
function linked(draft: string, path: string): boolean {
  try {
    linkSync(draft, path)
    return true
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false
    throw error
  }
}

/** Removes a dead one's lock, unless another process did so first and holds it now. */
function takenAway(path: string, dead: string): boolean {
  const mark = `${path}.takeover`
  try {
    writeFileSync(mark, '', { flag: 'wx' })
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error
    const since = statSync(mark, { throwIfNoEntry: false })?.mtimeMs ?? Date.now()
    if (Date.now() - since > TAKEOVER_MS) rmSync(mark, { force: true })
    return false
  }
  try {
    if (contentOf(path) === dead) unlinkSync(path)
    return true
  } finally {
    rmSync(mark, { force: true })
  }
}

function held(path: string, own: string): Lock {
  const release = () => {
    process.off('exit', release)
    if (contentOf(path) === own) rmSync(path, { force: true })
  }
  process.on('exit', release)
  return { release }
}

function contentOf(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null
    throw error
  }
}

/** What a power cut left half written has no holder. */
function parseHolder(text: string): Holder | null {
  try {
    const { pid, started } = JSON.parse(text) as Holder
    return Number.isInteger(pid) ? { pid, started } : null
  } catch {
    return null
  }
}
