import { expect, it } from 'vitest'
import { ok } from '#core/kit/result.ts'
import { defineCommand, type Program, wrongUsage } from './command.ts'
import { runProgram } from './run-program.ts'
import type { Terminal } from './terminal.ts'

const echo = defineCommand({
  name: 'echo',
  summary: '复述',
  usage: ['文件… [--loud]'],
  operands: { min: 1, max: 3, what: '文件' },
  options: {
    loud: { kind: 'flag', about: '大声' },
    output: { kind: 'value', short: 'o', argument: '文件', about: '写到' },
    members: { kind: 'list', argument: '文件', about: '成员' },
  },
  examples: [{ line: 'words echo a', about: '复述 a' }],
  run: async ({ operands, options }, terminal) => {
    if (operands[0] === 'refuse') return wrongUsage('不能这样用')
    await terminal.print(JSON.stringify({ operands, ...options }))
    return options.loud ? 1 : 0
  },
})

const program: Program = {
  name: 'demo',
  version: '1.2.3',
  summary: '示例',
  commands: [{ ...echo, name: 'alone' }],
  groups: [{ name: 'words', summary: '词', commands: [echo] }],
}

async function run(...args: string[]) {
  const out: string[] = []
  const err: string[] = []
  const terminal: Terminal = {
    columns: 80,
    style: (_, text) => text,
    print: async (...lines) => void out.push(...lines),
    printBytes: async () => {},
    interrupted: async () => {},
    note: (line) => void err.push(line),
    readInput: async () => ok(new Uint8Array()),
    progress: () => ({ step: () => {}, end: () => {} }),
  }
  const code = await runProgram(program, args, terminal)
  return { code, out: out.join('\n'), err: err.join('\n') }
}

const nothing = { loud: false, output: null, members: null }

it.each([
  [['a', 'b'], { operands: ['a', 'b'] }],
  [['--output', 'x', 'a'], { operands: ['a'], output: 'x' }],
  [['-o', '-', 'a'], { operands: ['a'], output: '-' }],
  [['-ox', 'a'], { operands: ['a'], output: 'x' }],
  [['--output=-x', 'a'], { operands: ['a'], output: '-x' }],
  [['a', '--members', 'm', 'n'], { operands: ['a'], members: ['m', 'n'] }],
  [['--members', 'm', '--', 'a'], { operands: ['a'], members: ['m'] }],
  [['a', '--members', 'm', '-o', 'x', 'b'], { operands: ['a', 'b'], members: ['m'], output: 'x' }],
  [['a', '--members=m', '--members', 'n'], { operands: ['a'], members: ['m', 'n'] }],
  [['a', '--members'], { operands: ['a'], members: [] }],
  [['--', '--loud'], { operands: ['--loud'] }],
  [['-'], { operands: ['-'] }],
])('takes %j apart', async (args, expected) => {
  const { code, out } = await run('words', 'echo', ...args)
  expect(code).toBe(0)
  const { help: _, ...given } = JSON.parse(out)
  expect(given).toEqual({ ...nothing, ...expected })
})

it('passes the outcome of the command on', async () => {
  expect((await run('words', 'echo', 'a', '--loud')).code).toBe(1)
})

it.each([
  [['nonsense'], '没有命令 nonsense'],
  [['word'], '是不是 words'],
  [['words', 'ecoh'], '是不是 echo'],
  [['words', 'echo', 'a', '--lod'], '是不是 --loud'],
  [['words', 'echo', 'a', '-x'], '没有选项 -x'],
  [['words', 'echo', 'a', '--constructor'], '没有选项 --constructor'],
  [['words', 'echo', 'a', '--loud=yes'], '不带参数'],
  [['words', 'echo', 'a', '--output'], '后面要有文件'],
  [['words', 'echo', 'a', '--output', '--loud'], '后面要有文件'],
  [['words', 'echo'], '请给出文件'],
  [['words', 'echo', 'a', 'b', 'c', 'd'], '多出的参数：d'],
  [['words', 'echo', 'refuse'], '不能这样用'],
  [['help', 'nonsense'], '没有命令 nonsense'],
])('refuses %j with a sentence and 2', async (args, sentence) => {
  const { code, out, err } = await run(...args)
  expect({ code, out }).toEqual({ code: 2, out: '' })
  expect(err).toContain(sentence)
})

it.each([[[]], [['help']], [['--help']], [['-h']]])(
  '%j shows every group and command',
  async (args) => {
    const { code, out } = await run(...args)
    expect(code).toBe(0)
    expect(out).toContain('demo words echo  复述')
  },
)

it.each([
  [['words', 'echo', '--help']],
  [['words', 'echo', '-h', 'too', 'many', 'words', 'here']],
  [['help', 'words', 'echo']],
  [['words', 'help', 'echo']],
])('%j shows options and examples', async (args) => {
  const { code, out } = await run(...args)
  expect(code).toBe(0)
  expect(out).toContain('-o, --output 文件')
  expect(out).toContain('--members 文件…')
  expect(out).toContain('demo words echo a')
})

it('says its version', async () => {
  expect(await run('--version')).toMatchObject({ code: 0, out: 'demo 1.2.3' })
})
