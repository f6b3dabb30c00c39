import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { filesBelow, ROOT, textOf } from './house.ts'

// The examples of the papers, held against the program's own help.

type Example = {
  readonly command: string
  readonly options: readonly string[]
  readonly samples: readonly string[]
}

const examples = filesBelow(['.'], '*.md')
  .flatMap((path) => [...textOf(path).matchAll(/npx gongkai ([^\n`]+)/g)])
  .map(([, words = '']) => words.replace(/\s+#.*$/, ''))
  .filter((words) => words.startsWith('report '))
  .map((words): Example => {
    const options = [...words.matchAll(/(?<=\s)--?[a-z]+/g)].map(([option]) => option)
    const samples = words.split(' ').filter((word) => word.startsWith('samples/'))
    return { command: words.split(' ').slice(0, 2).join(' '), options, samples }
  })

/** The options that the papers use with each command. */
const used = new Map<string, string[]>()
for (const { command, options } of examples) {
  used.set(command, [...new Set([...(used.get(command) ?? []), ...options])])
}

function help(command: string) {
  const args = [resolve(ROOT, 'src/entry/cli.ts'), ...command.split(' '), '--help']
  return spawnSync(process.execPath, args, { encoding: 'utf8' })
}

describe('the papers', () => {
  it('show the command line in use', () => {
    expect(used.size).toBeGreaterThan(5)
  })

  it('name samples that exist', () => {
    const named = examples.flatMap(({ samples }) => samples)
    expect(named.filter((name) => !existsSync(resolve(ROOT, name)))).toEqual([])
  })

  it.each([...used])('show %s as it is', (command, options) => {
    const { stdout, status } = help(command)
    expect(status).toBe(0)
    expect(options.filter((option) => !stdout.includes(option))).toEqual([])
  })
})
