import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { findBinaries } from './binaries.ts'
import { isAlive, startOf, takeLock } from './lock.ts'
import { chooseOwner, parsePasswd } from './owner.ts'
import { postgresSentence } from './sentences.ts'
import { settingsText } from './settings.ts'

const CHINESE_SENTENCE = /^[^\n]*[\u4e00-\u9fff][^\n]*$/

describe('the programs', () => {
  it('are there for this machine', () => {
    expect(findBinaries()).toMatchObject({ ok: true, value: { major: '18' } })
  })

  it.each(['darwin-arm64', 'linux-ia32', 'win32-x64'])('are refused for %s', (machine) => {
    const found = findBinaries(machine)
    expect(!found.ok && found.error).toMatch(/没有适用于这种机器.*DATABASE_URL/)
  })
})

describe('who runs PostgreSQL', () => {
  const passwd = (...names: string[]) =>
    parsePasswd(
      ['root:x:0:0::/root:/bin/sh', ...names.map((name, at) => `${name}:x:${at + 7}:9::/:/`)].join(
        '\n',
      ),
    )

  it('is postgres before nobody when we are root', () => {
    expect(chooseOwner(0, passwd('nobody', 'postgres'))).toMatchObject({
      value: { name: 'postgres', uid: 8, gid: 9, steppedDown: true },
    })
    expect(chooseOwner(0, passwd('nobody'))).toMatchObject({ value: { name: 'nobody' } })
  })

  it('is nobody we know: a sentence', () => {
    const none = chooseOwner(0, passwd('daemon'))
    expect(!none.ok && none.error).toMatch(/不能以 root 身份运行/)
    const double = chooseOwner(0, parsePasswd('postgres:x:0:0::/:/'))
    expect(double.ok).toBe(false)
  })

  it('is ourselves when we are not root', () => {
    expect(chooseOwner(7, passwd('clerk'))).toMatchObject({
      value: { name: 'clerk', steppedDown: false },
    })
  })
})

describe('the lock', () => {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-lock-'))
  const path = join(folder, 'lock')
  afterAll(() => rmSync(folder, { recursive: true }))
  beforeEach(() => rmSync(path, { force: true }))

  it('is ours until we give it back', async () => {
    const lock = await takeLock(path)
    const second = await takeLock(path)
    expect(!second.ok && second.error).toContain(`进程号 ${process.pid}`)
    if (lock.ok) lock.value.release()
    const third = await takeLock(path)
    expect(third.ok).toBe(true)
    if (third.ok) third.value.release()
  })

  it.each([
    ['a dead process', JSON.stringify({ pid: 4_194_304, started: 'x/1' })],
    [
      'an older process of a number that lives',
      JSON.stringify({ pid: process.pid, started: 'x/1' }),
    ],
    ['a power cut', ''],
  ])('is taken over from %s', async (_, content) => {
    writeFileSync(path, content)
    const lock = await takeLock(path)
    expect(lock.ok).toBe(true)
    expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ pid: process.pid })
    if (lock.ok) lock.value.release()
  })

  it('goes to one of many who find it stale at once', async () => {
    writeFileSync(path, JSON.stringify({ pid: 4_194_304, started: 'x/1' }))
    const locks = await Promise.all(Array.from({ length: 20 }, () => takeLock(path)))
    const won = locks.filter((lock) => lock.ok)
    expect(won).toHaveLength(1)
    if (won[0]?.ok) won[0].value.release()
  })

  it('knows the living from the dead', () => {
    expect(isAlive({ pid: process.pid, started: startOf(process.pid) ?? '' })).toBe(true)
    expect(isAlive({ pid: process.pid, started: 'earlier' })).toBe(false)
    expect(startOf(4_194_304)).toBeNull()
  })
})

describe('what PostgreSQL says', () => {
  it.each([
    ['FATAL:  could not write lock file "postmaster.pid": No space left on device', /磁盘已满/],
    ['initdb: error: could not create directory "x": Read-only file system', /只读/],
    ['FATAL:  could not map anonymous shared memory: Cannot allocate memory', /内存不够/],
    ['FATAL:  lock file "postmaster.pid" already exists', /另一个 PostgreSQL/],
    ['spawn /bin/sh EPERM', /普通用户/],
    ['spawn /data/programs/bin/initdb EACCES', /noexec/],
    ['initdb: error: could not access directory "x": Permission denied', /没有权限/],
    ['PANIC:  could not locate a valid checkpoint record at 0/1', /已损坏/],
    ["postgres: version `GLIBC_2.34' not found", /太旧/],
    ['FATAL:  Unix-domain socket path "x" is too long (maximum 107 bytes)', /太长/],
    ['LOG: hello\nFATAL:  something never heard of', /something never heard of$/],
    ['', /原因不明/],
  ])('%s', (said, sentence) => {
    expect(postgresSentence(said, '/data')).toMatch(sentence)
    expect(postgresSentence(said, '/data')).toMatch(CHINESE_SENTENCE)
  })
})

describe('the settings', () => {
  const places = { home: '/h', data: '/h/data', logs: "/h/l'ogs", shelf: '/h/programs' }

  it.each([
    [2048, '256MB'],
    [4096, '512MB'],
    [24_576, '2048MB'],
    [512, '128MB'],
  ])('for %i MB of memory', (memory, shared) => {
    expect(settingsText(places, '/s', {}, memory)).toContain(`shared_buffers = '${shared}'`)
  })

  it('quote what they are given, and let a test replace them', () => {
    const text = settingsText(places, '/s', { fsync: 'off' }, 4096)
    expect(text).toContain("log_directory = '/h/l''ogs'")
    expect(text).toContain("fsync = 'off'")
    expect(text).not.toContain("fsync = 'on'")
  })
})
