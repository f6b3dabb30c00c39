import { type ChildProcess, spawn } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { withClient } from '../client.ts'
import type { Connection } from '../database.ts'
import { startOf } from './lock.ts'

const HOLD = fileURLToPath(new URL('fixtures/hold.ts', import.meta.url))
const AS_ROOT = process.getuid?.() === 0
/** A user without rights; as an ordinary user we can only be ourselves. */
const NOBODY = { uid: 65534, gid: 65534 }

type Said = {
  readonly connection?: Connection & { host: string }
  readonly pid: number
  readonly fresh: boolean
  readonly home: string
  readonly refused?: string
  readonly log?: string
  readonly lost?: string
}
type User = { readonly uid?: number; readonly gid?: number }
type Program = { readonly child: ChildProcess; readonly next: () => Promise<Said> }

let place = ''
/** Shared by all, so that the programs are copied once. */
const system = mkdtempSync('/tmp/gongkai-system-')
chmodSync(system, 0o711)
afterAll(() => rmSync(system, { recursive: true, force: true }))

let programs: ChildProcess[] = []

beforeEach(() => {
  place = mkdtempSync('/tmp/gongkai-embedded-')
  chmodSync(place, 0o711)
  programs = []
})

afterEach(async () => {
  for (const child of programs) {
    child.kill('SIGKILL')
  }
  await until(() => postmasters().length === 0)
  rmSync(place, { recursive: true, force: true })
})

/** Starts the fixture; `next` waits for its next line that is not merely a log. */
function hold(folder: string, user: User = {}): Program {
  const child = spawn(process.execPath, [HOLD, folder, system], {
    ...user,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  programs.push(child)
  const lines = createInterface({ input: child.stdout as NodeJS.ReadableStream })[
    Symbol.asyncIterator
  ]()
  const next = async (): Promise<Said> => {
    const { value, done } = await lines.next()
    if (done) throw new Error('The program said nothing more.')
    return JSON.parse(value) as Said
  }
  return { child, next }
}

async function answer({ next }: Program): Promise<Said> {
  for (;;) {
    const said = await next()
    if (said.log === undefined) return said
  }
}

async function until(condition: () => boolean, ms = 20_000): Promise<void> {
  for (const end = Date.now() + ms; !condition(); await sleep(20)) {
    if (Date.now() > end) throw new Error('It did not come to pass.')
  }
}

const ended = (child: ChildProcess): Promise<unknown> =>
  child.exitCode !== null || child.signalCode !== null
    ? Promise.resolve()
    : new Promise((done) => child.once('exit', done))

/** Processes of PostgreSQL that live on this test's place. */
function postmasters(): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        const line = readFileSync(`/proc/${pid}/cmdline`, 'utf8')
        return (
          /postgres/.test(line) &&
          (line.includes(`${place}/`) || line.includes(`${system}/clusters/`))
        )
      } catch {
        return false
      }
    })
}

/** A connection only its own user may use: asked from a process of that user. */
const asked = async (said: Said, sql: string): Promise<unknown[]> =>
  withClient(said.connection as Connection, async (client) => {
    const { rows } = await client.query({ text: sql, rowMode: 'array' })
    return rows.flat()
  })

describe('a private PostgreSQL', () => {
  it('is made, orders by pinyin, writes durably, counts in UTC and stops in order', async () => {
    const folder = join(place, 'a')
    const program = hold(folder)
    const said = await answer(program)
    expect(said).toMatchObject({ fresh: true, home: folder })
    expect(
      await asked(
        said,
        `SELECT current_user, current_setting('fsync'), current_setting('synchronous_commit'),
           current_setting('listen_addresses'), current_setting('timezone'),
           current_setting('data_checksums'), current_setting('server_encoding')`,
      ),
    ).toEqual(['gongkai', 'on', 'on', '', 'UTC', 'on', 'UTF8'])
    expect(
      await asked(
        said,
        `SELECT n FROM unnest(ARRAY['重庆','中山','安澜','波密','阿里']) n ORDER BY n`,
      ),
    ).toEqual(['阿里', '安澜', '波密', '重庆', '中山'])
    expect(statSync(join(folder, 'data')).mode & 0o077).toBe(0)
    expect(statSync(said.connection?.host ?? '').mode & 0o077).toBe(0)
    program.child.kill('SIGTERM')
    await ended(program.child)
    expect(postmasters()).toEqual([])
    expect(existsSync(join(folder, 'lock'))).toBe(false)
    expect(existsSync(join(folder, 'data', 'postmaster.pid'))).toBe(false)
  })

  it('keeps what was committed through kill -9 of the program, and takes over its lock', async () => {
    const folder = join(place, 'a')
    const first = hold(folder)
    await asked(await answer(first), 'CREATE TABLE kept AS SELECT 7 AS n')
    first.child.kill('SIGKILL')
    await ended(first.child)
    expect(existsSync(join(folder, 'lock'))).toBe(true)
    const begun = Date.now()
    const again = await answer(hold(folder))
    expect(again.fresh).toBe(false)
    expect(Date.now() - begun).toBeLessThan(10_000)
    expect(await asked(again, 'SELECT n FROM kept')).toEqual([7])
  })

  it('does not outlive its program', async () => {
    const program = hold(join(place, 'a'))
    const { pid } = await answer(program)
    expect(startOf(pid)).not.toBeNull()
    program.child.kill('SIGKILL')
    await until(() => startOf(pid) === null)
  })

  it('does not outlive a program that is killed while it starts', async () => {
    const folder = join(place, 'a')
    const first = hold(folder)
    await answer(first)
    first.child.kill('SIGTERM')
    await ended(first.child)
    for (let round = 0; round < 3; round += 1) {
      const { child } = hold(folder)
      await until(() => postmasters().length > 0)
      child.kill('SIGKILL')
      await until(() => postmasters().length === 0)
    }
  })

  it('is stopped and started anew where both the program and its keeper were killed', async () => {
    const folder = join(place, 'a')
    const first = hold(folder)
    const { pid } = await answer(first)
    first.child.kill('SIGSTOP')
    const keeper = Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ')[1])
    const watchers = readFileSync(`/proc/${keeper}/task/${keeper}/children`, 'utf8')
      .trim()
      .split(' ')
    for (const other of [...watchers.map(Number).filter((each) => each !== pid), keeper]) {
      process.kill(other, 'SIGKILL')
    }
    first.child.kill('SIGKILL')
    await ended(first.child)
    expect(startOf(pid)).not.toBeNull()
    const again = await answer(hold(folder))
    expect(startOf(pid)).toBeNull()
    expect(again.pid).not.toBe(pid)
    expect(await asked(again, 'SELECT 1')).toEqual([1])
  })

  it('is started again when it is killed itself', async () => {
    const program = hold(join(place, 'a'))
    const said = await answer(program)
    await asked(said, 'CREATE TABLE kept AS SELECT 7 AS n')
    process.kill(said.pid, 'SIGKILL')
    expect((await program.next()).log).toMatch(/意外结束，正在重新启动/)
    expect((await program.next()).log).toMatch(/已重新启动/)
    expect(await asked(said, 'SELECT n FROM kept')).toEqual([7])
  })

  it('ends its program with a sentence when it keeps dying', async () => {
    const program = hold(join(place, 'a'))
    let { pid } = await answer(program)
    for (let death = 1; death <= 3; death += 1) {
      process.kill(pid, 'SIGKILL')
      await program.next()
      pid = Number(/进程号 (\d+)/.exec((await program.next()).log ?? '')?.[1])
    }
    process.kill(pid, 'SIGKILL')
    expect((await answer(program)).lost).toMatch(/一分钟内停了 4 次/)
    await ended(program.child)
    expect(program.child.exitCode).toBe(1)
  })

  it('lets no second process in, and names the first', async () => {
    const folder = join(place, 'a')
    const first = hold(folder)
    const said = await answer(first)
    const second = await answer(hold(folder))
    expect(second.refused).toContain(`进程号 ${first.child.pid}`)
    expect(await asked(said, 'SELECT 1')).toEqual([1])
  })

  it('does not stumble over a process number that now belongs to a stranger', async () => {
    const folder = join(place, 'a')
    const first = hold(folder)
    const said = await answer(first)
    const noted = readFileSync(join(folder, 'data', 'postmaster.pid'), 'utf8')
    first.child.kill('SIGTERM')
    await ended(first.child)
    const stranger = spawn(
      'sleep',
      ['60'],
      AS_ROOT ? { uid: statSync(join(folder, 'data')).uid } : {},
    )
    try {
      const path = join(folder, 'data', 'postmaster.pid')
      writeFileSync(path, noted.replace(String(said.pid), String(stranger.pid)))
      chownSync(path, statSync(join(folder, 'data')).uid, statSync(join(folder, 'data')).gid)
      const again = await answer(hold(folder))
      expect(again.fresh).toBe(false)
      expect(await asked(again, 'SELECT 1')).toEqual([1])
    } finally {
      stranger.kill()
    }
  })

  it('listens elsewhere when the path of the data folder is too long for a socket', async () => {
    const folder = join(place, '很长的文件夹名字'.repeat(4))
    const said = await answer(hold(folder))
    expect(said.connection?.host).toMatch(/^\/tmp\/gongkai-\d+-/)
    expect(await asked(said, 'SELECT 1')).toEqual([1])
    rmSync(said.connection?.host ?? '', { recursive: true })
  })
})

describe('a folder that will not do', () => {
  it.each([
    [
      'holds something else',
      (folder: string) => writeFileSync(join(folder, 'x.txt'), ''),
      /不是数据库的文件夹（里面有 x\.txt）/,
    ],
    [
      'has a data folder that is no cluster',
      (folder: string) => mkdirSync(join(folder, 'data')),
      /data 不是数据库的文件夹/,
    ],
    [
      'belongs to another major version',
      (folder: string) => {
        mkdirSync(join(folder, 'data'))
        writeFileSync(join(folder, 'data', 'PG_VERSION'), '17\n')
      },
      /是 PostgreSQL 17 的，本程序带的是 18/,
    ],
  ])('%s', async (_, spoil, sentence) => {
    const folder = join(place, 'a')
    mkdirSync(folder)
    spoil(folder)
    expect((await answer(hold(folder))).refused).toMatch(sentence)
  })

  it('is a file, or in a file system that takes none', async () => {
    writeFileSync(join(place, 'file'), '')
    expect((await answer(hold(join(place, 'file', 'a')))).refused).toMatch(/不是文件夹/)
    expect((await answer(hold('/proc/gongkai'))).refused).toMatch(/找不到|权限|不允许/)
  })

  it('has a damaged configuration', async () => {
    const folder = join(place, 'a')
    const first = hold(folder)
    await answer(first)
    first.child.kill('SIGTERM')
    await ended(first.child)
    writeFileSync(join(folder, 'data', 'postgresql.conf'), 'nonsense = on\n')
    expect((await answer(hold(folder))).refused).toMatch(/配置文件有错/)
  })
})

describe.runIf(AS_ROOT)('started by root', () => {
  it('runs as a user without rights, in a folder that others cannot enter', async () => {
    const folder = join(place, 'a')
    const said = await answer(hold(folder))
    expect(statSync(`/proc/${said.pid}`).uid).not.toBe(0)
    expect(statSync(folder).mode & 0o007).toBe(0)
    const [copy = ''] = readdirSync(join(system, 'programs'))
    expect(statSync(join(system, 'programs', copy))).toMatchObject({ uid: 0 })
    expect(statSync(join(system, 'programs', copy)).mode & 0o007).toBe(0)
  })

  it('puts the cluster elsewhere when that user cannot enter the data folder, and finds it', async () => {
    const closed = join(place, 'closed')
    mkdirSync(closed, { mode: 0o700 })
    const first = hold(join(closed, 'a'))
    expect((await first.next()).log).toMatch(/进不了/)
    const said = await answer(first)
    expect(said.home).toContain(join(system, 'clusters'))
    await asked(said, 'CREATE TABLE kept AS SELECT 7 AS n')
    first.child.kill('SIGKILL')
    await ended(first.child)
    const again = await answer(hold(join(closed, 'a')))
    expect(again.home).toBe(said.home)
    expect(await asked(again, 'SELECT n FROM kept')).toEqual([7])
  })

  it('refuses a copy of a data folder whose cluster is in use', async () => {
    const closed = join(place, 'closed')
    mkdirSync(join(closed, 'copy'), { recursive: true })
    chmodSync(closed, 0o700)
    const first = hold(join(closed, 'a'))
    await answer(first)
    const pointer = readFileSync(join(closed, 'a', 'cluster-is-at'), 'utf8')
    writeFileSync(join(closed, 'copy', 'cluster-is-at'), pointer)
    expect((await answer(hold(join(closed, 'copy')))).refused).toContain(
      `进程号 ${first.child.pid}`,
    )
  })

  it('works for an ordinary user, who alone may connect', async () => {
    const folder = join(place, 'own')
    mkdirSync(folder, { mode: 0o700 })
    chownSync(folder, NOBODY.uid, NOBODY.gid)
    const program = hold(folder, NOBODY)
    const said = await answer(program)
    expect(said).toMatchObject({ fresh: true, home: folder })
    expect(statSync(`/proc/${said.pid}`).uid).toBe(NOBODY.uid)
    // Not even root, who can open the socket: the server asks the kernel who it is.
    await expect(asked(said, 'SELECT 1')).rejects.toThrow(/[Pp]eer authentication failed/)
    program.child.kill('SIGTERM')
    await ended(program.child)
    expect(postmasters()).toEqual([])
  })

  it('refuses an ordinary user a folder that is not theirs', async () => {
    mkdirSync(join(place, 'a'), { mode: 0o755 })
    expect((await answer(hold(join(place, 'a'), NOBODY))).refused).toMatch(/没有权限/)
  })
})
