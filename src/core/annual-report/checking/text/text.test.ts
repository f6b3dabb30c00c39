import { describe, expect, test } from 'vitest'
import { loadTemplates } from '#modules/annual-report/annual-report.templates.ts'
import { withFigure } from '#testing/annual-report/arbitrary.ts'
import { contextOf, findingsOf, sampleReport, withText } from '#testing/annual-report/sample.ts'
import type { AnnualReport } from '../../report.ts'
import type { Template } from '../../template.ts'

const [template, older] = loadTemplates() as [Template, Template]
const AGENCY = '安澜县财政局'
const report = sampleReport(template, { year: 2023, agency: AGENCY })
const NARRATION = '门户网站公开栏目按统一目录设置，办事指南随变化随更新，群众意见逐条答复。'.repeat(
  6,
)

const find = (rule: string, made: AnnualReport, more = {}) =>
  findingsOf(rule, contextOf(template, made, more))
const inOverview = (sentence: string, made = report) =>
  withText(made, 's1', `${NARRATION}\n${sentence}`)

describe('n.year', () => {
  test.each([
    '2022年，我局主动公开信息120条。',
    '（一）2022年，我局主动公开信息120条。',
    '一是 2022 年度主动公开信息120条，其中网站80条。',
    '主动公开：２０２２年共公开120条。',
    '2024年，我局主动公开信息120条。',
  ])('doubts «%s»', (sentence) => {
    const [finding] = find('n.year', inOverview(sentence))
    expect(finding).toMatchObject({ level: 'warning', section: 's1', expected: 2023 })
    expect(NARRATION + sentence).toContain(finding?.quote?.text)
  })

  test.each([
    '2023年，我局主动公开信息120条。',
    '2022年主动公开100条，2023年主动公开120条。',
    '全年公开120条，较2022年增加20条。',
    '2022年以来，我局持续规范公开栏目。',
    '2024年，我局将继续完善公开目录。',
    '2022年3月印发的办法继续执行。',
    '针对2022年存在的问题，我局逐项整改。',
    '依据国办公开办函〔2021〕30号编制。',
    '按照《安澜县2022年政务公开工作要点》落实。',
    '与2022年同期相比有所增加。',
    '编号2022001的文件已公开。',
  ])('accepts «%s»', (sentence) => {
    expect(find('n.year', inOverview(sentence))).toEqual([])
  })

  test('plans for the next year in section five are no slip', () => {
    const made = withText(report, 's5', '存在问题两项。2024年将改进。2024年，我局增加培训。')
    expect(find('n.year', made)).toEqual([])
  })

  test('holds title and introduction to the year', () => {
    const title = { ...report, title: `${AGENCY}2022年政府信息公开工作年度报告` }
    expect(find('n.year', title)).toMatchObject([{ level: 'error', expected: 2023, actual: 2022 }])
    const intro = withText(
      report,
      'intro',
      '现公布《安澜县财政局2022年政府信息公开工作年度报告》。',
    )
    expect(find('n.year', intro)).toMatchObject([{ level: 'error', section: 'intro' }])
    expect(find('n.year', { ...report, year: null })).toMatchObject([{ level: 'error' }])
  })
})

describe('n.period', () => {
  test('is the calendar year', () => {
    expect(find('n.period', report)).toEqual([])
    const half = { ...report, period: { from: '2023-01-01', to: '2023-06-30' } }
    expect(find('n.period', half)).toMatchObject([{ level: 'error', section: 'intro' }])
  })

  test('of last year in the text is found also where the reader saw none', () => {
    const made = withText(
      { ...report, period: null },
      'intro',
      '统计期限为 2022 年 1 月 1 日至 2022 年 12 月 31 日。',
    )
    expect(find('n.period', made)).toMatchObject([
      { level: 'error', actual: '2022-01-01 至 2022-12-31' },
    ])
    const launch = withText({ ...report, period: null }, 'intro', '自2022年1月1日起施行。')
    expect(find('n.period', launch)).toEqual([])
  })
})

describe('length and substance', () => {
  test('an overview of 1001 characters is long, spaces do not count', () => {
    expect(find('n.length', withText(report, 's1', '公'.repeat(1001)))).toMatchObject([
      { level: 'hint', actual: 1001 },
    ])
    expect(
      find('n.length', withText(report, 's1', `${'公'.repeat(1000)}${' \n'.repeat(50)}`)),
    ).toEqual([])
    expect(
      find('n.length', withText(report, 's1', '公'.repeat(1001)), { strict: true }),
    ).toMatchObject([{ level: 'warning' }])
  })

  test('an overview of two lines is thin', () => {
    expect(find('n.thin', withText(report, 's1', '本年度依法开展公开工作。'))).toHaveLength(1)
    expect(find('n.thin', report)).toEqual([])
  })

  test.each([
    [
      '本年度各项工作取得了很好的成绩，得到群众一致好评，我们深受鼓舞，信心更足，干劲更大，前景更好。',
      '存在的问题和改进情况',
    ],
    [
      '主要问题是更新不及时，目录不完整，人手偏少，群众查阅不便，线下渠道偏少，解读材料也偏少，形式单一。',
      '改进情况',
    ],
    ['有问题，要改进。', '过于笼统'],
  ])('section five «%s»', (text, fault) => {
    expect(find('n.problems', withText(report, 's5', text))[0]?.message).toContain(fault)
  })

  test.each([
    '下一步，针对解读形式单一、更新较慢的情况，明确专人每月检查一次栏目，逐条补齐，并由办公室抽查结果。',
    '公开栏目更新不及时。2024年将按月检查栏目更新情况，逐条登记，由办公室抽查，年底通报各科室的结果。',
    '个别科室公开意识薄弱，解读形式单一；对此已完成整改，增设专人审核，逐条登记，并由办公室每季抽查。',
  ])('section five «%s» says what is done', (text) => {
    const made = withText(report, 's5', text)
    expect(find('n.problems', made).map(({ message }) => message)).not.toContainEqual(
      expect.stringMatching(/没有写.*改进情况，/),
    )
  })

  test('section five that nobody filled in is one finding, not two', () => {
    const made = withText(report, 's5', '〔请填写：存在的主要情况〕')
    expect(find('n.placeholder', made)).toHaveLength(1)
    expect(find('n.problems', made)).toEqual([])
  })

  test('placeholders that nobody filled in are errors', () => {
    const made = withText(report, 's6', '本年度收取信息处理费×××元。')
    expect(find('n.placeholder', made)).toMatchObject([{ level: 'error', section: 's6' }])
  })
})

describe('n.fee_report', () => {
  const unowed = withFigure(report, 't3.other_fee_unpaid.total', 0)

  test('asks section six of the newer form for the fee', () => {
    expect(find('n.fee_report', withText(unowed, 's6', '无'))).toMatchObject([{ level: 'hint' }])
    const before = sampleReport(older, { year: 2020 })
    expect(findingsOf('n.fee_report', contextOf(older, withText(before, 's6', '无')))).toEqual([])
  })

  test.each([
    ['无', ['n.fee']],
    ['本年发出收费通知2件，申请人逾期未缴费，实际收取0元。', []],
    ['本年度未收取信息处理费。', []],
    ['有2件申请因未缴而终止。', []],
  ])('with an unpaid fee in table three, «%s» gives %j', (text, rules) => {
    const owed = withFigure(withText(report, 's6', text), 't3.other_fee_unpaid.total', 2)
    const found = ['n.fee', 'n.fee_report'].flatMap((rule) => find(rule, owed))
    expect(found.map(({ rule }) => rule)).toEqual(rules)
  })

  test('is a contradiction when the text says a fee was collected', () => {
    const collected = inOverview('全年收取政府信息公开信息处理费1260元。', unowed)
    expect(find('n.fee_report', withText(collected, 's6', '无'))).toMatchObject([
      { level: 'warning', section: 's6' },
    ])
    const none = inOverview('全年没有收取信息处理费。', unowed)
    expect(find('n.fee_report', withText(none, 's6', '无'))).toMatchObject([{ level: 'hint' }])
  })
})

describe('n.agency', () => {
  test.each([
    ['intro', '现公布《安澜县民政局2023年政府信息公开工作年度报告》。', 1],
    ['intro', '现公布《安澜县财政局2023年政府信息公开工作年度报告》。', 0],
    ['s1', '2023年，安澜县民政局认真落实公开要求。', 1],
    ['s1', '2023年，安澜县财政局认真落实公开要求。', 0],
    ['s1', '2023年，县财政局认真落实公开要求。', 0],
    ['s1', '2023年，在县委、县政府的领导下，全局认真落实。', 0],
    ['s1', '2023年，安澜县认真贯彻省政务服务局部署。', 0],
  ])('%s «%s»: %d', (section, text, count) => {
    expect(find('n.agency', withText(report, section, text))).toHaveLength(count)
  })
})

describe('n.personal', () => {
  test('finds an identity number by its check character and does not repeat it', () => {
    const [finding] = find('n.personal', inOverview('申请信息11010519491231002X已登记。'))
    expect(finding).toMatchObject({ level: 'error', section: 's1' })
    expect(JSON.stringify(finding)).not.toContain('11010519491231002')
    expect(find('n.personal', inOverview('编码110105194912310021已登记。'))).toEqual([])
  })

  test('finds a mobile number outside the contact block', () => {
    expect(find('n.personal', inOverview('可拨打13912345678咨询。'))).toMatchObject([
      { level: 'warning' },
    ])
    const contact = withText(report, 'intro', '联系电话：13912345678。')
    expect(find('n.personal', contact)).toEqual([])
  })

  test.each([
    ['申请人张明申请公开征地补偿信息。', 'warning'],
    ['申请人李某某不服答复。', 'hint'],
  ])('«%s» is a %s', (sentence, level) => {
    expect(find('n.personal', inOverview(sentence))).toMatchObject([{ level }])
  })

  test.each([
    '申请人无正当理由逾期不补正。',
    '与申请人充分沟通。',
    '申请人情况见表三。',
    '申请人向我局提出。',
  ])('accepts «%s»', (sentence) => {
    expect(find('n.personal', inOverview(sentence))).toEqual([])
  })
})

describe('n.signed', () => {
  test.each([
    ['2024-01-31', {}, []],
    ['2024-02-01', {}, ['hint']],
    ['2024-02-01', { isGovernment: true }, []],
    ['2024-04-01', { isGovernment: true }, ['hint']],
    ['2023-01-20', {}, ['warning']],
  ])('%s %o', (signedOn, more, levels) => {
    expect(find('n.signed', { ...report, signedOn }, more).map(({ level }) => level)).toEqual(
      levels,
    )
  })
})
