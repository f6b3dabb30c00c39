import { describe, expect, test } from 'vitest'
import { loadTemplates } from '#modules/annual-report/annual-report.templates.ts'
import { withCell, withFigure } from '#testing/annual-report/arbitrary.ts'
import { contextOf, findingsOf, zeroReport } from '#testing/annual-report/sample.ts'
import type { AnnualReport } from '../../report.ts'
import type { Template } from '../../template.ts'
import { check } from '../index.ts'

import type { CheckContext } from '../rule.ts'

const [template] = loadTemplates() as [Template]
const report = zeroReport(template, { year: 2023 })
const FEE = 't2_art20_8.fee.fee_amount'

function blanked(ids: readonly string[], kind: 'blank' | 'unread' = 'blank'): AnnualReport {
  return ids.reduce((changed, id) => withCell(changed, id, { kind, raw: '' }), report)
}

describe('all.filled', () => {
  test('names blank cells once a table, with what they have in common', () => {
    const review = ['upheld', 'corrected', 'other', 'pending', 'total'].map(
      (id) => `t4.n.review_${id}`,
    )
    const [finding, ...more] = findingsOf('all.filled', contextOf(template, blanked(review)))
    expect(more).toEqual([])
    expect(finding?.cells).toEqual(review)
    expect(finding?.message).toMatch(/^表四“行政复议” 5 格（结果维持、.*总计）空白未填/)
  })

  test('calls a number beyond reckoning a number, and not a text', () => {
    const raw = '99999999999999999999'
    const typed = withCell(report, 't4.n.review_other', { kind: 'text', raw })
    const [finding] = findingsOf('all.filled', contextOf(template, typed))
    expect(finding?.message).toContain(`的数字“${raw}”太大`)
    expect(finding?.message).not.toContain('文字')
  })

  test('calls a whole table a whole table, and a single cell by its name', () => {
    const all = template.cells.filter(({ table }) => table.id === 't4').map(({ id }) => id)
    expect(findingsOf('all.filled', contextOf(template, blanked(all)))[0]?.message).toMatch(
      /^表四全部 15 格空白/,
    )
    expect(
      findingsOf('all.filled', contextOf(template, blanked(['t3.new.natural'])))[0]?.message,
    ).toMatch(/^表三“一、本年新收政府信息公开申请数量”自然人空白/)
  })
})

test('all.read: a table that could not be read is one finding and keeps the report from passing', () => {
  const all = template.cells.filter(({ table }) => table.id === 't3').map(({ id }) => id)
  const context = contextOf(template, blanked(all, 'unread'))
  const found = findingsOf('all.read', context)
  expect(found).toHaveLength(1)
  expect(found[0]?.cells).toHaveLength(all.length)
  expect(check(context).status).toBe('incomplete')
})

describe('all.whole', () => {
  test.each([
    [0.1, 0],
    [365.868, 0],
    [12.345678, 0],
    [12.3456789, 1],
  ])('an amount of %d has %d findings', (value, count) => {
    expect(
      findingsOf('all.whole', contextOf(template, withFigure(report, FEE, value))),
    ).toHaveLength(count)
  })
})

test('all.magnitude: a figure with a few zeros too many is doubted', () => {
  const context = contextOf(template, withFigure(report, 't2_art20_5.license.decisions', 3e8))
  expect(findingsOf('all.magnitude', context)).toMatchObject([
    { level: 'warning', actual: 3e8, cells: ['t2_art20_5.license.decisions'] },
  ])
})

describe('all.yuan', () => {
  const lastYear = (value: number) => ({
    previous: {
      template,
      report: { ...withFigure(report, FEE, value), year: 2022 },
    },
  })

  test.each([
    ['a large round amount', 251_000, {}, 1],
    ['a usual amount', 25.1, {}, 0],
    ['an amount with four decimals', 251_000.1234, {}, 0],
    ['ten thousand times last year', 9_000, lastYear(0.9), 1],
    ['large, but so it was last year', 30_000, lastYear(28_000), 0],
    ['large for a department, usual for a government', 30_000, { isGovernment: true }, 0],
  ])('%s', (_, value, more, count) => {
    const context = contextOf(template, withFigure(report, FEE, value), more)
    expect(findingsOf('all.yuan', context)).toHaveLength(count)
  })

  test.each<[number, number, Partial<CheckContext>, string]>([
    [251_000, 25.1, {}, 'error'],
    [251_000, 40, {}, 'error'],
    [251_000, 7, {}, 'warning'],
    [9_000, 0.9, {}, 'warning'],
    [30_000, 3, { isGovernment: true }, 'warning'],
    [300_000, 30, { isGovernment: true }, 'error'],
  ])('%s after %s is no doubt when large', (value, before, more, level) => {
    const given = contextOf(template, withFigure(report, FEE, value), {
      ...lastYear(before),
      ...more,
    })
    expect(findingsOf('all.yuan', given)).toMatchObject([{ level, expected: null }])
  })

  test('says what the figure would be in 万元', () => {
    const context = contextOf(template, withFigure(report, FEE, 251_000))
    expect(findingsOf('all.yuan', context)[0]?.message).toContain('应填 25.1')
  })
})

describe('all.unit', () => {
  const printed = (id: string, value: number, raw: string, unit: string) =>
    withCell(report, id, {
      kind: 'number',
      value,
      raw,
      source: { at: {}, by: 'label', unit },
    })

  test('says what was converted', () => {
    const found = findingsOf('all.unit', contextOf(template, printed(FEE, 25.1, '251000元', '元')))
    expect(found[0]?.message).toContain('原件写作“251000元”，已换算为 25.1 万元')
  })

  test('doubts money in a count, not 项 for 件', () => {
    const money = printed('t4.n.review_total', 3, '3元', '元')
    expect(findingsOf('all.unit', contextOf(template, money))[0]?.message).toContain('填错了格')
    const items = printed('t4.n.review_total', 3, '3项', '项')
    expect(findingsOf('all.unit', contextOf(template, items))).toEqual([])
  })
})
