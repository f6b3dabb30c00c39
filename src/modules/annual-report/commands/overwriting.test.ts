import { existsSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Template } from '#core/annual-report/template.ts'
import { reportsFolder } from '#testing/annual-report/reports-folder.ts'
import { loadTemplates } from '../annual-report.templates.ts'
import { anlanReport } from '../testing.ts'

const [template] = loadTemplates() as [Template, ...Template[]]
const { at, run, put } = reportsFolder()

describe('files that are read', () => {
  it.each([
    ['sum', 'own/a.json', '-o', 'own/a.json'],
    ['sum', 'own/a.json', '-o', 'own/../own/a.json', '--force'],
    ['sum', 'own/a.json', '-o', 'own/link.json', '--force'],
    ['sum', 'own/a.json', '--roster', 'own/list.csv', '-o', 'own/list.csv', '--force'],
    ['write', 'own/a.json', '-o', 'own/a.json', '--force'],
    ['check', 'own/a.json', '--html', 'own/a.json'],
    ['check', 'own/a.json', '--html', 'own/saved.html'],
    ['check', 'own/a.json', '--previous', 'own/b.json', '--html', './own/b.json'],
  ])('are not written over: %s %s %s %s', async (...args) => {
    rmSync(at('own'), { recursive: true, force: true })
    put('own/a.json', anlanReport(template))
    put('own/b.json', anlanReport(template, { year: 2024 }))
    writeFileSync(at('own/list.csv'), '安澜县人民政府\n')
    writeFileSync(at('own/saved.html'), '<p>网页</p>')
    symlinkSync(at('own/a.json'), at('own/link.json'))
    const state = () =>
      readdirSync(at('own')).map((name) => readFileSync(at(`own/${name}`), 'utf8'))
    const before = state()
    const { code, err } = await run(...args)
    expect(err).toMatch(/正是要读的文件|不是以前的检查结果网页/)
    expect(code).toBe(2)
    expect(state()).toEqual(before)
  })

  it('lets an overview page take the place of an older one', async () => {
    put('again.json', anlanReport(template))
    const check = () => run('check', 'again.json', '--html', 'again.html')
    expect([(await check()).code, (await check()).code]).toEqual([0, 0])
  })

  it('writes one report into the one file that is named', async () => {
    put('one.json', anlanReport(template))
    expect((await run('write', 'one.json', '-o', 'one.xlsx')).code).toBe(0)
    expect(existsSync(at('one.xlsx'))).toBe(true)
    expect((await run('write', 'one.json', 'again.json', '-o', 'both.xlsx')).code).toBe(2)
  })
})
