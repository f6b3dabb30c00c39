import { describe, expect, it } from 'vitest'
import type { Template } from '#core/annual-report/template.ts'
import { withFigure } from '#testing/annual-report/arbitrary.ts'
import { reportsFolder } from '#testing/annual-report/reports-folder.ts'
import { loadTemplates } from '../annual-report.templates.ts'
import { anlanReport, cellsOf } from '../testing.ts'

const [template] = loadTemplates() as [Template, ...Template[]]
const { run, put } = reportsFolder()

describe('compare', () => {
  it('lists the cells that differ', async () => {
    const report = anlanReport(template)
    put('left.json', report)
    put('right.json', withFigure(report, 't3.new.natural', 200))
    const { code, out } = await run('compare', '--json', 'left.json', 'right.json')
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({
      left: { file: 'left.json' },
      right: { file: 'right.json' },
      differences: [{ cell: 't3.new.natural', kind: 'value', change: 42 }],
    })
    const text = (await run('compare', 'left.json', 'right.json')).out
    expect(text).toMatch(/自然人 +158 +200 +\+42 +\+26\.6/)
    expect(text).toContain('不同 1 格')
    expect(text).toContain('增减％')
    expect((await run('compare', 'left.json', 'left.json')).out).toContain('全部相同')
    expect((await run('compare', 'left.json', 'missing.json')).code).toBe(1)
  })

  it('puts cells of one form only that hold 0 on one line for each table', async () => {
    const older = loadTemplates().at(-1) as Template
    const extra = 't3.other_misc.natural'
    put('new-form.json', withFigure(anlanReport(template), extra, 9))
    put('old-form.json', { ...anlanReport(older), cells: cellsOf(older, {}) })
    const { out } = await run('compare', 'old-form.json', 'new-form.json')
    const lines = out.split('\n')
    const folded = lines.filter((line) => line.includes('都是 0。'))
    expect(new Set(folded).size).toBe(folded.length)
    expect(folded).toContainEqual(expect.stringMatching(/^表三：甲的格式没有其中 \d+ 格/))
    const single = lines.filter((line) => /^表三.* 0 +甲的格式没有这一格$/.test(line))
    expect(single).toEqual([])
    expect(out).toMatch(/自然人 +9 +甲的格式没有这一格/)
  })
})
