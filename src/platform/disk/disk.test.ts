import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { fileNameFor, uniqueNames } from './file-names.ts'
import { saveFile } from './save.ts'
import { findFiles, stemOf } from './walk.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'disk-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const put = (name: string, text = 'x') => {
  mkdirSync(join(folder, name, '..'), { recursive: true })
  writeFileSync(join(folder, name), text)
}

describe('saveFile', () => {
  it('makes the folders on the way and leaves nothing else behind', async () => {
    const path = join(folder, 'a/b/c.txt')
    expect(await saveFile(path, '内容')).toEqual({ ok: true, value: path })
    expect(readFileSync(path, 'utf8')).toBe('内容')
    expect(readdirSync(join(folder, 'a/b'))).toEqual(['c.txt'])
  })

  it('replaces an existing file', async () => {
    put('c.txt', 'old and longer')
    await saveFile(join(folder, 'c.txt'), 'new')
    expect(readFileSync(join(folder, 'c.txt'), 'utf8')).toBe('new')
  })

  it.each([
    ['a folder of that name', 'dir', '这是文件夹'],
    ['a file where a folder should be', 'file.txt/x.txt', '不是文件夹'],
  ])('refuses %s in a sentence', async (_, name, sentence) => {
    mkdirSync(join(folder, 'dir'))
    put('file.txt')
    const saved = await saveFile(join(folder, name), 'x')
    expect(saved).toMatchObject({ ok: false, error: expect.stringContaining(sentence) })
  })

  it.runIf(existsSync('/dev/full'))('says that the disk is full', async () => {
    expect(await saveFile('/dev/full', 'x')).toEqual({
      ok: false,
      error: '磁盘已满，写不下：/dev/full，请清理磁盘或换一个磁盘',
    })
    expect(existsSync('/dev/full')).toBe(true)
  })
})

describe('findFiles', () => {
  const isText = (name: string) => name.endsWith('.txt')

  it('walks folders in a fixed order and counts what it passes over', () => {
    for (const name of [
      'b.txt',
      'a/z.txt',
      'a/y.txt',
      '.hidden.txt',
      '~$a.txt',
      'c.png',
      'é.txt',
    ]) {
      put(`root/${name}`)
    }
    const walk = findFiles([join(folder, 'root')], isText)
    expect(walk.files.map((file) => file.path.slice(folder.length + 6))).toEqual([
      'a/y.txt',
      'a/z.txt',
      'b.txt',
      'é.txt',
    ])
    expect(walk.skipped).toEqual({ hidden: 2, otherType: 1 })
  })

  it('takes a named file whatever its type, and keeps the order of the arguments', () => {
    put('one.png')
    put('two.txt')
    const names = ['two.txt', 'missing.txt', 'one.png'].map((name) => join(folder, name))
    expect(findFiles(names, isText).files).toEqual([
      { path: names[0], bytes: 1 },
      { path: names[1], bytes: 0 },
      { path: names[2], bytes: 1 },
    ])
  })

  it('follows no circle of links, and says when a folder has nothing to read', () => {
    mkdirSync(join(folder, 'loop'))
    symlinkSync(folder, join(folder, 'loop', 'back'))
    expect(findFiles([folder], isText).files).toEqual([
      { path: folder, problem: '文件夹里没有可读的文件' },
    ])
  })

  it('leaves a link that leads nowhere, or to itself, to its reader', () => {
    symlinkSync('nowhere.txt', join(folder, 'gone.txt'))
    symlinkSync('self.txt', join(folder, 'self.txt'))
    put('here.txt')
    expect(findFiles([folder], isText).files).toEqual([
      { path: join(folder, 'gone.txt'), bytes: 0 },
      { path: join(folder, 'here.txt'), bytes: 1 },
      { path: join(folder, 'self.txt'), bytes: 0 },
    ])
  })

  it('expands a pattern that the shell has left', () => {
    put('2.txt')
    put('1.txt')
    expect(findFiles([join(folder, '*.txt')], isText).files.map((file) => file.path)).toEqual([
      join(folder, '1.txt'),
      join(folder, '2.txt'),
    ])
  })
})

describe('file names', () => {
  it.each([
    ['a/b', 'a b'],
    ['..', 'x'],
    ['  安澜县水务局  ', '安澜县水务局'],
    ['a\u0000b:c?', 'a b c'],
  ])('%j becomes %j', (text, expected) => {
    expect(fileNameFor(text, 'x')).toBe(expected)
  })

  it('fits into a folder entry', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 400, unit: 'binary' }), (text) => {
        const name = fileNameFor(text, 'x')
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(200)
        expect(name).not.toMatch(/[\\/]|^\.|^$/)
      }),
    )
  })

  it('numbers a name that comes again', () => {
    const give = uniqueNames(['taken'])
    expect(['a', 'A', 'b', 'a', 'a-2', 'Taken'].map(give)).toEqual([
      'a',
      'A-2',
      'b',
      'a-3',
      'a-2-2',
      'Taken-2',
    ])
  })

  it.each([
    ['x/报告.docx', '报告'],
    ['a.b.txt', 'a.b'],
    ['.env', '.env'],
    ['plain', 'plain'],
  ])('the stem of %s is %s', (path, stem) => {
    expect(stemOf(path)).toBe(stem)
  })
})
