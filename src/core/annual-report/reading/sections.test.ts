import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { loadTemplates } from '../../../modules/annual-report/annual-report.templates.ts'
import { correctReport } from '../../../testing/annual-report/arbitrary.ts'
import type { NeutralDocument } from '../../kit/document.ts'
import type { AnnualReport } from '../report.ts'
import { readReport } from './read.ts'

const templates = loadTemplates()
const newest = templates[0]
if (!newest) throw new Error('no template')

const FORM = [
  '第二十条第（一）项',
  '信息内容 本年制发件数 本年废止件数 现行有效件数',
  '行政规范性文件 1 0 3',
]

function linesOf(report: AnnualReport): string[] {
  return [
    report.title ?? '',
    ...report.sections.flatMap((section) => [
      ...(section.heading ? [section.heading] : []),
      ...section.text.split('\n').filter((line) => line !== ''),
      ...(section.id === 's2' ? FORM : []),
    ]),
    report.agency ?? '',
    '2027年1月20日',
  ]
}

function read(lines: readonly string[], format: 'txt' | 'docx' = 'docx'): AnnualReport {
  const document: NeutralDocument = {
    format,
    blocks: lines.map((text, index) => ({ kind: 'paragraph', text, at: { line: index + 1 } })),
  }
  const report = readReport(document, templates)
  if (!report.ok) throw new Error(report.error.message)
  return report.value
}

const texts = (report: AnnualReport) =>
  report.sections.map(({ id, text, topics }) => ({
    id,
    text,
    topics: topics.map((topic) => topic.id),
  }))
const bare = (report: AnnualReport) =>
  report.sections.map(({ id, text }) => [id, text.replace(/\s/g, '')])

describe('sections', () => {
  it('gives every section its own text and topics', () => {
    fc.assert(
      fc.property(correctReport(newest), (report) => {
        const found = read(linesOf(report))
        expect(texts(found)).toEqual(texts(report))
        expect(found.signedOn).toBe('2027-01-20')
      }),
      { numRuns: 40 },
    )
  })

  it('puts lines that a page width has cut together again', () => {
    fc.assert(
      fc.property(correctReport(newest), fc.integer({ min: 16, max: 40 }), (report, width) => {
        const cut = linesOf(report).flatMap(
          (line) => line.match(new RegExp(`.{1,${width}}`, 'gu')) ?? [],
        )
        expect(bare(read(cut, 'txt'))).toEqual(bare(report))
      }),
      { numRuns: 60 },
    )
  })
})

describe('headings', () => {
  const report = (s4: string, s5: string, s6: string) =>
    read([
      '安澜县财政局2026年政府信息公开工作年度报告',
      '本报告由总体情况、主动公开政府信息情况、存在的主要问题及改进情况等六部分组成。',
      '一、总体情况',
      '全年工作平稳。',
      '二、主动公开政府信息情况',
      ...FORM,
      '三、收到和处理政府信息公开申请情况',
      s4,
      s5,
      '问题是人手少。',
      s6,
      '无',
    ])

  it.each([
    [
      '四、政府信息公开行政复议、行政诉讼情况',
      '五、存在的主要问题及改进情况',
      '六、其他需要报告的事项',
      [],
    ],
    [
      '四、政府信息公开行政复议、行政诉讼情况',
      '存在的主要问题及改进情况',
      '六、其他需要报告的事项',
      ['存在的主要问题及改进情况'],
    ],
    [
      '四、因政府信息公开工作被申请行政复议、提起行政诉讼情况',
      '五、政府信息公开工作存在的主要问题及改进情况',
      '六、其他需要报告事项',
      ['四、因', '五、政府', '六、其他'],
    ],
    [
      '（四）政府信息公开行政复议、行政诉讼情况',
      '5．存在的主要问题及改进情况',
      '六 、其他需要报告的事项：',
      [],
    ],
  ])('%s / %s / %s', (s4, s5, s6, variants) => {
    const found = report(s4, s5, s6)
    expect(found.sections.map((section) => section.heading)).toEqual([
      null,
      '一、总体情况',
      '二、主动公开政府信息情况',
      '三、收到和处理政府信息公开申请情况',
      s4,
      s5,
      s6.replace(/：$/, ''),
    ])
    expect(found.sections.at(-1)?.text).toBe('无')
    expect(found.sections.at(-2)?.text).toBe('问题是人手少。')
    const reported = found.warnings.filter((warning) => warning.code === 'heading-variant')
    expect(reported).toHaveLength(variants.length)
    expect(
      reported.map((warning) => variants.find((each) => warning.message.includes(each))),
    ).toEqual(variants)
  })

  it('says which section is missing', () => {
    const found = read([
      '安澜县财政局2026年政府信息公开工作年度报告',
      '一、总体情况',
      '工作平稳。',
      ...FORM,
    ])
    const missing = found.warnings.filter((warning) => warning.code === 'section-missing')
    expect(missing.map((warning) => warning.message.match(/第(.)部分/)?.[1])).toEqual([
      ...'二三四五六',
    ])
  })
})
