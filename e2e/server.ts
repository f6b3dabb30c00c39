import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, relative, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

/** The whole program in a process of its own, as somebody would start it. */
export type Server = {
  readonly url: string
  /** What it wrote until now. */
  readonly said: () => string
  readonly stop: () => Promise<void>
}

const ROOT = resolve(import.meta.dirname, '..')
const MOST_MS = 180_000

/** Starts the program on a data folder; ready when it says so. */
export function startServer(dataFolder: string, ...args: string[]): Promise<Server> {
  return started(dataFolder, args, {})
}

/** A program whose days pass when it is told so. */
export type MovingServer = Server & {
  /** Goes on by so many days. Whoever was signed in may have to sign in again. */
  readonly pass: (days: number) => Promise<void>
  /** How far its clock is ahead, in ms. */
  readonly ahead: () => number
}

const DAY_MS = 86_400_000
/** Longer than the program takes to look at its clock again. */
const LOOKED_MS = 200

/** Starts the program on a data folder with a clock that can be moved. */
export async function startMovingServer(dataFolder: string): Promise<MovingServer> {
  const file = join(dataFolder, 'moving-clock')
  const hook = pathToFileURL(join(import.meta.dirname, 'moving-clock.ts')).href
  let ahead = 0
  writeFileSync(file, String(ahead))
  const env = { MOVING_CLOCK: file, NODE_OPTIONS: `--import ${hook}` }
  const server = await started(dataFolder, [], env)
  const pass = async (days: number) => {
    ahead += days * DAY_MS
    writeFileSync(file, String(ahead))
    await new Promise((done) => setTimeout(done, LOOKED_MS))
  }
  return { ...server, pass, ahead: () => ahead }
}

async function started(
  dataFolder: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<Server> {
  const port = await freePort()
  const child = spawn(process.execPath, ['src/entry/cli.ts', 'serve', ...args], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      ...{ GONGKAI_DATA: dataFolder, HOST: '127.0.0.1', PORT: String(port) },
      ...{ LOG_LEVEL: 'error', REQUESTS_PER_MINUTE: '100000' },
      ...env,
    },
  })
  let said = ''
  const hear = (chunk: Buffer) => {
    said += chunk.toString()
  }
  child.stdout.on('data', hear)
  child.stderr.on('data', hear)
  await until(
    () => said.includes('公开已启动'),
    child,
    () => said,
  )
  return { url: `http://127.0.0.1:${port}`, said: () => said, stop: () => stopped(child) }
}

async function until(ready: () => boolean, child: ChildProcess, said: () => string): Promise<void> {
  const end = Date.now() + MOST_MS
  while (!ready()) {
    if (child.exitCode !== null || Date.now() > end) {
      child.kill('SIGKILL')
      throw new Error(`the server did not start:\n${said()}`)
    }
    await new Promise((done) => setTimeout(done, 50))
  }
}

async function stopped(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return
  const gone = new Promise((done) => child.once('exit', done))
  child.kill('SIGTERM')
  await gone
}

function freePort(): Promise<number> {
  return new Promise((found) => {
    const listener = createServer().listen(0, '127.0.0.1', () => {
      const address = listener.address()
      const port = typeof address === 'object' && address ? address.port : 0
      listener.close(() => found(port))
    })
  })
}

/** A data folder of its own; `remove` it at the end. */
export function newFolder(): { readonly path: string; readonly remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'gongkai-e2e-'))
  // The database's own user must come as far as its files, or they are put elsewhere.
  chmodSync(path, 0o711)
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}

/** What the demonstration is made of: when one of these changes, it is made anew. */
const MADE_OF = ['src/migrations', 'src/entry/demonstration']
const KEPT = join(ROOT, 'node_modules/.cache/gongkai-e2e')

/** A copy of the demonstration county. Making it takes half a minute, so it is kept. */
export async function demonstrationFolder(): Promise<ReturnType<typeof newFolder>> {
  const kept = join(KEPT, keyOf(MADE_OF))
  if (!existsSync(kept)) await make(kept)
  const folder = newFolder()
  execFileSync('cp', ['-a', `${kept}/.`, folder.path])
  return folder
}

async function make(kept: string): Promise<void> {
  const { path } = newFolder()
  const server = await startServer(path)
  await server.stop()
  rmSync(KEPT, { recursive: true, force: true })
  execFileSync('mkdir', ['-p', KEPT])
  execFileSync('cp', ['-a', path, `${kept}.new`])
  renameSync(`${kept}.new`, kept)
  rmSync(path, { recursive: true, force: true })
}

function keyOf(folders: readonly string[]): string {
  const hash = createHash('sha256')
  for (const folder of folders) {
    const entries = readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    const files = entries.filter((entry) => entry.isFile())
    for (const path of files.map(({ parentPath, name }) => join(parentPath, name)).sort()) {
      hash.update(relative(ROOT, path)).update(readFileSync(path))
    }
  }
  return hash.digest('hex').slice(0, 16)
}
