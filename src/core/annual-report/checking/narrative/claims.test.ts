import { describe, expect, it } from 'vitest'
import { loadTemplates } from '../../../../modules/annual-report/annual-report.templates.ts'
import type { Template } from '../../template.ts'
import { narrativeRules } from './index.ts'
import { confirmedOn, contextOf, type Figures, levelsOn, reportSaying } from './testing.ts'

const [form2021, form2019] = loadTemplates() as [Template, Template]
const NEW = 't3.new.total'

describe('percentages', () => {
  it.each<[string, string[]]>([
    ['收到来信121条，回复116条，办结率95.9%。', []],
    ['收到来信121条，回复116条，办结率95.87%。', []],
    ['收到来信121条，回复116条，办结率96%。', []],
    ['收到来信121条，回复116条，办结率95.8%。', ['n.percent hint']],
    ['收到来信121条，回复116条，办结率95.7%。', ['n.percent warning']],
    ['收到来信121条，回复116条，办结率100%。', ['n.percent warning']],
    ['收到留言158条，回复处置158条，回复处置率达100%。', []],
    ['收到留言158条，回复处置157条，回复处置率达100%。', ['n.percent warning']],
    ['可办事项745余项，网上可办675项，可办理率达90.6%。', ['n.scope hint']],
    [
      '受理4568件，已办结4568件（转办3144件，直接答复1424件），办结率100%，群众满意度91.92%。',
      ['n.scope hint'],
    ],
    ['办复人大建议24件、政协提案45件，办复率达100%。', []],
    ['共公开540条，其中网站75条，占13.9%；公众号274条，占50.7%。', []],
    ['共公开540条，其中网站75条，占14.9%；公众号274条，占50.7%。', ['n.percent warning']],
    ['受理案件1501起，并全部办结，办结率100%。', []],
    ['收到申请5件，同比增长25%。', []],
    ['收到来信121条，回复116条，满意率99%。', ['n.scope hint']],
    ['开展培训3次，覆盖率100%。', []],
    ['收到121条；检查90条，整改率100%。', []],
    ['收到来信百余条，回复90条，回复率95%。', []],
    ['受理300件，按期办结299件，按期办结率百分之九十九点七。', []],
    ['受理300件，按期办结299件，按期办结率百分之九十八。', ['n.percent warning']],
  ])('%s', (text, expected) => {
    expect(levelsOn(form2021, text, { [NEW]: 5 })).toEqual(expected)
  })

  it('confirms with numerator and denominator', () => {
    expect(
      confirmedOn(
        form2021,
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
    expect(levelsOn(form2021, text)).toEqual(expected)
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
    expect(levelsOn(form2021, text, figures)).toEqual(expected)
  })

  it('knows the items of the form of 2019', () => {
    const figures = { 't2_art20_5.license.prev_items': 105, 't2_art20_5.license.delta': 144 }
    expect(levelsOn(form2019, '行政许可事项增至249项。', figures)).toEqual([])
    expect(confirmedOn(form2019, '行政许可事项增至249项。', figures)).toEqual(['105+144 = 249'])
    expect(levelsOn(form2019, '行政许可事项增至250项。', figures)).toEqual(['n.change warning'])
    expect(levelsOn(form2019, '公布行政许可事项250项。', figures)).toEqual([])
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
