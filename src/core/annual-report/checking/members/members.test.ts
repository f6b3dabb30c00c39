import { describe, expect, test } from 'vitest'
import { loadTemplates } from '#modules/annual-report/annual-report.templates.ts'
import { withCell, withFigure } from '#testing/annual-report/arbitrary.ts'
import { contextOf, findingsOf, zeroReport } from '#testing/annual-report/sample.ts'
import { extractFacts } from '../../facts/extract-facts.ts'
import type { AnnualReport } from '../../report.ts'
import type { Template } from '../../template.ts'
import type { CheckContext } from '../rule.ts'

const [template, older] = loadTemplates() as [Template, Template]
const CELL = 't2_art20_5.license.decisions'
const FEE = 't2_art20_8.fee.fee_amount'
const government = zeroReport(template, { year: 2023, agency: '安澜县人民政府' })
const member = (agency: string, value: number) =>
  withFigure(zeroReport(template, { year: 2023, agency }), CELL, value)
const finance = member('安澜县财政局', 3)
const civil = member('安澜县民政局', 4)

function context(
  value: number,
  members: readonly AnnualReport[],
  more: Partial<CheckContext> = {},
): CheckContext {
  return contextOf(template, withFigure(government, CELL, value), {
    isGovernment: true,
    members: members.map((report) => ({ report, template })),
    ...more,
  })
}

describe('x.agg', () => {
  test('is silent when the sum is right', () => {
    expect(findingsOf('x.agg', context(7, [finance, civil]))).toEqual([])
    expect(findingsOf('x.members', context(7, [finance, civil]))).toEqual([])
  })

  test('names cell, sum and difference', () => {
    expect(findingsOf('x.agg', context(9, [finance, civil]))).toMatchObject([
      { level: 'error', cells: [CELL], expected: 7, actual: 9 },
    ])
  })

  test('doubts a larger figure while someone is missing, but never a smaller one', () => {
    const roster = ['安澜县财政局', '安澜县民政局', '安澜县教育局']
    const larger = findingsOf('x.agg', context(9, [finance, civil], { roster }))
    expect(larger).toMatchObject([{ level: 'warning' }])
    expect(larger[0]?.expected).toBeNull()
    expect(larger[0]?.message).not.toContain('安澜县教育局')
    expect(findingsOf('x.members', context(9, [finance, civil], { roster }))).toMatchObject([
      { message: '名单中有、但没有收到报告的单位，数字没有计入：安澜县教育局。' },
    ])
    const smaller = findingsOf('x.agg', context(5, [finance, civil], { roster }))
    expect(smaller).toMatchObject([{ level: 'error' }])
  })

  test('does not take a blank for zero', () => {
    const blank = withCell(civil, CELL, { kind: 'blank', raw: '' })
    const found = findingsOf('x.agg', context(9, [finance, blank]))
    expect(found).toMatchObject([{ level: 'warning', expected: null }])
    expect(found[0]?.message).toContain('安澜县民政局')
  })

  test('asks for the members first when most cells are larger than their sum', () => {
    const filled = template.cells.slice(0, 30).map(({ id }) => id)
    const whole = filled.reduce((made, id) => withFigure(made, id, 5), government)
    const more = { members: [{ report: member('安澜县财政局', 3), template }] }
    const missing = findingsOf('x.agg', contextOf(template, whole, more))
    expect(missing.map(({ level, cells }) => [level, cells.length])).toEqual([['error', 30]])
    expect(missing[0]?.message).toBe(
      '政府报告有 30 格大于 1 个成员单位之和，请先核对成员是否齐全，补齐后再逐格核对。',
    )
    const roster = ['安澜县财政局', '安澜县教育局']
    const known = findingsOf('x.agg', contextOf(template, whole, { ...more, roster }))
    expect(known).toMatchObject([{ level: 'warning' }])
    expect(known[0]?.message).toContain('已知有 1 个单位的数字没有计入')
  })

  test('adds amounts exactly', () => {
    const amounts = [0.1, 0.2, 1234.567891]
    const members = amounts.map((value, index) =>
      withFigure(zeroReport(template, { year: 2023, agency: `安澜县第${index}局` }), FEE, value),
    )
    const sum = (value: number) =>
      contextOf(template, withFigure(government, FEE, value), {
        members: members.map((report) => ({ report, template })),
      })
    expect(findingsOf('x.agg', sum(1234.867891))).toEqual([])
    expect(findingsOf('x.agg', sum(1234.867892))).toHaveLength(1)
  })
})

describe('x.members', () => {
  test('names who is absent, repeated, of another year or form, or silent', () => {
    const strangers = [
      { template, report: { ...member('安澜县水务局', 1), year: 2022 } },
      { template: older, report: zeroReport(older, { year: 2020, agency: '安澜县林业局' }) },
    ]
    const silent = withCell(civil, CELL, { kind: 'slash', raw: '/' })
    const given = context(3, [finance, { ...finance }, silent], {
      roster: ['安澜县财政局', '安澜县教育局'],
    })
    const messages = findingsOf('x.members', {
      ...given,
      members: [...(given.members ?? []), ...strangers],
    }).map(({ message }) => message)
    expect(messages).toEqual([
      '名单中有、但没有收到报告的单位，数字没有计入：安澜县教育局。',
      '交了不止一份报告、只计入第一份的单位：安澜县财政局。',
      '年度或格式与政府报告不同、没有计入的报告：安澜县水务局（2022）、安澜县林业局（2020）。',
      '报告中有空白、非数字或未读到的格子的单位：安澜县民政局。',
    ])
  })

  test('leaves out the report itself when it is in the folder, and says so', () => {
    const again = { ...withFigure(government, CELL, 7) }
    const given = context(7, [again, finance, civil])
    expect(findingsOf('x.agg', given)).toEqual([])
    expect(findingsOf('x.same_text', given).map(({ message }) => message)).not.toContainEqual(
      expect.stringContaining('安澜县人民政府的报告'),
    )
    expect(findingsOf('x.members', given)).toMatchObject([
      { level: 'hint', message: '成员报告里有政府自己的报告，没有计入：安澜县人民政府。' },
    ])
    expect(findingsOf('x.agg', context(7, [again]))).toEqual([])
  })

  test('does not miss an agency whose older report lies beside this year’s', () => {
    const older = { ...finance, year: 2022 }
    const own = { ...government, year: 2022 }
    const given = context(9, [finance, civil, older, own])
    expect(findingsOf('x.agg', given)).toMatchObject([{ level: 'error', expected: 7 }])
    expect(findingsOf('x.members', given).map(({ message }) => message)).toEqual([
      '年度或格式与政府报告不同、没有计入的报告：安澜县财政局（2022）。',
      '成员报告里有政府自己的报告，没有计入：安澜县人民政府。',
    ])
  })

  test('counts an agency once', () => {
    const copy = { ...finance }
    const given = context(7, [finance, copy, civil])
    expect(findingsOf('x.agg', given)).toEqual([])
    expect(findingsOf('x.members', given)[0]?.message).toContain('安澜县财政局')
  })
})

describe('x.same-figure', () => {
  const saying = (report: AnnualReport, text: string): AnnualReport => {
    const sections = report.sections.map((each) => ({
      ...each,
      text: each.id === 's1' ? text : '',
    }))
    return { ...report, sections, facts: extractFacts(sections, report.year) }
  }
  const found = (text: string, memberText: string) =>
    findingsOf('x.same-figure', {
      ...context(7, [saying(finance, memberText), civil]),
      report: saying(withFigure(government, CELL, 7), text),
    })

  test('names both sentences and the member', () => {
    const made = found('热线收到诉求1501条，回复1501条。', '平台处理各类案件1501起，全部办结。')
    expect(made).toMatchObject([{ level: 'hint', section: 's1', actual: 1501 }])
    for (const words of ['热线收到诉求1501条', '安澜县财政局', '平台处理各类案件1501起']) {
      expect(made[0]?.message).toContain(words)
    }
  })

  test.each([
    ['热线收到诉求1501条。', '平台处理各类案件1502起。'],
    ['热线收到诉求58条。', '平台处理各类案件58起。'],
    ['热线收到诉求1500条。', '平台处理各类案件1500起。'],
    ['热线收到诉求1501余条。', '平台处理各类案件1501起。'],
    ['热线收到诉求1501条。', '2022年处理各类案件1501起。'],
    ['收到政府信息公开申请1501件。', '收到政府信息公开申请1501件。'],
  ])('leaves «%s» beside «%s» alone', (text, memberText) => {
    expect(found(text, memberText)).toEqual([])
  })
})
