import { linkSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { overwriteProblem } from './overwrite.ts'

let folder = ''
const at = (name: string) => join(folder, name)

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'overwrite-'))
  mkdirSync(at('sub'))
  for (const name of ['in.txt', 'old.txt', 'a', 'b', 'c', 'd']) writeFileSync(at(name), name)
  symlinkSync(at('in.txt'), at('soft'))
  linkSync(at('in.txt'), at('hard'))
})
afterAll(() => rmSync(folder, { recursive: true }))

describe('overwriteProblem', () => {
  it.each(['in.txt', 'sub/../in.txt', './in.txt', 'soft', 'hard'])(
    'never lets %s be written while it is read, forced or not',
    (name) => {
      for (const force of [true, false]) {
        const plan = { outputs: [`${folder}/${name}`], inputs: [at('in.txt')], force }
        expect(overwriteProblem(plan)).toContain('正是要读的文件')
      }
    },
  )

  it('replaces what is there only when told to', () => {
    const plan = { outputs: [at('new.txt'), at('old.txt')], inputs: [at('in.txt')] }
    const sentence = overwriteProblem({ ...plan, force: false })
    expect(sentence).toContain('old.txt')
    expect(sentence).toContain('--force')
    expect(sentence).not.toContain('new.txt')
    expect(overwriteProblem({ ...plan, force: true })).toBeNull()
  })

  it('names some of many', () => {
    const outputs = ['a', 'b', 'c', 'd'].map(at)
    expect(overwriteProblem({ outputs, inputs: [], force: false })).toContain('等 4 个')
  })

  it.each(['new.txt', 'nowhere/new.txt', '/dev/null'])('has nothing against %s', (name) => {
    const output = name.startsWith('/') ? name : at(name)
    const plan = { outputs: [output], inputs: [at('in.txt'), at('missing')], force: false }
    expect(overwriteProblem(plan)).toBeNull()
  })
})
