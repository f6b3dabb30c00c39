import { writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { ReportJson } from '#core/annual-report/json.ts'
import { toJson } from '#core/annual-report/json.ts'
import type { Cell } from '#core/annual-report/report.ts'
import type { CellId, Template } from '#core/annual-report/template.ts'
import { type Problem, reportsFolder } from '#testing/annual-report/reports-folder.ts'
import { jsonLines, runCommand } from '#testing/command/run-command.ts'
import { loadTemplates } from '../annual-report.templates.ts'
import { anlanReport } from '../testing.ts'

const [template] = loadTemplates() as [Template, ...Template[]]
const { at, run, put } = reportsFolder()

describe('read', () => {
  it('gives one object a line in the order of the arguments, unreadable files included', async () => {
    put('a.json', anlanReport(template, { agency: '甲' }))
    put('b.json', anlanReport(template, { agency: '乙' }))
    writeFileSync(at('empty.docx'), '')
    writeFileSync(at('letter.txt'), '今天天气很好。')
    const names = ['b.json', 'missing.txt', 'empty.docx', 'a.json', 'letter.txt', 'b.json']
    const { code, out } = await run('read', '--json', ...names)
    const lines = jsonLines<ReportJson | Problem>(out)
    expect(code).toBe(1)
    expect(lines.map((line) => line.file)).toEqual(names)
    expect(lines.map((line) => ('error' in line ? line.error.code : line.agency))).toEqual([
      '乙',
      'missing',
      'empty',
      '甲',
      'not-a-report',
      '乙',
    ])
    const read = lines[0] as ReportJson
    expect(read.format).toBe('gongkai.annual-report/1')
    expect(Object.keys(read.cells)).toEqual(template.cells.map(({ id }) => id))
  })

  it('reads standard input', async () => {
    const { code, out } = await runCommand(['report', 'read', '--json', '-'], {
      input: JSON.stringify(toJson(anlanReport(template))),
    })
    expect(code).toBe(0)
    expect(jsonLines<ReportJson>(out)[0]).toMatchObject({ file: '-', agency: '安澜县人民政府' })
  })

  it('walks a folder, passing over what is no report, and says so', async () => {
    put('walk/b/z.json', anlanReport(template, { agency: '乙' }))
    put('walk/a.json', anlanReport(template, { agency: '甲' }))
    writeFileSync(at('walk/package.json'), '{"name":"x"}')
    writeFileSync(at('walk/photo.jpg'), 'x')
    writeFileSync(at('walk/.hidden.txt'), 'x')
    const { code, out, err } = await run('read', '--json', 'walk')
    expect(code).toBe(0)
    expect(jsonLines<ReportJson>(out).map((line) => line.agency)).toEqual(['甲', '乙'])
    expect(err).toBe('跳过隐藏文件 1 个、其他类型的文件 2 个。\n')
  })

  it('shows every table, and blank, stroke and unread apart from figures', async () => {
    const report = anlanReport(template)
    const changed: Record<CellId, Cell> = {
      ...report.cells,
      't3.new.natural': { kind: 'blank', raw: '' },
      't3.new.business': { kind: 'slash', raw: '/' },
      't3.new.research': { kind: 'unread', raw: '' },
    }
    put('kinds.json', { ...report, cells: changed })
    const { code, out } = await run('read', 'kinds.json')
    expect(code).toBe(0)
    expect(out).toMatch(/一、本年新收政府信息公开申请数量 +空 +\/ +？ +2 +3 +4 +188/)
    expect(out).toContain(`空白 1、“/” 1、没有读出 1`)
    for (const section of template.sections) expect(out).toContain(section.title)
  })

  it('lets no control character of a file reach the screen', async () => {
    put(
      'evil.json',
      anlanReport(template, { title: '标题\u001b[2J\u0007', agency: '局\u001b]0;x\u0007' }),
    )
    const { out } = await run('read', 'evil.json')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
    expect(out).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f]/)
  })
})
