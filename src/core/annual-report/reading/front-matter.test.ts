import { describe, expect, it } from 'vitest'
import { loadTemplates } from '../../../modules/annual-report/annual-report.templates.ts'
import type { AnnualReport } from '../report.ts'
import { readReport } from './read.ts'

const templates = loadTemplates()
const BODY = [
  '一、总体情况',
  '全年工作平稳。',
  '二、主动公开政府信息情况',
  '行政规范性文件 1 0 3',
  '三、收到和处理政府信息公开申请情况',
  '六、其他需要报告的事项',
  '无',
]

function read(
  before: readonly string[],
  after: readonly string[] = [],
  title?: string,
): AnnualReport {
  const blocks = [...before, ...BODY, ...after].map((text, index) => ({
    kind: 'paragraph' as const,
    text,
    at: { line: index + 1 },
  }))
  const report = readReport({ format: 'html', blocks, ...(title ? { title } : {}) }, templates)
  if (!report.ok) throw new Error(report.error.message)
  return report.value
}

describe('title, agency and year', () => {
  it.each([
    [['安澜县财政局2026年政府信息公开工作年度报告'], '安澜县财政局', 2026],
    [['安澜县财政局 2026 年', '政府信息公开工作年度报告'], '安澜县财政局', 2026],
    [['安澜县财政局', '2026年政府信息公开工作年度报告'], '安澜县财政局', 2026],
    [['安澜县财政局', '２０２６年度政府信息公开工作', '年度报告'], '安澜县财政局', 2026],
    [['安澜县财政局二〇二六年政府信息公开年度报告'], '安澜县财政局', 2026],
    [
      [
        '首页 > 政府信息公开 > 年报',
        '发布时间：2027-01-20',
        '安澜县清河镇人民政府2026年政府信息公开工作年度报告',
      ],
      '安澜县清河镇人民政府',
      2026,
    ],
    [['# 安澜县财政局2026年政府信息公开工作年度报告'], '安澜县财政局', 2026],
    [['《安澜县财政局2026年政府信息公开工作年度报告》'], '安澜县财政局', 2026],
  ])('%j', (lines, agency, year) => {
    const report = read(lines)
    expect([report.agency, report.year]).toEqual([agency, year])
    expect(report.warnings.some((warning) => /title|agency|year/.test(warning.code))).toBe(false)
  })

  it('takes the full name from the introduction where the title has a short one', () => {
    const report = read([
      '财政局2026年政府信息公开工作年度报告',
      '局里编制了《安澜县财政局2026年政府信息公开工作年度报告》，现予公布。',
    ])
    expect(report.agency).toBe('安澜县财政局')
    expect(report.title).toBe('财政局2026年政府信息公开工作年度报告')
  })

  it('takes the title the file declares when the page shows none', () => {
    expect(read([], [], '安澜县财政局2026年政府信息公开工作年度报告_安澜县人民政府').agency).toBe(
      '安澜县财政局',
    )
  })

  it('says what is missing', () => {
    const codes = read([]).warnings.map((warning) => warning.code)
    expect(codes).toEqual(
      expect.arrayContaining(['title-missing', 'agency-missing', 'year-missing']),
    )
  })
})

describe('period, contact and date', () => {
  const TITLE = '安澜县财政局2026年政府信息公开工作年度报告'

  it.each([
    '数据统计期限为2026年1月1日至2026年12月31日。',
    '数据统计期限自 2026 年 1 月 1 日起至 12 月 31 日止。',
    '数据统计期限为２０２６年１月１日—２０２６年１２月３１日。',
  ])('%s', (line) => {
    expect(read([TITLE, line]).period).toEqual({ from: '2026-01-01', to: '2026-12-31' })
  })

  it('reads the contact block', () => {
    const line =
      '请与安澜县财政局办公室联系（地址：安澜县清河路8号 邮编：999100；联系电话：0999-6120018；电子邮箱：office@anlan.example；网址：<http://www.anlan.example/>）。'
    expect(read([TITLE, line]).contact).toEqual({
      address: '安澜县清河路8号',
      postcode: '999100',
      phone: '0999-6120018',
      email: 'office@anlan.example',
      url: 'http://www.anlan.example/',
    })
  })

  it.each([
    [['安澜县财政局', '2027年1月20日'], '2027-01-20'],
    [['安澜县财政局  2027年1月5日'], '2027-01-05'],
    [['二〇二七年一月二十一日'], '2027-01-21'],
    [['没有落款。'], null],
  ])('%j', (lines, signedOn) => {
    const report = read([TITLE], lines)
    expect(report.signedOn).toBe(signedOn)
    if (signedOn !== null) expect(report.sections.at(-1)?.text).toBe('无')
  })
})
