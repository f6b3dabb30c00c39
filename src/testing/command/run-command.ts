import { type ChildProcess, spawn } from 'node:child_process'
import { resolve } from 'node:path'

/** How a command ended, with all it said. */
export type Ended = {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

const CLI = resolve('src/entry/cli.ts')

/** Starts `gongkai` as a process of its own. */
export function startCommand(args: readonly string[], cwd?: string): ChildProcess {
  return spawn(process.execPath, [CLI, ...args], { ...(cwd ? { cwd } : {}) })
}

/** Runs `gongkai` to its end, with `input` on its standard input. */
export function runCommand(
  args: readonly string[],
  { input = '', cwd }: { readonly input?: string | Uint8Array; readonly cwd?: string } = {},
): Promise<Ended> {
  const child = startCommand(args, cwd)
  child.stdin?.on('error', () => {})
  child.stdin?.end(input)
  return ended(child)
}

/** Waits for the end of a process and collects what it says. */
export function ended(child: ChildProcess): Promise<Ended> {
  const out: Buffer[] = []
  const err: Buffer[] = []
  child.stdout?.on('data', (chunk: Buffer) => out.push(chunk))
  child.stderr?.on('data', (chunk: Buffer) => err.push(chunk))
  return new Promise((done) => {
    child.on('close', (code) =>
      done({ code, out: Buffer.concat(out).toString(), err: Buffer.concat(err).toString() }),
    )
  })
}

/** The objects of an output with one JSON a line. */
export function jsonLines<T>(out: string): T[] {
  return out
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as T)
}
