/**
 * Runs the tests that need a database on an external PostgreSQL 15, the oldest we serve: starts one
 * of the machine in a folder for temporary files, and stops it afterwards.
 * `npm run test:postgresql-15 [-- src/modules/audit]`
 */
import { execFileSync, spawn } from 'node:child_process'
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { freePort } from './crash/running-server.ts'

const PROGRAMS = '/usr/lib/postgresql/15/bin'
const ROOT = resolve(import.meta.dirname, '..')

/** A test that needs a database is one that imports this file, by whatever detour. */
const DATABASE = 'src/testing/database.ts'

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
async function withServer(work: (url: string) => Promise<number>): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-postgresql-15-'))
  const data = join(folder, 'data')
  const user = owner()
  const port = await freePort()
  mkdirSync(data)
  if (user) for (const each of [folder, data]) chownSync(each, user.uid, user.gid)
  chmodSync(data, 0o700)
  try {
    run('initdb', ['-D', data, '-U', 'gongkai', '-E', 'UTF8', '--locale=C', '-A', 'trust'], folder)
    // Test databases need not survive a power cut.
    const options = `-p ${port} -k ${folder} -c listen_addresses=127.0.0.1 -c fsync=off`
    const more = '-c synchronous_commit=off -c full_page_writes=off -c max_connections=200'
    const log = join(folder, 'log')
    run('pg_ctl', ['start', '-w', '-D', data, '-l', log, '-o', `${options} ${more}`], folder)
    try {
      return await work(`postgresql://gongkai@127.0.0.1:${port}/postgres`)
    } finally {
      run('pg_ctl', ['stop', '-w', '-m', 'immediate', '-D', data], folder)
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The tests that were asked for, else all that need a database. */
function runTests(url: string): Promise<number> {
  const asked = process.argv.slice(2)
  const tests = asked.length > 0 ? ['run', ...asked] : ['related', '--run', DATABASE]
  const args = [...tests, '--project', 'rooms', '--project', 'tools']
  const child = spawn(process.execPath, [join(ROOT, 'node_modules/vitest/vitest.mjs'), ...args], {
    ...{ cwd: ROOT, stdio: 'inherit', env: { ...process.env, TEST_DATABASE_URL: url } },
  })
  // Whoever ends us ends the tests; we go on to stop the server.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal))
  return new Promise((done) => child.on('close', (code) => done(code ?? 1)))
}

if (existsSync(join(PROGRAMS, 'initdb'))) process.exitCode = await withServer(runTests)
else
  console.log(
    `Not tried: there is no PostgreSQL 15 in ${PROGRAMS} (apt-get install postgresql-15).`,
  )
