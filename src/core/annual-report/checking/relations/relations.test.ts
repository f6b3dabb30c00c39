import { describe, expect, test } from 'vitest'
import { loadTemplates } from '#modules/annual-report/annual-report.templates.ts'
import { withCell, withFigure } from '#testing/annual-report/arbitrary.ts'
import { contextOf, findingsOf, withText, zeroReport } from '#testing/annual-report/sample.ts'
import type { AnnualReport } from '../../report.ts'
import type { Template } from '../../template.ts'
import { compiledRelations } from './compiled.ts'

const [newer, older] = loadTemplates() as [Template, Template]
const report = zeroReport(newer, { year: 2023 })
const old = zeroReport(older, { year: 2020 })

function figures(start: AnnualReport, values: Record<string, number>): AnnualReport {
  return Object.entries(values).reduce((made, [id, value]) => withFigure(made, id, value), start)
}

describe('relations', () => {
  test('are worked out once a template', () => {
    expect(compiledRelations(newer)).toBe(compiledRelations(newer))
    expect([...compiledRelations(newer).values()].flat()).toHaveLength(7 + 7 + 25 + 3 + 7 + 2 + 2)
  })

  test('leave out the zeros of a long sum', () => {
    const made = figures(report, { 't3.result_total.natural': 4, 't3.denied_process.natural': 1 })
    expect(findingsOf('t3.result_total', contextOf(newer, made))[0]?.message).toBe(
      '表三“自然人”列：“三、本年度办理结果·（七）总计”4，而“（三）不予公开·6.属于四类过程性信息”1，相差 3，请逐项核对（为 0 的没有列出）。',
    )
  })

  test('name the row of a row sum and the part of table four', () => {
    const made = figures(report, { 't3.granted.total': 2, 't4.n.review_total': 1 })
    expect(findingsOf('t3.row_total', contextOf(newer, made))[0]?.message).toMatch(
      /^表三“（一）予以公开”行：“总计”2，而其余各项合计 0，相差 2/,
    )
    expect(findingsOf('t4.review_total', contextOf(newer, made))[0]?.message).toMatch(
      /^表四“行政复议”：“总计”1，而“结果维持”0 \+ /,
    )
  })

  test('are passed over where a cell holds no figure', () => {
    const made = withCell(figures(report, { 't4.n.review_total': 9 }), 't4.n.review_other', {
      kind: 'blank',
      raw: '',
    })
    expect(findingsOf('t4.review_total', contextOf(newer, made))).toEqual([])
  })

  test('do not take the noise of binary fractions for a difference', () => {
    const made = figures(report, {
      't4.n.review_upheld': 0.1,
      't4.n.review_other': 0.2,
      't4.n.review_total': 0.3,
    })
    expect(findingsOf('t4.review_total', contextOf(newer, made))).toEqual([])
    expect(findingsOf('all.whole', contextOf(newer, made))).toHaveLength(3)
  })

  test('may be inequalities with a constant', () => {
    const made = figures(old, {
      't2_art20_5.license.prev_items': 2,
      't2_art20_5.license.delta': -5,
    })
    expect(findingsOf('t2_art20_5.floor', contextOf(older, made))).toMatchObject([
      {
        level: 'error',
        cells: ['t2_art20_5.license.prev_items', 't2_art20_5.license.delta'],
        message:
          '表二第二十条第（五）项“行政许可”行：“上一年项目数量”2 + “本年增/减”-5 = -3，不应小于 0，相差 3，请核对这 2 格。',
      },
    ])
  })
})

describe('conditions', () => {
  test('规章 is zero unless the agency may make them', () => {
    const made = figures(report, { 't2_art20_1.rules.in_force': 2 })
    expect(findingsOf('t2.rules_zero', contextOf(newer, made))).toMatchObject([
      { level: 'error', cells: ['t2_art20_1.rules.in_force'], expected: 0, actual: 2 },
    ])
    expect(findingsOf('t2.rules_zero', contextOf(newer, made, { mayMakeRules: true }))).toEqual([])
  })

  test('an unpaid fee is spoken of in section six', () => {
    const made = figures(report, { 't3.other_fee_unpaid.total': 1 })
    const silent = contextOf(newer, withText(made, 's6', '无'))
    expect(findingsOf('n.fee', silent)).toMatchObject([
      { level: 'error', section: 's6', cells: ['t3.other_fee_unpaid.total'] },
    ])
    const spoken = contextOf(newer, withText(made, 's6', '未实际收取信息处理费。'))
    expect(findingsOf('n.fee', spoken)).toEqual([])
  })

  test('procurement has projects and an amount, or neither', () => {
    const made = figures(old, { 't2_art20_9.procurement.projects': 3 })
    expect(findingsOf('t2.proc', contextOf(older, made))).toHaveLength(1)
    const both = figures(made, { 't2_art20_9.procurement.amount': 20.5 })
    expect(findingsOf('t2.proc', contextOf(older, both))).toEqual([])
  })

  test('a stock that is exactly the flow is doubted, an empty one is not', () => {
    const flow = 't2_art20_1.normative.disclosed'
    const stock = 't2_art20_1.normative.public_total'
    const made = figures(old, { [flow]: 15, [stock]: 15 })
    expect(findingsOf('x.public_total', contextOf(older, made))).toMatchObject([
      { level: 'hint', cells: [flow, stock] },
    ])
    expect(findingsOf('x.public_total', contextOf(older, old))).toEqual([])
  })
})

describe('disputes', () => {
  test('n.zero: disputes without requests', () => {
    const made = figures(report, { 't4.n.review_total': 1, 't4.n.review_other': 1 })
    expect(findingsOf('n.zero', contextOf(newer, made))).toMatchObject([{ level: 'warning' }])
    const asked = figures(made, { 't3.carried_in.total': 1 })
    expect(findingsOf('n.zero', contextOf(newer, asked))).toEqual([])
  })

  test.each([
    [2023, 0],
    [2024, 1],
    [2026, 1],
  ])('law.review_first: a direct suit in %d has %d findings', (year, count) => {
    const made = figures({ ...report, year }, { 't4.n.suit_direct_total': 1 })
    expect(findingsOf('law.review_first', contextOf(newer, made))).toHaveLength(count)
  })
})
