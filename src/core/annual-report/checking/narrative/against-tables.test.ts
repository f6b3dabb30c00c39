import { describe, expect, it } from 'vitest'
import { loadTemplates } from '../../../../modules/annual-report/annual-report.templates.ts'
import type { Template } from '../../template.ts'
import { narrativeRules } from './index.ts'
import { type Figures, findingsOn, levelsOn } from './testing.ts'

const [form2021, form2019] = loadTemplates() as [Template, Template]
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
    expect(levelsOn(form2021, text, figures)).toEqual(expected)
  })

  it('says what to do, with both figures, the cell and the sentence', () => {
    const text = '总体平稳。全年收到政府信息公开申请 5 件，均已答复。'
    const [finding] = findingsOn(form2021, text, { [NEW]: 4 })
    expect(finding).toMatchObject({
      rule: 'n.new',
      section: 's1',
      cells: [NEW],
      expected: null,
      actual: 4,
      message:
        '正文写“全年收到政府信息公开申请5件”，而表三“一、本年新收政府信息公开申请数量”总计为 4，与正文不一致，请核对后改正其中一处。',
    })
    const quote = finding?.quote
    expect(quote && text.slice(quote.start, quote.end)).toBe(
      '全年收到政府信息公开申请 5 件，均已答复。',
    )
  })

  it('names the misused figure when the decisions are the applications received', () => {
    const text =
      '全年接到行政许可申请29497条，其后受理29452条，准予行政许可29414条，不予许可38条，另撤销行政许可1条。'
    const [finding, ...others] = findingsOn(form2019, text, { [LICENSE]: 29497 })
    expect(others).toMatchObject([{ rule: 'n.license-gap', actual: 45 }])
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
