import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

const CLI = resolve(import.meta.dirname, '../../src/entry/cli.ts')
/** The first start makes the demonstration, which takes minutes on a machine that has other work. */
const READY_WITHIN_MS = 240_000
const POLL_MS = 20
const SAID_KEPT = 4000

/** `gongkai serve` as a process of its own, that can be killed in every way. */
export type RunningServer = {
  readonly address: string
  /** From the start of the process to the first answer of `/readyz`, in seconds. */
  readonly readySeconds: number
  /** What it said last, on both channels. */
  readonly said: () => string
  readonly hasEnded: () => boolean
  readonly ended: Promise<number | null>
  readonly kill: (signal: NodeJS.Signals) => void
}

/** The process of a server, whether it can work yet or not. */
export type Launched = Pick<RunningServer, 'address' | 'said' | 'ended' | 'hasEnded'> & {
  readonly child: ChildProcess
}

/** Starts the server on a data folder and does not wait for it. */
export async function launch(dataFolder: string): Promise<Launched> {
  const port = await freePort()
  const child = spawn(process.execPath, [CLI, 'serve'], {
    env: environment(dataFolder, port),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said = listenTo(child)
  const ended = new Promise<number | null>((done) => child.on('close', done))
  const hasEnded = () => child.exitCode !== null || child.signalCode !== null
  return { child, address: `http://127.0.0.1:${port}`, said, ended, hasEnded }
}

/** Starts the server on a data folder and waits until it can work; throws with what it said. */
export async function startServer(dataFolder: string): Promise<RunningServer> {
  const began = performance.now()
  const { child, ...server } = await launch(dataFolder)
  await ready(server)
  const readySeconds = (performance.now() - began) / 1000
  return { ...server, readySeconds, kill: (signal) => void child.kill(signal) }
}

/** What another command of the program needs to find the same data. */
export function environment(dataFolder: string, port = 0): NodeJS.ProcessEnv {
  return {
    ...process.env,
    ...{ GONGKAI_DATA: dataFolder, HOST: '127.0.0.1', PORT: String(port), LOG_LEVEL: 'error' },
    // All savers come from one address.
    REQUESTS_PER_MINUTE: '1000000',
  }
}

/** Waits until a server can work; throws with what it said where it ended instead. */
export async function ready({
  address,
  said,
  hasEnded,
}: Pick<RunningServer, 'address' | 'said' | 'hasEnded'>): Promise<void> {
  for (const until = Date.now() + READY_WITHIN_MS; Date.now() < until; await sleep(POLL_MS)) {
    if (hasEnded()) break
    const answer = await fetch(`${address}/readyz`).catch(() => null)
    await answer?.body?.cancel()
    if (answer?.ok) return
  }
  throw new Error(`the server did not become ready:\n${said()}`)
}

/** The main process of the PostgreSQL that belongs to a data folder. */
export function postgresPid(dataFolder: string): number {
  const home = join(dataFolder, 'postgresql')
  const pointer = join(home, 'cluster-is-at')
  const there = existsSync(pointer) ? readFileSync(pointer, 'utf8').trim() : home
  const [pid = ''] = readFileSync(join(there, 'data/postmaster.pid'), 'utf8').split('\n')
  return Number(pid)
}

function listenTo(child: ChildProcess): () => string {
  let text = ''
  const keep = (chunk: Buffer) => {
    text = (text + chunk).slice(-SAID_KEPT)
  }
  child.stdout?.on('data', keep)
  child.stderr?.on('data', keep)
  return () => text
}

/** A port of this machine that nobody listens on. */
export function freePort(): Promise<number> {
  return new Promise((done, reject) => {
    const probe = createServer()
    probe.on('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => done(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
