import { existsSync, readdirSync, readFileSync, readlinkSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fail, ok, type Result } from '#core/kit/result.ts'
import { startOf } from './lock.ts'

const POLITE_MS = 20_000
const PAUSE_MS = 20

/** Greater than any process number Linux gives. */
export const NOBODY = 4_194_304

/**
 * Stops a PostgreSQL that a dead process of ours left running on this cluster. Called while we hold
 * the lock, so nobody alive wants it. Its commits are safe: it is asked to stop in order, and only
 * after 20 s told to.
 */
export async function stopLeftover(data: string): Promise<Result<'none' | 'stopped', string>> {
  const pid = runningPid(data)
  if (pid === null) {
    disown(data)
    return ok('none')
  }
  signal(pid, 'SIGINT')
  if (!(await gone(pid))) signal(pid, 'SIGQUIT')
  if (await gone(pid)) {
    disown(data)
    return ok('stopped')
  }
  return fail(`上一次留下的 PostgreSQL（进程号 ${pid}）停不下来：请手工停止它再启动`)
}

/** The postmaster of this cluster, if it lives. Its number may have gone to another program. */
export function runningPid(data: string): number | null {
  const pid = notedPid(data)
  return pid !== null && startOf(pid) !== null && isPostmasterOf(pid, data) ? pid : null
}

function notedPid(data: string): number | null {
  const path = join(data, 'postmaster.pid')
  if (!existsSync(path)) return null
  const pid = Number(readFileSync(path, 'utf8').split('\n')[0])
  return Number.isInteger(pid) && pid > 0 ? pid : null
}

function isPostmasterOf(pid: number, data: string): boolean {
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === data
  } catch {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(data)
  }
}

/**
 * Where the number in postmaster.pid now belongs to a stranger, PostgreSQL would refuse to start.
 * The file stays, for PostgreSQL finds in it whether old workers still have the memory in use.
 */
function disown(data: string): void {
  const path = join(data, 'postmaster.pid')
  if (!existsSync(path)) return
  const [, ...rest] = readFileSync(path, 'utf8').split('\n')
  writeFileSync(path, [String(NOBODY), ...rest].join('\n'))
}

/** Sockets of dead servers; the folder is ours alone. */
export function clearSockets(folder: string): void {
  for (const name of readdirSync(folder)) {
    if (name.startsWith('.s.PGSQL.')) rmSync(join(folder, name), { force: true })
  }
}

async function gone(pid: number): Promise<boolean> {
  const started = startOf(pid)
  for (const until = Date.now() + POLITE_MS; Date.now() < until; await sleep(PAUSE_MS)) {
    if (startOf(pid) !== started || started === null) return true
  }
  return false
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch {
    // It ended by itself.
  }
}
