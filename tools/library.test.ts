import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { buildLibrary } from './build-library.ts'
import { filesBelow, ROOT } from './house.ts'

const folder = mkdtempSync(join(tmpdir(), 'gongkai-library-'))
afterAll(() => rmSync(folder, { recursive: true }))

describe('core/ as a library', () => {
  const built = join(folder, 'core')
  buildLibrary(built)

  it('has declarations and the templates', () => {
    expect(existsSync(join(built, 'annual-report/template.d.ts'))).toBe(true)
    expect(existsSync(join(built, 'annual-report/templates/foi-annual-2021.json'))).toBe(true)
  })

  it('loads where there is nothing but the language', () => {
    const sandbox = resolve(ROOT, 'tools/library-sandbox.mjs')
    const args = ['--experimental-vm-modules', '--no-warnings', sandbox, built]
    const run = spawnSync(process.execPath, args, { encoding: 'utf8' })
    expect(run.stderr).toBe('')
    const sources = filesBelow(['src/core']).filter((path) => !path.endsWith('.test.ts'))
    expect(Number(run.stdout)).toBe(sources.length)
  })
})
