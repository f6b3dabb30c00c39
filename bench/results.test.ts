import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { linesOf, saveResults } from './results.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'results-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const NAMES = ['read', 'write']
const table = (...lines: string[][]) => ({
  title: 'Library',
  about: '…',
  head: ['', 'rate'],
  lines,
})

describe('saved results', () => {
  it('of some cases leave the others as they were, each with its day', () => {
    const file = join(folder, 'some.md')
    saveResults(file, '2026-01-01', [table(['read', '1'], ['write', '2'])], NAMES)
    saveResults(file, '2026-01-02', [table(['write', '3'])], NAMES)
    expect(linesOf(readFileSync(file, 'utf8'))).toEqual(
      new Map([
        ['Library/', ['', 'rate', 'measured on']],
        ['Library/---', ['---', '---', '---']],
        ['Library/read', ['read', '1', '2026-01-01']],
        ['Library/write', ['write', '3', '2026-01-02']],
      ]),
    )
  })

  it('drop a case that is no longer measured', () => {
    const file = join(folder, 'gone.md')
    saveResults(file, '2026-01-01', [table(['read', '1'], ['write', '2'])], NAMES)
    saveResults(file, '2026-01-02', [table()], ['write'])
    expect([...linesOf(readFileSync(file, 'utf8')).keys()]).not.toContain('Library/read')
  })
})
