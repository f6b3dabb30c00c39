import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fail, ok, type Result } from '#core/kit/result.ts'
import { NOBODY } from './leftover.ts'
import { asOwner, type Owner } from './owner.ts'
import type { Places } from './places.ts'
import { ENVIRONMENT } from './run.ts'
import { logSince, postgresSentence } from './sentences.ts'

/** A running PostgreSQL. */
export type Postmaster = {
  readonly pid: number
  /** Settles when the process is gone, for whatever reason. */
  readonly ended: Promise<void>
  /** Asks for a fast shutdown: open transactions are rolled back, everything is written. */
  readonly askToStop: () => void
}

/**
 * Runs PostgreSQL and watches our end of a pipe, which the kernel closes when we die, also by
 * kill -9: then PostgreSQL is asked to shut down in order, so that it never outlives us for long.
 * It is asked until it is gone: in its first moments it is still deaf to the signal.
 */
const KEEPER = `
exec 3<&0 </dev/null
"$@" 3<&- &
postgres=$!
{ read -r _ <&3; while kill -INT "$postgres" 2>/dev/null; do sleep 0.5; done; } &
watch=$!
exec 3<&-
wait "$postgres"
code=$?
kill "$watch" 2>/dev/null
exit "$code"
`

const POLL_MS = 10
const TELL_MS = 10_000
const STDERR_KEPT = 8192

export type PostmasterOptions = {
  readonly places: Places
  readonly owner: Owner
  readonly programs: string
  readonly log: (line: string) => void
}

/** Starts PostgreSQL on a prepared cluster and waits until it takes connections. */
export async function startPostmaster(
  options: PostmasterOptions,
): Promise<Result<Postmaster, string>> {
  const { places, log } = options
  const since = Date.now()
  const child = spawnKeeper(options)
  let said = ''
  let over = false
  const ended = new Promise<void>((done) => {
    const end = () => {
      over = true
      done()
    }
    child.on('error', (error) => {
      said += error.message
      end()
    })
    child.on('exit', end)
  })
  child.stderr?.on('data', (chunk: Buffer) => {
    said = (said + chunk).slice(-STDERR_KEPT)
  })
  for (let tell = since + TELL_MS; !over; await sleep(POLL_MS)) {
    const pid = readyPid(places.data)
    if (pid !== null) return ok({ pid, ended, askToStop: () => child.stdin?.destroy() })
    if (Date.now() < tell) continue
    log('数据库正在检查和恢复上次未写完的数据，请稍候')
    tell = Date.now() + TELL_MS
  }
  return fail(postgresSentence(`${said}\n${logSince(places.logs, since)}`, places.home))
}

function spawnKeeper({ places, owner, programs }: PostmasterOptions): ChildProcess {
  const postgres = join(programs, 'bin', 'postgres')
  const child = spawn('/bin/sh', ['-c', KEEPER, 'keeper', postgres, '-D', places.data], {
    ...asOwner(owner),
    cwd: programs,
    env: ENVIRONMENT,
    stdio: ['pipe', 'ignore', 'pipe'],
    // A group of its own: Ctrl-C at the terminal is for us, who finish our work first.
    detached: true,
  })
  child.stdin?.on('error', () => {})
  return child
}

/** The number of the process once it takes connections: PostgreSQL notes both in a file. */
function readyPid(data: string): number | null {
  try {
    const lines = readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')
    const pid = Number(lines[0])
    return lines[7]?.trim() === 'ready' && pid !== NOBODY ? pid : null
  } catch {
    return null
  }
}
