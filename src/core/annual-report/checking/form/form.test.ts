import { describe, expect, test } from 'vitest'
import { loadTemplates } from '#modules/annual-report/annual-report.templates.ts'
import { contextOf, findingsOf, sampleReport, withText } from '#testing/annual-report/sample.ts'
import type { AnnualReport, SectionText } from '../../report.ts'
import type { Template } from '../../template.ts'

const [template] = loadTemplates() as [Template]
const report = sampleReport(template, { year: 2023, agency: '安澜县行政审批服务局' })
const find = (rule: string, made: AnnualReport, more = {}) =>
  findingsOf(rule, contextOf(template, made, more))

function withSection(id: string, change: Partial<SectionText>): AnnualReport {
  return {
    ...report,
    sections: report.sections.map((section) =>
      section.id === id ? { ...section, ...change } : section,
    ),
  }
}

describe('the title', () => {
  test.each([
    ['安澜县行政审批服务局2023年政府信息公开工作年度报告', 0],
    ['安澜县行政审批服务局 2023年政府信息公开 工作年度报告', 0],
    ['安澜县行政审批服务局2023年政府信息公开年报', 1],
    [null, 1],
  ])('%s: %d findings about its wording', (title, count) => {
    expect(find('form.title', { ...report, title })).toHaveLength(count)
  })

  test.each([
    ['行政审批服务局2023年政府信息公开工作年度报告', '安澜县行政审批服务局'],
    ['安澜县行政审批服务局2023年政府信息公开工作年度报告', null],
    ['住房和城乡建设局2023年政府信息公开工作年度报告', '安澜县住房和城乡建设局'],
  ])('%s lacks: %s', (title, full) => {
    const short = title.replace(/2023.*/, '')
    const made = withText(
      { ...report, title, agency: short },
      'intro',
      `如有疑问，请与安澜县${short.replace('安澜县', '')}办公室联系。`,
    )
    expect(find('form.agency', made).map(({ expected }) => expected)).toEqual(full ? [full] : [])
  })

  test('takes the full name from the reader as well', () => {
    const made = withText(
      { ...report, title: '行政审批服务局2023年政府信息公开工作年度报告' },
      'intro',
      '',
    )
    expect(find('form.agency', made)).toMatchObject([{ expected: '安澜县行政审批服务局' }])
  })
})

describe('sections', () => {
  test('that are missing or empty are errors', () => {
    expect(find('form.section', withSection('s5', { heading: null, text: '' }))).toMatchObject([
      { level: 'error', section: 's5' },
    ])
    expect(find('form.section', withSection('s6', { text: ' ' }))).toMatchObject([
      { level: 'error' },
    ])
    expect(find('form.section', { ...report, sections: [] })).toHaveLength(6)
  })

  test('of tables without a heading are warnings', () => {
    expect(find('form.section', withSection('s3', { heading: null }))).toMatchObject([
      { level: 'warning', section: 's3' },
    ])
  })

  test.each([
    ['存在的主要问题及改进情况', '缺序号'],
    ['六、存在的主要问题及改进情况', '序号写成了“六”'],
    ['五、存在问题及改进情况', '标题写成了'],
  ])('headed «%s» are reworded', (heading, fault) => {
    expect(find('form.heading', withSection('s5', { heading }))[0]?.message).toContain(fault)
  })

  test.each([
    '五、存在的主要问题及改进情况',
    '五、 存在的主要问题及改进情况：',
    '（五）存在的主要问题及改进情况',
  ])('headed «%s» are not', (heading) => {
    expect(find('form.heading', withSection('s5', { heading }))).toEqual([])
  })

  test('number their sub-headings without a gap, or not at all', () => {
    const topics = (headings: readonly string[]) =>
      withSection('s1', { topics: headings.map((heading) => ({ id: null, heading, text: '' })) })
    expect(find('form.ordinals', topics(['主动公开', '（二）依申请公开']))).toMatchObject([
      { level: 'hint', expected: '（一）' },
    ])
    expect(find('form.ordinals', topics(['（一）主动公开', '（三）平台建设']))).toHaveLength(1)
    expect(find('form.ordinals', topics(['(一) 主动公开', '（二）平台建设']))).toEqual([])
    expect(find('form.ordinals', topics(['主动公开', '平台建设']))).toEqual([])
  })
})

describe('topics', () => {
  const s1 = report.sections.find(({ id }) => id === 's1')

  test('without a word are missing, without a heading are hinted at', () => {
    const topics = (s1?.topics ?? []).filter(({ id }) => id !== 'info_mgmt')
    const text = (s1?.text ?? '').replace('政府信息管理', '')
    expect(find('form.topics', withSection('s1', { topics, text }))).toMatchObject([
      { level: 'warning', expected: '政府信息管理' },
    ])
    expect(find('form.topics', withSection('s1', { topics }))).toMatchObject([{ level: 'hint' }])
    expect(
      find('form.topics', withSection('s1', { topics, text }), { strict: true }),
    ).toMatchObject([{ level: 'error' }])
  })

  test('of a government want results, not systems', () => {
    const overview = (text: string) => withSection('s1', { text: `${s1?.text}\n${text}` })
    const systems = overview('2. 建立健全工作考核制度、社会评议制度和责任追究制度。')
    const government = { isGovernment: true }
    expect(find('form.results', systems, government).map(({ message }) => message)).toEqual([
      expect.stringContaining('工作考核的制度'),
      expect.stringContaining('社会评议的制度'),
      expect.stringContaining('责任追究的制度'),
    ])
    expect(find('form.results', systems)).toEqual([])
    const outcomes = overview(
      '工作考核12家单位为优秀。社会评议满意率98%。全年未发生需要责任追究的情形。',
    )
    expect(find('form.results', outcomes, government)).toEqual([])
  })
})

describe('what the reader noticed', () => {
  test('becomes findings', () => {
    const warned: AnnualReport = {
      ...report,
      warnings: [
        { code: 'label-variant', message: '栏名写成了“社会组织”。', cells: ['t3.new.charity'] },
        { code: 'surplus-figures', message: '一行多出一个数字。' },
      ],
    }
    expect(find('form.label', warned)).toMatchObject([
      { level: 'warning', cells: ['t3.new.charity'], message: '栏名写成了“社会组织”。' },
    ])
    expect(find('form.tables', warned)).toHaveLength(1)
  })

  test('a reworded column is worse than a shortened row', () => {
    const cells = ['t3.other_no_correction.natural', 't3.other_no_correction.total']
    const warned: AnnualReport = {
      ...report,
      warnings: [{ code: 'label-variant', message: '行名写成了“逾期不补正”。', cells }],
    }
    expect(find('form.label', warned)).toMatchObject([{ level: 'hint', cells }])
  })

  test('a form of other years is an error', () => {
    expect(find('form.template', { ...report, year: 2020 })).toMatchObject([{ level: 'error' }])
    expect(find('form.template', { ...report, year: 2030 })).toEqual([])
  })
})
