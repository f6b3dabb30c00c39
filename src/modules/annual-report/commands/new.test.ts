import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { ReportJson } from '#core/annual-report/json.ts'
import { toJson } from '#core/annual-report/json.ts'
import type { Template } from '#core/annual-report/template.ts'
import { type Checked, reportsFolder } from '#testing/annual-report/reports-folder.ts'
import { jsonLines } from '#testing/command/run-command.ts'
import { loadTemplates } from '../annual-report.templates.ts'
import { anlanReport } from '../testing.ts'

const [template] = loadTemplates() as [Template, ...Template[]]
const { at, run } = reportsFolder()

describe('new', () => {
  it('gives a report that is incomplete until it is filled in', async () => {
    const made = await run(
      'new',
      '--template',
      '2021',
      '--year',
      '2026',
      '--agency',
      '安澜县财政局',
    )
    expect(made.code).toBe(0)
    const report = JSON.parse(made.out) as ReportJson
    writeFileSync(at('new.json'), made.out)
    const empty = await run('check', '--json', 'new.json')
    expect(empty.code).toBe(1)
    expect(jsonLines<Checked>(empty.out)[0]?.status).toBe('incomplete')

    const cells = Object.fromEntries(
      Object.keys(report.cells).map((id) => [id, { kind: 'number', value: 0, raw: '0' }]),
    )
    const model = toJson(anlanReport(template))
    const filled = {
      ...report,
      cells,
      sections: { ...model.sections, intro: report.sections.intro },
    }
    writeFileSync(at('filled.json'), JSON.stringify(filled))
    const [checked] = jsonLines<Checked>((await run('check', '--json', 'filled.json')).out)
    expect(checked?.status).not.toBe('incomplete')
    expect(checked?.agency).toBe('安澜县财政局')
  })

  it.each([
    ['x.docx', 'x.docx'],
    ['X.DOCX', 'X.DOCX'],
    ['folder', join('folder', '安澜县财政局2026年政府信息公开工作年度报告.docx')],
    ['slash.docx/', join('slash.docx', '安澜县财政局2026年政府信息公开工作年度报告.docx')],
  ])('-o %s writes %s', async (output, path) => {
    const { code } = await run('new', '--year', '2026', '--agency', '安澜县财政局', '-o', output)
    expect(code).toBe(0)
    expect(existsSync(at(path))).toBe(true)
  })

  it('does not replace what was filled in', async () => {
    const args = ['new', '--year', '2026', '--agency', '安澜县财政局', '-o', 'filled.docx']
    writeFileSync(at('filled.docx'), '填好的')
    const refused = await run(...args)
    expect(refused.code).toBe(2)
    expect(refused.err).toContain('“filled.docx”')
    expect(readFileSync(at('filled.docx'), 'utf8')).toBe('填好的')
    expect((await run(...args, '--force')).code).toBe(0)
    expect(readFileSync(at('filled.docx'), 'latin1')).toMatch(/^PK/)
  })

  it('makes no folder where a file of a kind it cannot write was meant', async () => {
    const args = ['new', '--year', '2026', '--agency', '安澜县财政局', '-o', '年报.wps']
    const { code, err } = await run(...args)
    expect(code).toBe(2)
    expect(err).toContain('不能写成 .wps 文件')
    expect(err).toContain('docx、pdf')
    expect(existsSync(at('年报.wps'))).toBe(false)
  })

  it('uses a template of a further folder', async () => {
    const file = new URL(
      '../../../core/annual-report/templates/foi-annual-2021.json',
      import.meta.url,
    )
    const further = {
      ...JSON.parse(readFileSync(file, 'utf8')),
      id: 'foi-annual-2027',
      name: '第三种',
    }
    mkdirSync(at('templates'))
    writeFileSync(at('templates/third.json'), JSON.stringify(further))
    const args = ['--year', '2027', '--agency', '安澜县财政局', '--templates', 'templates']
    const made = await run('new', '--template', '2027', ...args)
    expect(JSON.parse(made.out)).toMatchObject({ template: 'foi-annual-2027' })
    writeFileSync(at('third.json'), made.out)
    expect((await run('read', 'third.json')).code).toBe(1)
    const names = Array(6).fill('third.json')
    const read = await run('read', ...names, '--json', '--templates', 'templates')
    expect(jsonLines<ReportJson>(read.out).map((line) => line.template)).toEqual(
      Array(6).fill('foi-annual-2027'),
    )
  })
})
