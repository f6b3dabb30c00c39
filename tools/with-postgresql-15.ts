/**
 * Runs the tests that need a database on an external PostgreSQL 15, the oldest we serve: starts one
 * of the machine in a folder for temporary files, and stops it afterwards.
 * `npm run test:postgresql-15 [-- src/modules/audit]`
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const PROGRAMS = '/usr/lib/postgresql/15/bin'
const PORT = 54_315
const ROOT = resolve(import.meta.dirname, '..')

type User = { readonly uid: number; readonly gid: number }

/** PostgreSQL does not run as root; its package brings a user of its own. */
function owner(): User | null {
  if (process.getuid?.() !== 0) return null
  const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }))
  return { uid: id('-u'), gid: id('-g') }
}

function run(program: string, args: readonly string[], folder: string): void {
  const options = { ...owner(), cwd: folder, stdio: 'ignore' } as const
  execFileSync(join(PROGRAMS, program), [...args], options)
}

/** Runs `work` with the address of a server that ends with it. */
function withServer(work: (url: string) => number): number {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-postgresql-15-'))
  const data = join(folder, 'data')
  const user = owner()
  mkdirSync(data)
  if (user) for (const each of [folder, data]) chownSync(each, user.uid, user.gid)
  chmodSync(data, 0o700)
  try {
    run('initdb', ['-D', data, '-U', 'gongkai', '-E', 'UTF8', '--locale=C', '-A', 'trust'], folder)
    // Test databases need not survive a power cut.
    const options = `-p ${PORT} -k ${folder} -c listen_addresses=127.0.0.1 -c fsync=off`
    const more = '-c synchronous_commit=off -c full_page_writes=off -c max_connections=200'
    const log = join(folder, 'log')
    run('pg_ctl', ['start', '-w', '-D', data, '-l', log, '-o', `${options} ${more}`], folder)
    try {
      return work(`postgresql://gongkai@127.0.0.1:${PORT}/postgres`)
    } finally {
      run('pg_ctl', ['stop', '-w', '-m', 'immediate', '-D', data], folder)
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function runTests(url: string): number {
  const vitest = join(ROOT, 'node_modules/vitest/vitest.mjs')
  const projects = ['--project', 'rooms', '--project', 'tools']
  const { status } = spawnSync(
    process.execPath,
    [vitest, 'run', ...projects, ...process.argv.slice(2)],
    { cwd: ROOT, stdio: 'inherit', env: { ...process.env, TEST_DATABASE_URL: url } },
  )
  return status ?? 1
}

if (existsSync(PROGRAMS)) process.exitCode = withServer(runTests)
else
  console.log(
    `Not tried: there is no PostgreSQL 15 in ${PROGRAMS} (apt-get install postgresql-15).`,
  )
