import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { defineTemplate, type Template, type TemplateFile } from '../../template.ts'
import { confirmedFacts, narrativeRules } from './index.ts'
import { contextOf, reportSaying } from './testing.ts'

function templateOf(name: string): Template {
  const url = new URL(`../../templates/${name}.json`, import.meta.url)
  const template = defineTemplate(JSON.parse(readFileSync(url, 'utf8')) as TemplateFile)
  if (!template.ok) throw new Error(template.error)
  return template.value
}

const form2021 = templateOf('foi-annual-2021')
const form2019 = templateOf('foi-annual-2019')

type Figures = Readonly<Record<string, number | null>>

function findings(text: string, figures: Figures = {}, template = form2021, year = 2024) {
  const context = contextOf(template, reportSaying(template, { s1: text }, figures, year))
  return narrativeRules.flatMap((rule) => [...rule.check(context)])
}

const inShort = (text: string, figures: Figures = {}, template = form2021) =>
  findings(text, figures, template).map(({ rule, level }) => `${rule} ${level}`)

function confirmed(text: string, figures: Figures = {}, template = form2021): string[] {
  const context = contextOf(template, reportSaying(template, { s1: text }, figures))
  return confirmedFacts(context).map((each) => each.text)
}

const NEW = 't3.new.total'
const IN = 't3.carried_in.total'
const OUT = 't3.carried_out.total'
const DONE = 't3.result_total.total'
const REVIEW = 't4.n.review_total'
const DIRECT = 't4.n.suit_direct_total'
const AFTER = 't4.n.suit_after_total'
const LICENSE = 't2_art20_5.license.decisions'

describe('the text against the tables', () => {
  it.each<[string, Figures, string[]]>([
    ['收到政府信息公开申请5件。', { [NEW]: 5 }, []],
    ['收到政府信息公开申请5件。', { [NEW]: 4 }, ['n.new warning']],
    ['收到政府信息公开申请5件。', { [NEW]: 4, [IN]: 1 }, []],
    ['收到政府信息公开申请5件。', { [NEW]: null }, []],
    ['未收到政府信息公开申请。', { [NEW]: 0 }, []],
    ['未收到政府信息公开申请。', { [NEW]: 3 }, ['n.new warning']],
    ['全年无依申请公开事项。', { [NEW]: 3, [DONE]: 0 }, ['n.new warning']],
    ['收到政府信息公开申请20余件。', { [NEW]: 23 }, []],
    ['收到政府信息公开申请20余件。', { [NEW]: 19 }, ['n.new warning']],
    ['收到政府信息公开申请约20件。', { [NEW]: 12 }, []],
    ['收到政府信息公开申请近20件。', { [NEW]: 19 }, []],
    ['收到政府信息公开申请不足20件。', { [NEW]: 25 }, ['n.new warning']],
    ['收到政府信息公开申请10件，受理8件。', { [NEW]: 10 }, []],
    ['受理政府信息公开申请8件。', { [NEW]: 10 }, ['n.new warning']],
    ['答复政府信息公开申请8件。', { [DONE]: 8 }, []],
    ['答复政府信息公开申请8件。', { [DONE]: 9 }, ['n.answered warning']],
    ['上年结转政府信息公开申请3件。', { [IN]: 2 }, ['n.carry warning']],
    ['2件政府信息公开申请结转下年度继续办理。', { [OUT]: 2 }, []],
    ['2件政府信息公开申请结转下年度继续办理。', { [OUT]: 1 }, ['n.carry warning']],
    ['因政府信息公开被申请行政复议3件。', { [REVIEW]: 3 }, []],
    ['因政府信息公开被申请行政复议3件。', { [REVIEW]: 2 }, ['n.case warning']],
    ['因政府信息公开提起行政诉讼3件。', { [DIRECT]: 2, [AFTER]: 1 }, []],
    ['因政府信息公开提起行政诉讼3件。', { [DIRECT]: 3, [AFTER]: 1 }, ['n.case warning']],
    ['未发生政府信息公开行政复议、行政诉讼。', { [REVIEW]: 1 }, ['n.case warning']],
    ['未发生政府信息公开行政复议、行政诉讼。', { [REVIEW]: null }, []],
    ['政府信息公开行政复议、行政诉讼共4件。', { [REVIEW]: 2, [DIRECT]: 1, [AFTER]: 1 }, []],
    ['受理行政复议案件56件。', {}, []],
    ['作出行政许可决定300件。', { [LICENSE]: 300 }, []],
    ['作出行政许可决定300件。', { [LICENSE]: 301 }, ['n.license warning']],
    ['批准行政许可290件，不予许可10件。', { [LICENSE]: 300 }, []],
    ['批准行政许可290件，不予许可10件，撤销行政许可1件。', { [LICENSE]: 301 }, []],
    ['批准行政许可290件，不予许可10件。', { [LICENSE]: 310 }, ['n.license warning']],
    ['批准行政许可290件。', { [LICENSE]: 280 }, ['n.license warning']],
    ['批准行政许可290件。', { [LICENSE]: 295 }, []],
    [
      '收到行政许可申请320件，批准行政许可290件，不予许可10件。',
      { [LICENSE]: 320 },
      ['n.license error'],
    ],
    ['收到行政许可申请320件。', { [LICENSE]: 300 }, []],
    [
      '制发行政规范性文件6件，废止2件，现行有效35件。',
      {
        't2_art20_1.normative.issued': 6,
        't2_art20_1.normative.repealed': 2,
        't2_art20_1.normative.in_force': 35,
      },
      [],
    ],
    [
      '制发行政规范性文件6件，废止2件，现行有效35件。',
      {
        't2_art20_1.normative.issued': 6,
        't2_art20_1.normative.repealed': 1,
        't2_art20_1.normative.in_force': 34,
      },
      ['n.normative warning', 'n.normative warning'],
    ],
    ['作出行政处罚决定308件。', { 't2_art20_6.penalty.decisions': 308 }, []],
    ['作出行政处罚决定308件。', { 't2_art20_6.penalty.decisions': 300 }, ['n.penalty warning']],
    ['实施行政强制39件。', { 't2_art20_6.coercion.decisions': 38 }, ['n.penalty warning']],
  ])('%s %j', (text, figures, expected) => {
    expect(inShort(text, figures)).toEqual(expected)
  })

  it('says what to do, with both figures, the cell and the sentence', () => {
    const text = '总体平稳。全年收到政府信息公开申请 5 件，均已答复。'
    const [finding] = findings(text, { [NEW]: 4 })
    expect(finding).toMatchObject({
      rule: 'n.new',
      section: 's1',
      cells: [NEW],
      expected: 5,
      actual: 4,
      message:
        '正文写“全年收到政府信息公开申请5件”，而表三“一、本年新收政府信息公开申请数量”总计为 4，表三“一、本年新收政府信息公开申请数量”总计与表三“二、上年结转政府信息公开申请数量”总计之和为 4，与正文不一致，请核对后改正其中一处。',
    })
    const quote = finding?.quote
    expect(quote && text.slice(quote.start, quote.end)).toBe(
      '全年收到政府信息公开申请 5 件，均已答复。',
    )
  })

  it('names the misused figure when the decisions are the applications received', () => {
    const text =
      '我局收到行政许可申请29497条，受理行政许可29452条，批准行政许可29414条，不予许可38条，撤销行政许可1条。'
    const [finding, ...others] = findings(text, { [LICENSE]: 29497 }, form2019)
    expect(others).toEqual([])
    expect(finding).toMatchObject({
      rule: 'n.license',
      level: 'error',
      expected: 29452,
      actual: 29497,
    })
    for (const figure of ['29497', '29414', '38', '29452', '29453']) {
      expect(finding?.message).toContain(figure)
    }
  })
})

describe('sums', () => {
  it.each<[string, string[]]>([
    ['主动公开540条，其中网站75条、公众号274条、大厅81条、平台64条、其他46条。', []],
    ['主动公开541条，其中网站75条、公众号274条、大厅81条、平台64条、其他46条。', ['n.sum warning']],
    ['主动公开539条，其中网站75条、公众号274条、大厅81条、平台64条、其他46条。', ['n.sum error']],
    ['主动公开信息540条，其中重点领域30条。', []],
    ['主动公开信息540条，其中重点领域560条。', ['n.sum error']],
    ['主动公开信息540条，其中重点领域30条、政策解读20条。', []],
    ['主动公开信息540条，其中重点领域30条、政策解读20条、通知公告100条。', []],
    ['主动公开信息540条，其中重点领域130条、政策解读120条、通知公告100条。', []],
    ['主动公开信息540条，其中重点领域230条、政策解读120条、通知公告189条。', ['n.sum warning']],
    [
      '公开信息2698条，其中：动态1201条、公告251条、解读44条、人事45条、征集调查16期、其他1141条。',
      [],
    ],
    [
      '公开信息2698条，其中：动态1201条、公告251条、解读44条、人事45条、征集调查16期、其他1160条。',
      ['n.sum error'],
    ],
    ['公开信息26365条，其中，6.2级地震灾后重建1086条，乡村振兴4345条，项目建设20934条。', []],
    ['公开信息227条，其中环境质量12条，行政审批118条，行政处罚62条，其他类信息35条。', []],
    ['公开信息共计3862条次。其中门户网站公开818条、微信1468条、微博1576条。', []],
    ['公开信息共计3862条次。其中门户网站公开818条、微信1468条、微博1577条。', ['n.sum error']],
    ['发布信息4583条，其中主动公开2107条，市政府网站采用672条。', []],
    ['公开信息73条，在主动公开信息中，要闻22条；公告51条。', []],
    ['公开信息73条，在主动公开信息中，要闻22条；公告52条。', ['n.sum error']],
    ['公示信息621条，其中许可611条，年报（2023年度）1条，预决算（2024年度）9条。', []],
    ['收到申请5件，予以公开3件、占60%，其他处理2件、占40%。', []],
    ['公开信息887条，其中原创40条、转载847条。', []],
    ['公开信息887条，其中原创40条、转载846条。', ['n.sum hint']],
    ['公开信息887条，其中原创40条、转载848条。', ['n.sum error']],
    ['公开信息887条，包括原创40条、转载840条。', ['n.sum warning']],
    ['公开信息约887条，包括原创40条、转载840条。', []],
    ['公开信息887条，包括原创40余条、转载840条。', []],
    ['受理4568件，已办结4568件（转办3144件，直接答复1424件），办结率100%。', []],
    ['受理4568件，已办结4568件（转办3144件，直接答复1425件），办结率100%。', ['n.sum error']],
    ['受理4568件，已办结4568件（转办3144件，直接答复1423件），办结率100%。', ['n.sum warning']],
    ['收到申请5件，其中自然人3件、企业2件，均已答复。', []],
    ['转办3950件，其中：热线3612件、市长信箱309件、区长信箱16件、社情民意13件，均已办结。', []],
    ['转办3950件，其中：热线3612件；市长信箱309件；区长信箱16件；社情民意13件。', []],
    ['网站公开75条、公众号公开274条，合计349条。', []],
    ['网站公开75条、公众号公开274条，合计350条。', ['n.sum warning']],
    ['公开540条，其中网站300条，包括动态200条、公告100条，公众号240条。', []],
    ['公开540条，其中网站300条（动态200条、公告100条）、公众号240条。', []],
    ['公开540条，其中网站300条（动态200条、公告110条）、公众号240条。', ['n.sum error']],
    ['公开信息540条，其中网站300条、公众号240条，回复留言20条。', []],
    ['网上可办675项，其中不见面办理597项，不见面率88.4%，即办400项。', []],
    ['可办事项745项，其中网上可办675项，可办理率达90.6%，不见面办理597项。', []],
    ['收到申请5件，其中网上3件，答复5件。', []],
    ['发布信息100条，召开会议3次，培训120人次。', []],
    ['发布各类信息300条，同比增加20条，其中网站200条、公众号100条。', []],
    [
      '共公开961条。在网站公开信息74条，其中：动态71条、预决算1条、普法1条、开放日1条。在微博公开信息887条，其中：原创40条、转载847条。',
      [],
    ],
    ['共公开信息960条。在网站公开信息74条。在微博公开信息887条。', ['n.sum hint']],
    ['共公开信息540条。其中：网站300条，公众号240条。', []],
    ['公开信息540条，分别为网站300条、公众号230条。', ['n.sum warning']],
    ['收到5件，办结5件；召开会议3次。', []],
    ['办理建议提案69件，其中人大建议24件、政协提案45件。', []],
    ['办理建议提案70件，其中人大建议24件、政协提案45件。', ['n.sum hint']],
    ['2024年，公开信息100条，2023年公开信息80条，其中网站60条、公众号20条。', []],
    ['公开信息1,407条，其中网站1,000条、公众号407条。', []],
    ['公开信息3.2万条，其中网站3万条、公众号2000条。', []],
  ])('%s', (text, expected) => {
    expect(inShort(text, { [NEW]: 5, [DONE]: 5 })).toEqual(expected)
  })

  it('confirms nested sums', () => {
    const text =
      '主动公开政府信息961条。在网站公开信息74条，其中：动态71条、预决算1条、普法1条、开放日1条。在微博公开信息887条，其中：原创40条、转载847条。'
    expect(confirmed(text)).toEqual(['961 = 74+887', '74 = 71+1+1+1', '887 = 40+847'])
  })

  it('quotes the addition', () => {
    const [finding] = findings('主动公开信息540条，其中网站75条、公众号274条、其他192条。')
    expect(finding).toMatchObject({
      message: '正文写“主动公开信息540条”，所列各项 75+274+192=541，比总数多 1，请核对总数和各项。',
      expected: 541,
      actual: 540,
    })
  })
})

describe('percentages', () => {
  it.each<[string, string[]]>([
    ['收到121条，回复116条，办结率95.9%。', []],
    ['收到121条，回复116条，办结率95.87%。', []],
    ['收到121条，回复116条，办结率96%。', []],
    ['收到121条，回复116条，办结率95.8%。', ['n.percent hint']],
    ['收到121条，回复116条，办结率95.7%。', ['n.percent warning']],
    ['收到121条，回复116条，办结率100%。', ['n.percent warning']],
    ['收到留言158条，回复处置158条，回复处置率达100%。', []],
    ['收到留言158条，回复处置157条，回复处置率达100%。', ['n.percent warning']],
    ['可办事项745余项，网上可办675项，可办理率达90.6%。', []],
    ['受理4568件，已办结4568件（转办3144件，直接答复1424件），办结率100%，群众满意度91.92%。', []],
    ['办复人大建议24件、政协提案45件，办复率达100%。', []],
    ['共公开540条，其中网站75条，占13.9%；公众号274条，占50.7%。', []],
    ['共公开540条，其中网站75条，占14.9%；公众号274条，占50.7%。', ['n.percent warning']],
    ['受理案件1501起，并全部办结，办结率100%。', []],
    ['收到申请5件，同比增长25%。', []],
    ['收到121条，回复116条，满意率99%。', []],
    ['开展培训3次，覆盖率100%。', []],
    ['收到121条；检查90条，整改率100%。', []],
    ['收到来信百余条，回复90条，回复率95%。', []],
    ['受理300件，按期办结299件，按期办结率百分之九十九点七。', []],
    ['受理300件，按期办结299件，按期办结率百分之九十八。', ['n.percent warning']],
  ])('%s', (text, expected) => {
    expect(inShort(text, { [NEW]: 5 })).toEqual(expected)
  })

  it('confirms with numerator and denominator', () => {
    expect(
      confirmed(
        '可办事项745余项，网上可办675项，可办理率达90.6%，不见面办理597项，不见面率达80.13%。',
      ),
    ).toEqual(['675÷745 = 90.6%', '597÷745 = 80.13%'])
  })
})

describe('enumerations', () => {
  it.each<[string, string[]]>([
    [
      '重点公开脱贫攻坚、教育、医疗等3大领域信息。脱贫攻坚领域，公开信息6条。教育领域，公开信息5条。医疗领域，公开信息7条。',
      [],
    ],
    [
      '重点公开脱贫攻坚、教育、医疗等3大领域信息。脱贫攻坚领域，公开信息6条。教育领域，公开信息5条。医疗领域，公开信息7条。环保领域，公开信息8条。',
      ['n.enumeration warning'],
    ],
    ['重点公开脱贫攻坚、教育、医疗、环保等3大领域信息。', ['n.enumeration hint']],
    ['聚焦教育、医疗、环保等8个重点领域公开信息。', []],
    ['采取以下三项措施：一是加强领导；二是强化培训；三是严格考核。', []],
    [
      '采取以下三项措施：一是加强领导；二是强化培训；三是严格考核；四是加大投入。',
      ['n.enumeration warning'],
    ],
    ['存在两个方面问题：一是更新慢。二是解读少。三是人员不足。', ['n.enumeration warning']],
    ['修订了《甲制度》《乙制度》《丙制度》等三项制度。', []],
    ['修订了《甲制度》《乙制度》《丙制度》等两项制度。', ['n.enumeration hint']],
    ['针对这两个问题，我们将认真整改。', []],
    ['五项措施并举，推动工作上台阶。一是加强领导。', []],
    [
      '本报告由总体情况、主动公开情况、申请办理情况、复议、诉讼情况、问题及改进情况、其他事项六个部分组成。',
      [],
    ],
    ['从三个方面发力，提升质效。', []],
    ['四大班子高度重视。', []],
    ['围绕“三个一”，公开信息30条。', []],
  ])('%s', (text, expected) => {
    expect(inShort(text)).toEqual(expected)
  })
})

describe('changes and repeated figures', () => {
  it.each<[string, Figures, string[]]>([
    ['事项由105项增至249项，增加144项。', {}, []],
    ['事项由105项增至249项，增加145项。', {}, ['n.change warning']],
    ['事项由105项减少到100项，减少5项。', {}, []],
    ['事项由105项减少到100项，减少6项。', {}, ['n.change warning']],
    ['发布信息 12 条，较上年增加 3 条。', {}, []],
    [
      '收到政府信息公开申请5件。总的看，收到政府信息公开申请6件。',
      { [NEW]: 5 },
      ['n.new warning', 'n.repeat-figure warning'],
    ],
    ['收到政府信息公开申请5件。总的看，收到政府信息公开申请5件。', { [NEW]: 5 }, []],
    ['收到政府信息公开申请5件。其中网上收到政府信息公开申请3件。', { [NEW]: 5 }, []],
    ['甲镇公开信息5条。乙镇公开信息6条。', {}, []],
    ['微信公众号发布信息12条。门户网站发布信息20条。', {}, []],
    ['发布信息12条。发布信息20条。', {}, []],
    [
      '2024年“安澜发布”微信公众号共发布政务信息166条。“安澜发布”微信公众号发布政务信息168条。',
      {},
      ['n.repeat-figure warning'],
    ],
  ])('%s', (text, figures, expected) => {
    expect(inShort(text, figures)).toEqual(expected)
  })

  it('knows the items of the form of 2019', () => {
    const figures = { 't2_art20_5.license.prev_items': 105, 't2_art20_5.license.delta': 144 }
    expect(inShort('行政许可事项增至249项。', figures, form2019)).toEqual([])
    expect(confirmed('行政许可事项增至249项。', figures, form2019)).toEqual(['105+144 = 249'])
    expect(inShort('行政许可事项增至250项。', figures, form2019)).toEqual(['n.change warning'])
    expect(inShort('公布行政许可事项250项。', figures, form2019)).toEqual([])
  })

  it('compares an increase with the report of the year before', () => {
    const text = '收到政府信息公开申请5件，较上年增加3件。'
    const report = reportSaying(form2021, { s1: text }, { [NEW]: 5 })
    const check = (last: number) => {
      const previous = {
        template: form2021,
        report: reportSaying(form2021, {}, { [NEW]: last }, 2023),
      }
      const context = { ...contextOf(form2021, report), previous }
      return narrativeRules.flatMap((rule) => rule.check(context).map((finding) => finding.rule))
    }
    expect(check(2)).toEqual([])
    expect(check(3)).toEqual(['n.change'])
  })
})

describe('every rule', () => {
  it('explains itself', () => {
    expect(new Set(narrativeRules.map((rule) => rule.id)).size).toBe(narrativeRules.length)
    for (const rule of narrativeRules) {
      expect(rule.title).not.toBe('')
      expect(rule.explanation.length).toBeGreaterThan(20)
      expect(rule.basis.length).toBeGreaterThan(0)
    }
  })
})
