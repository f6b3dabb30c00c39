import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Template } from '#core/annual-report/template.ts'
import { correctFamily, correctPair, withFigure } from '#testing/annual-report/arbitrary.ts'
import { type Checked, reportsFolder } from '#testing/annual-report/reports-folder.ts'
import { jsonLines } from '#testing/command/run-command.ts'
import { writeReport } from '../actions/write-report.ts'
import { loadTemplates } from '../annual-report.templates.ts'
import { anlanReport } from '../testing.ts'

const SUMS = ['x.agg', 'x.members']
const [template] = loadTemplates() as [Template, ...Template[]]
const { at, run, put } = reportsFolder()

describe('check', () => {
  it('says status and findings of each file', async () => {
    const report = anlanReport(template)
    put('good.json', report)
    put('bad.json', withFigure(report, 't3.new.total', 189))
    put('blank.json', {
      ...report,
      cells: { ...report.cells, 't4.n.review_total': { kind: 'blank', raw: '' } },
    })
    const { code, out } = await run('check', '--json', 'good.json', 'bad.json', 'blank.json')
    const [good, bad, blank] = jsonLines<Checked>(out)
    expect(code).toBe(1)
    expect(good?.findings.filter(({ level }) => level === 'error')).toEqual([])
    expect(good?.status).toBe('pass')
    expect(bad?.status).toBe('fail')
    expect(blank?.status).toBe('incomplete')
    expect(bad?.findings.map(({ rule }) => rule)).toEqual(
      expect.arrayContaining(['t3.row_total', 't3.balance']),
    )
    for (const finding of bad?.findings ?? []) {
      expect(Object.keys(finding)).toEqual(
        expect.arrayContaining([
          'rule',
          'level',
          'cells',
          'section',
          'message',
          'expected',
          'actual',
        ]),
      )
    }
    expect((await run('check', 'good.json')).code).toBe(0)
  })

  it('holds a report against last year’s, given or found among the arguments', async () => {
    const [pair] = fc.sample(correctPair(template), { numRuns: 1, seed: 7 })
    if (!pair) throw new Error('no pair')
    const wrong = Number(pair.previous.cells['t3.carried_out.natural']?.raw) + 5
    put('pair/now.json', pair.current)
    put('pair/old.json', withFigure(pair.previous, 't3.carried_out.natural', wrong))
    const alone = await run('check', '--json', 'pair')
    const given = await run('check', '--json', 'pair/now.json', '--previous', 'pair/old.json')
    const found = await run('check', '--json', '--pair', 'pair')
    expect(jsonLines<Checked>(found.out)).toMatchObject([
      { against: { previous: { file: join('pair', 'old.json'), year: pair.previous.year } } },
      { against: { previous: null } },
    ])
    const broken = ({ out }: { out: string }) =>
      jsonLines<Checked>(out)[0]?.findings.some(({ rule }) => rule === 'x.carry')
    expect([alone, given, found].map(broken)).toEqual([false, true, true])
  })

  it('holds a government against its members and names who is missing', async () => {
    const [family] = fc.sample(correctFamily(template), { numRuns: 1, seed: 7 })
    if (!family) throw new Error('no family')
    put('family/government.json', family.government)
    for (const [index, member] of family.members.entries()) {
      put(`family/members/${index}.json`, member)
    }
    const names = family.members.map(({ agency }) => agency ?? '')
    writeFileSync(at('roster.txt'), [...names, '安澜县气象局', '# 备注'].join('\n'))
    const all = await run(
      'check',
      '--json',
      'family/government.json',
      '--members',
      'family/members',
    )
    expect(
      jsonLines<Checked>(all.out)[0]?.findings.filter(({ rule }) => SUMS.includes(rule)),
    ).toEqual([])
    const rostered = await run(
      ...['check', 'family/government.json', '--members', 'family/members'],
      ...['--roster', 'roster.txt'],
    )
    expect(rostered.out).toContain('安澜县气象局')
    writeFileSync(at('family/members/letter.txt'), '今天天气很好。')
    const less = await run(
      'check',
      '--json',
      'family/government.json',
      '--members',
      'family/members',
    )
    const failed = /^成员报告读不出，汇总没有核对：family.members.letter\.txt/
    expect(less.code).toBe(1)
    expect(less.err).toMatch(failed)
    expect(jsonLines<Checked>(less.out)).toMatchObject([
      { against: { members: null, failed: [expect.stringMatching(failed)] } },
    ])
    expect(jsonLines<Checked>(all.out)).toMatchObject([
      { against: { previous: null, members: family.members.length, failed: [] } },
    ])
  })

  it('says that last year’s report could not be read, and counts it as no report', async () => {
    put('this-year.json', anlanReport(template))
    const args = ['check', 'this-year.json', '--previous', 'no-such.docx']
    const { code, out, err } = await run(...args, '--json')
    expect(code).toBe(1)
    expect(err).toMatch(/^上年报告读不出，跨年没有核对：no-such\.docx（找不到这个文件/)
    expect(jsonLines<Checked>(out)).toMatchObject([
      { file: 'this-year.json', status: 'pass', against: { previous: null } },
    ])
    expect((await run(...args)).out).not.toContain('共 2 份')
  })

  it('checks many mixed files in threads, in order, with a summary and a page', async () => {
    mkdirSync(at('crowd'))
    const formats = ['json', 'html', 'docx'] as const
    const bytes = await Promise.all(
      formats.map((format) => writeReport(anlanReport(template), template, format)),
    )
    const agency = '安澜县<script>alert(1)</script>局'
    for (let number = 0; number < 60; number += 1) {
      const name = `crowd/${String(number).padStart(2, '0')}`
      const kind = number % formats.length
      if (number % 10 === 9) writeFileSync(at(`${name}.pdf`), '%PDF-1.4 broken')
      else writeFileSync(at(`${name}.${formats[kind]}`), bytes[kind] ?? '')
    }
    put('crowd/99.json', withFigure(anlanReport(template, { agency }), 't3.new.total', 1))
    const { code, out } = await run('check', 'crowd', '--html', 'page.html')
    const lines = out.split('\n')
    const listed = lines.slice(0, 61).map((line) => /(\d\d)\.\w+$/.exec(line)?.[1])
    expect(code).toBe(1)
    expect(listed).toEqual([...listed].sort())
    expect(new Set(listed).size).toBe(61)
    expect(out).toContain('共 61 份：读不出 6，不通过 1，通过 54')
    expect(out).toContain('最常见的问题')
    const page = readFileSync(at('page.html'), 'utf8')
    expect(page).toContain('安澜县&lt;script&gt;')
    expect(page).not.toContain('<script')
    for (let number = 1; number <= 61; number += 1) expect(page).toContain(`id="file-${number}"`)
    const anchors = [...page.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id)
    expect(anchors.filter((id) => !page.includes(`id="${id}"`))).toEqual([])
  })
})
