import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runCommand } from '#testing/command/run-command.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'gongkai-clock-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function put(name: string, content: unknown): string {
  const path = join(folder, name)
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
  return path
}

describe('gongkai clock', () => {
  it('names the due day and explains each day up to it', async () => {
    const { code, out } = await runCommand(
      'clock --received 2020-01-17 --days 20 --region 640522 --json'.split(' '),
    )
    const { due, explanation } = JSON.parse(out)
    expect([code, due, explanation.length]).toEqual([0, '2020-02-21', 36])
    expect(explanation.at(-1)).toEqual({ on: '2020-02-21', number: 20, why: '工作日' })
  })

  it('knows events and days off of a region', async () => {
    const events = put('events.json', [
      { kind: 'consultation-sent', on: '2024-04-02', id: 'a', with: 'third-party' },
      { kind: 'consultation-answered', on: '2024-04-08', id: 'a' },
      { kind: 'extended', on: '2024-04-11', workingDays: 5 },
    ])
    const off = [{ name: '开斋节', from: '2024-04-10', to: '2024-04-11' }]
    const calendar = put('calendar.json', [
      { year: 2024, region: '64', sources: ['自治区通知'], off, work: [] },
    ])
    const args = ['clock', '--received', '2024-04-01', '--events', events, '--json']
    const plain = JSON.parse((await runCommand(args)).out)
    const local = [...args, '--calendar', calendar, '--region', '640522']
    const there = JSON.parse((await runCommand(local)).out)
    expect([plain.due, there.due]).toEqual(['2024-05-13', '2024-05-15'])
    const own = put('own.json', [{ year: 2024, region: '99', sources: ['试用'], off, work: [] }])
    const known = await runCommand([...args, '--calendar', own, '--region', '990101'])
    expect([known.code, JSON.parse(known.out).due]).toEqual([0, '2024-05-15'])
  })

  it.each([
    [['clock'], '收到申请之日'],
    [['clock', '--received', '2024-02-30'], '要的是日期'],
    [['clock', '--received', '2024-02-28', '--days', '0'], '1 到 1000'],
    [['clock', '--received', '1999-01-01'], '还没有答复期限的规定'],
    [['clock', '--received', '2024-02-28', '--events', 'nowhere.json'], '找不到'],
    [['clock', '--received', '2024-02-28', '--region', '宁夏'], '行政区划代码'],
    [['clock', '--received', '2024-02-28', '--region', '999999'], '没有区划代码以 99 开头的省'],
    [['fee'], '--items 或 --pages'],
    [['fee', '--items', '1', '--pages', '1'], '--items 或 --pages'],
    [['fee', '--items', '一百'], '件数须是'],
    [['fee', '--items', '5', '--on', '2019-01-01'], '还没有信息处理费'],
  ])('%j is refused in a sentence', async (args, sentence) => {
    const { code, err } = await runCommand(args)
    expect([code, err]).toEqual([2, expect.stringContaining(sentence)])
  })

  it('refuses events it does not understand, saying which', async () => {
    const wrong = put('wrong.json', [{ kind: 'extended', on: '2024-03-02' }])
    const broken = put('broken.json', '[')
    const args = ['clock', '--received', '2024-03-01', '--events']
    expect((await runCommand([...args, wrong])).err).toContain('缺少 workingDays')
    expect((await runCommand([...args, broken])).err).toContain('不是 JSON 文件')
  })
})

describe('gongkai fee', () => {
  it.each([
    [['--items', '45'], 550_000],
    [['--pages', '１２０'], 110_000],
    [['--items', '10'], 0],
    [['--items', '5', '--before', '28'], 20_000 + 60_000],
  ])('%j is %i fen, the sum of its steps', async (args, expected) => {
    const { out } = await runCommand(['fee', ...args, '--json'])
    const { fen, steps } = JSON.parse(out) as { fen: number; steps: { fen: number }[] }
    expect(fen).toBe(expected)
    expect(steps.reduce((sum, step) => sum + step.fen, 0)).toBe(expected)
  })
})
