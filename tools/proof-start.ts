import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { ROOT } from './house.ts'

/**
 * Starts the platform as a newcomer would, on an empty data folder and again on a full one, with the
 * demonstration and without, below a folder that only its owner can enter; says how long each took.
 */

const FIRST_PAGE_MS = 120_000

type Start = { readonly about: string; readonly folder: string; readonly args: readonly string[] }

const home = mkdtempSync(join(tmpdir(), 'gongkai-start-'))
const closed = join(home, 'closed')
mkdirSync(closed, { mode: 0o700 })

const STARTS: readonly Start[] = [
  { about: 'first start, demonstration county', folder: join(home, 'demo'), args: [] },
  { about: 'second start', folder: join(home, 'demo'), args: [] },
  { about: 'without demonstration', folder: join(home, 'bare'), args: ['--no-demo'] },
  { about: 'below a folder of mode 700', folder: join(closed, 'data'), args: ['--no-demo'] },
]

let failed = 0
for (const start of STARTS) {
  try {
    process.stdout.write(`${await tryStart(start)}\n`)
  } catch (error) {
    failed += 1
    process.stdout.write(
      `${start.about}: FAILED, ${error instanceof Error ? error.message : error}\n`,
    )
  }
}
for (const { folder } of STARTS) removeCluster(folder)
rmSync(home, { recursive: true, force: true })
process.exitCode = failed === 0 ? 0 : 1

/** As root the cluster may lie elsewhere; the data folder says where. */
function removeCluster(folder: string): void {
  const pointer = join(folder, 'postgresql', 'cluster-is-at')
  if (existsSync(pointer))
    rmSync(readFileSync(pointer, 'utf8').trim(), { recursive: true, force: true })
}

async function tryStart({ about, folder, args }: Start): Promise<string> {
  const port = await freePort()
  const began = performance.now()
  const { child, output } = npmStart(folder, port, args)
  try {
    const url = `http://127.0.0.1:${port}`
    await reached(`${url}/readyz`, child, output)
    await page(`${url}/`, '政务公开')
    const seconds = ((performance.now() - began) / 1000).toFixed(1)
    await page(`${url}/desk`, '工作台')
    await page(`${url}/api/docs/json`, 'openapi')
    const code = await stopped(child)
    if (code !== 0) throw new Error(`ended with ${code}\n${output()}`)
    return `${about}: first page after ${seconds} s, stopped in order`
  } finally {
    child.kill('SIGKILL')
  }
}

function npmStart(folder: string, port: number, args: readonly string[]) {
  const env = { ...process.env, GONGKAI_DATA: folder, PORT: String(port), LOG_LEVEL: 'warn' }
  const script = join(ROOT, 'src/entry/start.ts')
  const child = spawn(process.execPath, [script, ...args], { cwd: ROOT, env })
  let said = ''
  child.stdout?.on('data', (part: Buffer) => (said += part.toString()))
  child.stderr?.on('data', (part: Buffer) => (said += part.toString()))
  return { child, output: () => said }
}

async function reached(url: string, child: ChildProcess, output: () => string): Promise<void> {
  const until = performance.now() + FIRST_PAGE_MS
  while (performance.now() < until) {
    if (child.exitCode !== null) throw new Error(`ended before it answered\n${output()}`)
    const answer = await fetch(url).catch(() => null)
    if (answer?.ok) return
    await sleep(100)
  }
  throw new Error(`no answer within ${FIRST_PAGE_MS / 1000} s\n${output()}`)
}

async function page(url: string, part: string): Promise<void> {
  const answer = await fetch(url, { headers: { accept: 'text/html' } })
  const text = await answer.text()
  if (!answer.ok || !text.includes(part)) throw new Error(`${url} answered ${answer.status}`)
}

async function stopped(child: ChildProcess): Promise<number | null> {
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  return ended
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' ? (address?.port ?? 0) : 0))
    })
  })
}
