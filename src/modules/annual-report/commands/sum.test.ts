import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ReportJson } from '#core/annual-report/json.ts'
import type { Template } from '#core/annual-report/template.ts'
import { correctFamily } from '#testing/annual-report/arbitrary.ts'
import { figuresOf, reportsFolder } from '#testing/annual-report/reports-folder.ts'
import { jsonLines } from '#testing/command/run-command.ts'
import { loadTemplates } from '../annual-report.templates.ts'
import { anlanReport } from '../testing.ts'

const [template] = loadTemplates() as [Template, ...Template[]]
const { at, run, put } = reportsFolder()

describe('sum', () => {
  it('adds members up to what their government reports', async () => {
    const [family] = fc.sample(correctFamily(template), { numRuns: 1, seed: 11 })
    if (!family) throw new Error('no family')
    for (const [index, member] of family.members.entries()) put(`sum/${index}.json`, member)
    const { code } = await run('sum', 'sum', '--agency', '安澜县人民政府', '-o', 'government.json')
    expect(code).toBe(0)
    const sum = JSON.parse(readFileSync(at('government.json'), 'utf8')) as ReportJson
    expect(figuresOf(template, sum.cells)).toEqual(figuresOf(template, family.government.cells))
    expect(sum.agency).toBe('安澜县人民政府')
  })

  it.each([
    ['an agency twice', { agency: '安澜县水务局' }, '同一单位有几份报告'],
    ['two years', { year: 2024 }, '年度不一致'],
    ['a year that was not read', { year: null }, '年度不明'],
  ])('gives no sum of %s and names the files', async (_, changes, sentence) => {
    const water = anlanReport(template, { agency: '安澜县水务局' })
    rmSync(at('unfit'), { recursive: true, force: true })
    put('unfit/a.json', water)
    put('unfit/b.json', { ...water, agency: '安澜县教育局', ...changes })
    const { code, err } = await run('sum', 'unfit', '-o', 'unfit.json')
    expect(code).toBe(1)
    expect(err).toContain(sentence)
    expect(err).toMatch(/a\.json.*b\.json/)
    expect(existsSync(at('unfit.json'))).toBe(false)
  })

  it('takes a report without a name for nobody on the roster', async () => {
    put('nobody/a.json', anlanReport(template, { agency: '安澜县水务局' }))
    put('nobody/b.json', anlanReport(template, { agency: null, title: null }))
    writeFileSync(at('owe.csv'), '单位名称\n水务局\n教育局\n')
    const { code, err } = await run('sum', 'nobody', '--roster', 'owe.csv', '-o', 'nobody.json')
    expect(code).toBe(1)
    expect(err).toMatch(/没有读出机关名称.*b\.json/)
    expect(err).toContain('名单中有 1 个单位没有报告：教育局。')
  })

  it('gives no sum without a member it was told to add', async () => {
    put('members/a.json', anlanReport(template))
    writeFileSync(at('members/b.txt'), 'nothing')
    const { code, out, err } = await run('sum', 'members', '-o', 'partial.json')
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(err).toContain('有 1 份读不出，没有汇总')
    expect(existsSync(at('partial.json'))).toBe(false)
  })

  it('leaves a cell unread where a member’s is no figure, and says so', async () => {
    const report = anlanReport(template)
    put('gap/a.json', report)
    put('gap/b.json', {
      ...report,
      agency: '安澜县水务局',
      cells: { ...report.cells, 't3.new.legal': { kind: 'blank', raw: '' } },
    })
    const { code, out, err } = await run('sum', 'gap', '--json')
    expect(code).toBe(1)
    expect(jsonLines<ReportJson>(out)[0]?.cells['t3.new.legal']?.kind).toBe('unread')
    expect(err).toContain('安澜县水务局有 1 格没有数字')
  })
})
