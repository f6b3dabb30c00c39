import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { ReportJson } from '#core/annual-report/json.ts'
import type { Cell } from '#core/annual-report/report.ts'
import type { Template } from '#core/annual-report/template.ts'
import { figuresOf, reportsFolder } from '#testing/annual-report/reports-folder.ts'
import { jsonLines } from '#testing/command/run-command.ts'
import { REPORT_FORMATS } from '../actions/write-report.ts'
import { loadTemplates } from '../annual-report.templates.ts'
import { anlanReport } from '../testing.ts'

const [template] = loadTemplates() as [Template, ...Template[]]
const { at, run, put } = reportsFolder()

describe('write', () => {
  const formats = REPORT_FORMATS

  it('writes what reads back to the same cells, blanks included', async () => {
    const report = anlanReport(template)
    const blank: Cell = { kind: 'blank', raw: '' }
    const source = { ...report, cells: { ...report.cells, 't3.new.legal': blank } }
    put('source.json', source)
    const written = await run(
      'write',
      'source.json',
      '--to',
      formats.join(','),
      '-o',
      'out',
      '--json',
    )
    expect(written.code).toBe(0)
    const [line] = jsonLines<{ written: string[] }>(written.out)
    expect(line?.written).toEqual(formats.map((format) => join('out', `source.${format}`)))
    const read = await run('read', '--json', ...(line?.written ?? []))
    const back = jsonLines<ReportJson>(read.out)
    expect(back.map(({ agency }) => agency)).toEqual(formats.map(() => source.agency))
    for (const each of back)
      expect([each.file, figuresOf(template, each.cells)]).toEqual([
        each.file,
        figuresOf(template, source.cells),
      ])
  })

  it('numbers equal names, and replaces a file only when told to, never one it reads', async () => {
    put('from/x.json', anlanReport(template, { agency: '甲' }))
    put('from/more/x.json', anlanReport(template, { agency: '乙' }))
    const args = ['write', 'from/x.json', 'from/more/x.json', '--to', 'json', '-o']
    await run(...args, 'into')
    const written = readFileSync(at('into/x.json'))
    writeFileSync(at('into/x.json'), '填好的')
    const refused = await run(...args, 'into')
    expect(refused.code).toBe(2)
    expect(refused.err).toMatch(/已有文件.*x\.json.*--force/)
    expect(readFileSync(at('into/x.json'), 'utf8')).toBe('填好的')
    expect((await run(...args, 'into', '--force')).code).toBe(0)
    expect(readFileSync(at('into/x.json'))).toEqual(written)
    expect(readdirSync(at('into')).sort()).toEqual(['x-2.json', 'x.json'])
    const before = readFileSync(at('from/x.json'))
    await run(...args, 'from')
    expect(readFileSync(at('from/x.json'))).toEqual(before)
    expect(readdirSync(at('from')).sort()).toEqual(['more', 'x-2.json', 'x-3.json', 'x.json'])
  })

  it('says in a sentence where it cannot write, and goes on', async () => {
    put('w.json', anlanReport(template))
    const { code, err } = await run(
      'write',
      'w.json',
      'missing.txt',
      '--to',
      'json',
      '-o',
      'w.json/x',
    )
    expect(code).toBe(1)
    expect(err.split('\n').filter((line) => line !== '')).toEqual([
      expect.stringContaining('路径中间有一段不是文件夹'),
      expect.stringContaining('missing.txt：找不到这个文件'),
    ])
  })
})
