import { describe, expect, it } from 'vitest'
import { mustAgree } from './testing.ts'

const D = 'requests-answered'
const RE = 'reconsiderations'
const LI = 'litigations'
const RL = 'reconsiderations-and-litigations'

describe('reconsiderations and litigations', () => {
  it.each<[string, string[]]>([
    ['因政府信息公开被申请行政复议3件。', [`${RE} 3`]],
    ['因政府信息公开申请引发行政复议3件、行政诉讼2件。', [`${RE} 3`, `${LI} 2`]],
    ['发生政府信息公开行政复议案件2件，行政诉讼案件1件。', [`${RE} 2`, `${LI} 1`]],
    ['政府信息公开行政复议和行政诉讼共3件。', [`${RL} 3`]],
    ['因政府信息公开提起行政诉讼1起。', [`${LI} 1`]],
    ['全年共发生3起政府信息公开行政复议。', [`${RE} 3`]],
    ['涉及信息公开的行政应诉案件2件。', [`${LI} 2`]],
    [
      '（二）依申请公开\n答复完毕25件。答复后被行政复议6件，均获维持；诉讼2件，未审结。',
      [`${D} 25`, `${RE} 6`, `${LI} 2`],
    ],
    [
      '（三）申请行政复议和提起行政诉讼情况\n涉及政府信息公开行政复议2件。其中结果维持1件；结果纠正1件。',
      [`${RE} 2`],
    ],
  ])('%s', (text, expected) => {
    expect(mustAgree(text)).toEqual(expected)
  })

  it.each([
    '受理行政复议案件56件。',
    '全年办理行政复议案件56件，审结50件。',
    '民事诉讼3件。',
    '全市法院受理行政诉讼案件120件。',
    '作为复议机关，受理政府信息公开行政复议案件12件。',
    '调解劳动诉讼12件。',
    '行政应诉案件9件，出庭应诉率100%。',
    '其中结果维持2件，结果纠正1件。',
  ])('«%s» is not about the agency’s own disclosure', (text) => {
    expect(mustAgree(text)).toEqual([])
  })

  it('takes section four for what it is', () => {
    expect(mustAgree('本年度发生行政复议2件，行政诉讼1件。', 's4')).toEqual([`${RE} 2`, `${LI} 1`])
    expect(mustAgree('未发生行政复议、行政诉讼案件。', 's4')).toEqual([`${RL} 0`])
  })
})

describe('licences, normative documents, penalties', () => {
  it.each<[string, string[]]>([
    [
      '全年接到行政许可申请29497条，其后受理29452条，准予行政许可29414条，不予许可38条，另撤销行政许可1条。',
      [
        'license-received 29497',
        'license-accepted 29452',
        'license-granted 29414',
        'license-refused 38',
        'license-revoked 1',
      ],
    ],
    ['作出行政许可决定300件。', ['license-decisions 300']],
    ['全年办理行政许可3592件。', ['license-decisions 3592']],
    ['办理行政许可事项1680件、行政处罚2件。', ['license-decisions 1680', 'penalties 2']],
    [
      '收到行政许可申请8120件，受理8115件，准予许可8001件，不予许可46件，撤销许可7件。',
      [
        'license-received 8120',
        'license-accepted 8115',
        'license-granted 8001',
        'license-refused 46',
        'license-revoked 7',
      ],
    ],
    ['准予行政许可120件，不予行政许可3件。', ['license-granted 120', 'license-refused 3']],
    ['我局行政许可事项增至249项。', ['license-items 249']],
    [
      '全年制发行政规范性文件6件，废止2件，现行有效35件。',
      ['normative-issued 6', 'normative-repealed 2', 'normative-in-force 35'],
    ],
    ['本年度印发规范性文件4件。', ['normative-issued 4']],
    ['经过清理，2024年以来现行有效的行政规范性文件0件。', ['normative-in-force 0']],
    ['现行有效行政规范性文件28件。', ['normative-in-force 28']],
    ['废止行政规范性文件5件。', ['normative-repealed 5']],
    ['作出行政处罚决定308件。', ['penalties 308']],
    ['实施行政强制39件。', ['coercions 39']],
    ['作出行政处罚308件、行政强制39件。', ['penalties 308', 'coercions 39']],
  ])('%s', (text, expected) => {
    expect(mustAgree(text)).toEqual(expected)
  })

  it.each([
    '公开行政许可信息300条。',
    '公开行政许可信息55项，行政处罚3项。',
    '发布信息124条，动态107条，行政许可11条，行政处罚6条。',
    '公示行政处罚信息20条。',
    '公布行政许可事项目录120项。',
    '备案审查规范性文件30件。',
    '清理规范性文件120件。',
    '公开规范性文件15件。',
    '办理食品经营许可证200件。',
    '公开行政许可、行政处罚等信息500条。',
    '行政处罚事项99项。',
    '公示行政许可和行政处罚结果60件。',
    '公开规范性文件政策解读9件。',
  ])('«%s» is not a decision or a document made', (text) => {
    expect(mustAgree(text)).toEqual([])
  })
})
