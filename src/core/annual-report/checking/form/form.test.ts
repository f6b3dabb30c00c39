import { describe, expect, test } from 'vitest'
import { loadTemplates } from '#modules/annual-report/annual-report.templates.ts'
import { withFigure } from '#testing/annual-report/arbitrary.ts'
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
    ['五、存在问题及改进情况', '写成了“存在问题及改进情况”'],
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
    const several = ['（一）主动公开', '依申请公开', '（三）平台建设', '监督保障']
    expect(find('form.ordinals', topics(several))).toMatchObject([
      { expected: '（二）、（四）', actual: '依申请公开；监督保障' },
    ])
    expect(find('form.ordinals', topics(['(一) 主动公开', '（二）平台建设']))).toEqual([])
    expect(find('form.ordinals', topics(['主动公开', '平台建设']))).toEqual([])
  })
})

describe('topics', () => {
  test('a missing topic names the figures that the tables hold about it', () => {
    const text = '本年度主动公开信息，做好政府信息管理、政府信息公开平台建设、监督保障。'
    const silent = withSection('s1', { topics: [], text })
    const counted = withFigure(withFigure(silent, 't3.new.total', 5), 't3.carried_in.total', 0)
    const found = find('form.topics', counted).filter(({ level }) => level === 'warning')
    expect(found).toMatchObject([{ cells: ['t3.new.total'], expected: '依申请公开' }])
    expect(found[0]?.message).toMatch(/总计为 5，而“一、总体情况”没有写“依申请公开”，请补写。$/)
    const none = withFigure(counted, 't3.new.total', 0)
    expect(find('form.topics', none).filter(({ level }) => level === 'warning')).toMatchObject([
      { cells: [], expected: '依申请公开' },
    ])
  })

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
    const partly = {
      ...report,
      warnings: [{ code: 'document', message: '还有一份报告。' }],
    } as const
    expect(find('form.tables', partly)).toMatchObject([{ level: 'warning' }])
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

describe('what the rules of the form say, word for word', () => {
  const s1 = report.sections.find(({ id }) => id === 's1')
  const topics = (...headings: string[]) =>
    withSection('s1', { topics: headings.map((heading) => ({ id: null, heading, text: '' })) })
  const titled = (title: string | null) => ({ ...report, title })
  const government = { isGovernment: true }
  test.each<[rule: string, made: AnnualReport, message: string, more?: object]>([
    [
      'form.heading',
      withSection('s3', { heading: '三、收到申请' }),
      '第三部分的标题写成了“收到申请”，应为“三、收到和处理政府信息公开申请情况”。',
    ],
    [
      'form.heading',
      withSection('s5', { heading: '存在问题' }),
      '第五部分的标题缺序号“五、”，写成了“存在问题”，应为“五、存在的主要问题及改进情况”。',
    ],
    [
      'form.heading',
      withSection('s6', { heading: '五、其他需要报告的事项' }),
      '第六部分的标题序号写成了“五”，应为“六、其他需要报告的事项”。',
    ],
    [
      'form.section',
      withSection('s5', { heading: null, text: '' }),
      '缺少“五、存在的主要问题及改进情况”部分，请补上。',
    ],
    [
      'form.section',
      withSection('s3', { heading: null }),
      '没有读到标题“三、收到和处理政府信息公开申请情况”，请按统一格式补上标题。',
    ],
    [
      'form.section',
      withSection('s6', { text: '' }),
      '“六、其他需要报告的事项”只有标题没有内容，请补写；确无内容的写“无”。',
    ],
    [
      'form.section',
      withSection('s5', { text: '' }),
      '“五、存在的主要问题及改进情况”只有标题没有内容，请补写。',
    ],
    [
      'form.ordinals',
      topics('（一）主动公开', '（三）监督保障'),
      '“一、总体情况”的小标题“（三）监督保障”应编为“（二）”，请把小标题按顺序编号。',
    ],
    [
      'form.title',
      titled(null),
      '没有读到报告标题，标题应为“安澜县行政审批服务局2023年政府信息公开工作年度报告”。',
    ],
    [
      'form.title',
      titled('2023年年报'),
      '标题“2023年年报”不规范，宜为“安澜县行政审批服务局2023年政府信息公开工作年度报告”。',
    ],
    ['form.agency', { ...report, agency: null }, '没有读出机关名称，请在标题写明机关全称。'],
    [
      'form.agency',
      titled('行政审批服务局2023年政府信息公开工作年度报告'),
      '标题只写了“行政审批服务局”，缺所在地区，应写机关全称“安澜县行政审批服务局”。',
    ],
    [
      'form.topics',
      withSection('s1', { topics: (s1?.topics ?? []).filter(({ id }) => id !== 'info_mgmt') }),
      '“一、总体情况”提到了“政府信息管理”，但没有单列小标题，建议单列。',
    ],
    [
      'form.topics',
      withSection('s1', {
        topics: (s1?.topics ?? []).filter(({ id }) => id !== 'platform'),
        text: '主动公开。',
      }),
      '“一、总体情况”没有写“政府信息公开平台建设”，请补写。',
    ],
    [
      'form.results',
      withSection('s1', { text: '建立了工作考核制度。' }),
      '“一、总体情况”只写了工作考核的制度或部署，没有写结果，请补写结果。',
      government,
    ],
    [
      'form.results',
      withSection('s1', { text: '全年平稳。' }),
      '“一、总体情况”没有写工作考核结果，政府报告应当写明。',
      government,
    ],
    [
      'form.template',
      { ...report, year: 2020 },
      '报告是 2020 年度的，却用了2021 年修订格式（适用于2021 年度起），请改用当年适用的格式。',
    ],
  ])('%s', (rule, made, message, more = {}) => {
    expect(find(rule, made, more)[0]?.message).toBe(message)
  })
})
