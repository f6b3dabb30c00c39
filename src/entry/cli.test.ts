import { spawn } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { toJson } from '#core/annual-report/json.ts'
import { loadTemplates } from '#modules/annual-report/annual-report.templates.ts'
import { anlanReport } from '#modules/annual-report/testing.ts'
import { ended, runCommand, startCommand } from '#testing/command/run-command.ts'
import { gongkai } from './program.ts'

// The program as a process: what it says where, how it ends, and that it never shows a trace.

const TRACE = /^\s+at .+:\d+:\d+/m
let folder = ''

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'gongkai-cli-'))
  mkdirSync(join(folder, 'many'))
  const [template] = loadTemplates()
  if (!template) throw new Error('no template')
  for (let number = 0; number < 40; number += 1) {
    const report = anlanReport(template, { agency: `安澜县第${number}单位` })
    const name = `${String(number).padStart(3, '0')}.json`
    writeFileSync(join(folder, 'many', name), JSON.stringify(toJson(report)))
  }
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('help', () => {
  const commands = gongkai().groups.flatMap((group) =>
    group.commands.map(
      (command) => [group.name, command.name, Object.keys(command.options)] as const,
    ),
  )

  it('names every command', async () => {
    const { code, out, err } = await runCommand(['help'])
    expect({ code, err }).toEqual({ code: 0, err: '' })
    for (const [group, command] of commands) expect(out).toContain(`gongkai ${group} ${command}`)
  })

  it.each(commands)(
    '%s %s --help shows its options and examples',
    async (group, command, options) => {
      const { code, out, err } = await runCommand([group, command, '--help'])
      expect({ code, err }).toEqual({ code: 0, err: '' })
      for (const option of options) expect(out).toContain(`--${option}`)
      expect(out).toMatch(/例子：\n {2}gongkai /)
      expect(out).toContain('退出码')
    },
  )

  it('gives the version', async () => {
    expect(await runCommand(['--version'])).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^gongkai \d+\.\d+\.\d+\n$/),
    })
  })
})

describe('wrong usage', () => {
  it.each([
    [['raport'], '是不是 report'],
    [['report', 'chek'], '是不是 check'],
    [['report', 'check'], '请给出要检查的文件'],
    [['report', 'check', 'x', '--hmtl', 'y'], '是不是 --html'],
    [['report', 'check', 'x', '--previous'], '后面要有文件'],
    [['report', 'check', 'x', '--pair', '--previous', 'y'], '只能用一个'],
    [['report', 'check', 'x', '--roster', 'no-such-roster'], 'no-such-roster：找不到'],
    [['report', 'check', 'x', '--templates', 'no-such-folder'], '找不到：no-such-folder'],
    [['report', 'compare', 'x'], '要 2 个'],
    [['report', 'write', 'x'], '--to'],
    [['report', 'write', 'x', '--to', 'docs'], '是不是 docx'],
    [['report', 'new', '--year', '2026'], '--agency'],
    [['report', 'new', '--agency', '安澜县水务局', '--year', '26'], '四位年份'],
    [['report', 'new', '--agency', '安', '--year', '2026', '--template', '2012'], '没有模版 2012'],
    [['report', 'explain', 't3.balence'], '是不是 t3.balance'],
  ])('%j ends with 2 and a sentence', async (args, sentence) => {
    const { code, out, err } = await runCommand(args, { cwd: folder })
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toContain(sentence)
    expect(err).not.toMatch(TRACE)
  })
})

describe('streams', () => {
  it('ends quietly when its reader leaves', async () => {
    const child = startCommand(['report', 'read', '--json', 'many'], folder)
    child.stdout?.once('data', () => child.stdout?.destroy())
    const { code, err } = await ended(child)
    expect({ code, err }).toEqual({ code: 0, err: '' })
  })

  it.runIf(existsSync('/dev/full'))('says that the disk is full', async () => {
    const child = spawn(process.execPath, [resolve('src/entry/cli.ts'), 'help'], {
      stdio: ['ignore', openSync('/dev/full', 'w'), 'pipe'],
    })
    const { code, err } = await ended(child)
    expect(code).toBe(1)
    expect(err).toBe('磁盘已满，写不下：输出的文件，请清理磁盘或换一个磁盘\n')
  })

  it('stops at once when it is interrupted and leaves no half-written file', async () => {
    const args = ['report', 'write', 'many', '--to', 'docx,html', '-o', 'interrupted', '--progress']
    const child = startCommand(args, folder)
    child.stderr?.once('data', () => child.kill('SIGINT'))
    const { code, err } = await ended(child)
    expect(code).toBe(130)
    expect(err).toContain('已中断。')
    expect(err).not.toMatch(TRACE)
    const left = readdirSync(join(folder, 'interrupted')).filter((name) => name.startsWith('.'))
    expect(left).toEqual([])
  })

  it('shows progress on stderr only where it is asked for or seen', async () => {
    const quiet = await runCommand(['report', 'check', 'many', '--json'], { cwd: folder })
    expect(quiet.err).toBe('')
    const loud = await runCommand(['report', 'check', 'many', '--json', '--progress'], {
      cwd: folder,
    })
    expect(loud.err).toMatch(/检查 \[█{24}\] 40\/40/)
    expect(loud.out).toBe(quiet.out)
  })
})
