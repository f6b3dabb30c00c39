import { describe, expect, test } from 'vitest'
import { loadTemplates } from '#modules/annual-report/annual-report.templates.ts'
import { withCell, withFigure } from '#testing/annual-report/arbitrary.ts'
import {
  contextOf,
  findingsOf,
  sampleReport,
  withText,
  zeroReport,
} from '#testing/annual-report/sample.ts'
import type { AnnualReport } from '../../report.ts'
import type { Template } from '../../template.ts'
import { check } from '../index.ts'
import { alikePairs } from './same-text.ts'

const [template, older] = loadTemplates() as [Template, Template]
const AGENCY = '安澜县财政局'
const now = zeroReport(template, { year: 2023, agency: AGENCY })
const before = zeroReport(template, { year: 2022, agency: AGENCY })

const following = (previous: AnnualReport, report = now) =>
  contextOf(template, report, { previous: { template, report: previous } })

describe('the report of the year before', () => {
  test('must be of the year before: else no relation to it is applied', () => {
    const wrong = withFigure({ ...before, year: 2021 }, 't3.carried_out.natural', 5)
    const context = following(wrong)
    expect(findingsOf('x.previous-year', context)).toMatchObject([
      { level: 'error', expected: 2022, actual: 2021 },
    ])
    expect(findingsOf('x.carry', context)).toEqual([])
    expect(check(context).status).toBe('fail')
  })

  test('without a year is said to be no help', () => {
    const context = following({ ...before, year: null })
    expect(findingsOf('x.previous-year', context)).toMatchObject([{ level: 'warning' }])
  })

  test.each([
    ['安澜县民政局', 1],
    ['财政局', 0],
    [AGENCY, 0],
  ])('of %s: %d findings about the agency', (agency, count) => {
    expect(findingsOf('x.previous-agency', following({ ...before, agency }))).toHaveLength(count)
  })

  test('with a blank where a relation needs a figure is named', () => {
    const blank = withCell(before, 't3.carried_out.natural', { kind: 'blank', raw: '' })
    expect(findingsOf('x.previous-cells', following(blank))[0]?.message).toContain(
      '四、结转下年度继续办理”自然人',
    )
    expect(findingsOf('x.carry', following(blank))).toEqual([])
  })

  test('in the older form has no 现行有效 to carry over, and that is no gap', () => {
    const previous = { template: older, report: zeroReport(older, { year: 2020, agency: AGENCY }) }
    const report = withFigure(
      zeroReport(template, { year: 2021, agency: AGENCY }),
      't2_art20_1.normative.in_force',
      30,
    )
    const context = contextOf(template, report, { previous })
    expect(findingsOf('x.in_force', context)).toEqual([])
    expect(findingsOf('x.previous-cells', context)).toEqual([])
  })

  test('shows every figure of a sum that does not carry over', () => {
    const row = 't2_art20_1.normative'
    const report = withFigure(withFigure(now, `${row}.issued`, 2), `${row}.in_force`, 9)
    const context = following(withFigure(before, `${row}.in_force`, 8), report)
    expect(findingsOf('x.in_force', context)[0]?.message).toBe(
      '表二第二十条第（一）项“行政规范性文件”行：“现行有效件数”9，而上年报告“现行有效件数”8 + “本年制发件数”2 − “本年废止件数”0 = 10，相差 1，请对照上年度报告和台账核对（集中清理、机构划转造成差异的，应附说明）。',
    )
  })
})

describe('x.swing', () => {
  const LICENSE = 't2_art20_5.license.decisions'
  test.each([
    [0, 3, 0],
    [0, 50, 1],
    [10, 51, 1],
    [10, 50, 0],
    [100, 19, 1],
    [100, 20, 0],
    [3, 18, 0],
  ])('%d → %d: %d findings', (was, is, count) => {
    const context = following(withFigure(before, LICENSE, was), withFigure(now, LICENSE, is))
    expect(findingsOf('x.swing', context)).toHaveLength(count)
  })

  test('speaks of totals, not of every column', () => {
    const wide = withFigure(withFigure(now, 't3.new.natural', 90), 't3.new.total', 90)
    expect(findingsOf('x.swing', following(before, wide)).map(({ cells }) => cells)).toEqual([
      ['t3.new.total'],
    ])
  })
})

describe('x.same_text', () => {
  const TEXT = sampleReport(template)
    .sections.filter(({ id }) => id === 's1')
    .map(({ text }) => text)
    .join('')
  const same = withText(now, 's1', TEXT)
  const other =
    '全年修订行政审批流程图八张，窗口实行预约办理，逾期未取件的电话提醒；档案室完成历年批件扫描，'.repeat(
      4,
    )

  test('finds last year’s text with new figures', () => {
    const copied = withText(before, 's1', TEXT.replaceAll('2023', '2022'))
    expect(findingsOf('x.same_text', following(copied, same))).toMatchObject([
      { level: 'warning', section: 's1', actual: 1 },
    ])
    expect(findingsOf('x.same_text', following(withText(before, 's1', other), same))).toEqual([])
  })

  test('finds a sister agency’s text and names it', () => {
    const sister = { template, report: { ...same, agency: '安澜县民政局' } }
    const [finding] = findingsOf('x.same_text', contextOf(template, same, { siblings: [sister] }))
    expect(finding?.message).toContain('安澜县民政局的报告')
  })

  test('passes over short texts', () => {
    const short = withText(now, 's1', '本年度没有应当公开的信息。')
    expect(
      findingsOf(
        'x.same_text',
        following(withText(before, 's1', '本年度没有应当公开的信息。'), short),
      ),
    ).toEqual([])
  })

  test('finds the pairs of a pile', () => {
    const pile = [same, { ...same, agency: '安澜县民政局' }, withText(now, 's1', other)].map(
      (report) => withText(report, 's5', `${report.agency}`),
    )
    expect(alikePairs(pile)).toMatchObject([{ left: pile[0], right: pile[1], section: 's1' }])
  })
})
