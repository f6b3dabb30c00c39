import { spawn } from 'node:child_process'
import { asOwner, type Owner } from './owner.ts'

export type Ended = { readonly code: number | null; readonly said: string }

/** Nothing of ours is passed on: PGDATA, PGPORT or LD_PRELOAD of the caller would mislead. */
export const ENVIRONMENT = { LC_ALL: 'C', PATH: '/usr/bin:/bin', TZ: 'UTC' }

/** Runs a program as the owner to its end; `said` is all it wrote. Never rejects. */
export function runAsOwner(
  program: string,
  args: readonly string[],
  {
    owner,
    cwd,
    input = '',
  }: { readonly owner: Owner; readonly cwd: string; readonly input?: string },
): Promise<Ended> {
  return new Promise((done) => {
    const child = spawn(program, args, { ...asOwner(owner), cwd, env: ENVIRONMENT })
    let said = ''
    const hear = (chunk: Buffer) => {
      said += chunk
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.stdin.on('error', () => {})
    child.stdin.end(input)
    child.on('error', (error) => done({ code: null, said: error.message }))
    child.on('close', (code) => done({ code, said }))
  })
}
