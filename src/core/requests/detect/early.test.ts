import { describe, expect, it } from 'vitest'
import { type EarlyKind, recogniseEarly } from './early.ts'

const NONE: readonly EarlyKind[] = []

describe('a text is recognised', () => {
  it.each<[string, readonly EarlyKind[]]>([
    // 信访、投诉、举报
    ['本人实名举报某公司违法占地，请贵局严肃处理。', ['petition']],
    ['我要投诉隔壁饭店夜间噪声扰民。', ['petition']],
    ['要求查处某工地违规施工的负责人', ['petition']],
    ['恳请有关部门主持公道，追究当事人责任。', ['petition']],
    ['我家的房子被误拆，请给我一个说法。', ['petition']],
    ['请求赔偿我家青苗损失', ['petition']],
    ['再次信访，村干部一直不作为。', ['petition']],
    ['某科长包庇亲戚，贪污集体资金。', ['petition']],
    ['希望尽快解决小区供暖问题！', ['petition']],
    ['申请公开2024年拆迁补偿文件。另要求追究某主任的责任。', ['petition']],
    ['请公开信访办2025年信访件数量', NONE],
    ['请公开2024年度投诉举报处理情况统计表', NONE],
    ['申请公开本人投诉事项的处理结果', NONE],
    ['请公开县住建局对某小区违建的查处结果', NONE],
    ['请公开环保局要求整改的通知书', NONE],
    ['请公开查处某某公司违法占地行为的照片', NONE],
    ['请公开信访工作条例在本县的实施办法', NONE],
    ['申请公开12345热线投诉量排名前十的单位名单', NONE],
    ['请公开举报奖励办法及2023年奖励发放金额', NONE],
    ['请提供关于整治不作为、乱作为问题的通报文件', NONE],
    ['请公开征地补偿标准和赔偿金额明细', NONE],
    ['申请公开《关于依法处理信访事项“路线图”的通知》', NONE],
    // 咨询
    ['请问我这种情况能不能申请低保？', ['consultation']],
    ['为什么我家没有评上危房改造？', ['consultation']],
    ['请解释征收决定中“公共利益”的含义', ['consultation']],
    ['我想咨询一下落户需要多久', ['consultation']],
    ['你局对我作出的处罚是否合法？', ['consultation']],
    ['凭什么只给他家发补贴', ['consultation']],
    ['小区什么时候通天然气？', ['consultation']],
    ['请问为什么不公开', ['consultation']],
    ['请问为什么不公开2025年部门预算？', ['consultation']],
    ['贵局怎么至今没有公开补偿方案', ['consultation']],
    ['请公开至今没有公开的2024年部门决算', NONE],
    ['请公开如何认定低保对象的文件', NONE],
    ['请公开为本县道路项目提供咨询服务的合同', NONE],
    ['申请公开《如何办理居住证》办事指南', NONE],
    ['请提供判断房屋是否属于危房的标准', NONE],
    ['请公开信息化项目专家咨询费明细', NONE],
    // 登记资料
    ['申请公开某小区3号楼的不动产登记信息', ['register']],
    ['请提供我父亲名下房屋的房产登记档案', ['register']],
    ['申请获取某公司工商登记材料', ['register']],
    ['请公开某公司工商档案内档', ['register']],
    ['请提供某户的户籍信息', ['register']],
    ['查询我祖父的户口底册', ['register']],
    ['申请公开某某的婚姻登记记录', ['register']],
    ['申请公开该车的机动车登记资料', ['register']],
    ['请提供本人近五年社保缴费明细', ['register']],
    ['请公开不动产登记中心2025年办件量', NONE],
    ['请公开不动产登记资料查询流程', NONE],
    ['请公开本县户籍制度改革方案', NONE],
    ['申请公开2024年企业登记信息统计报告', NONE],
    ['请公开2023年婚姻登记数量', NONE],
    ['请公开机动车登记收费标准', NONE],
    // 公开出版物
    ['请提供《安澜年鉴（2024）》', ['publication']],
    ['申请获取县政府公报2023年合订本', ['publication']],
    ['请给我寄一份静川日报', ['publication']],
    ['索取新编县志一套', ['publication']],
    ['申请公开农业技术方面的书籍', ['publication']],
    ['请公开2024年国民经济和社会发展统计公报', NONE],
    ['请公开年鉴编纂经费预算', NONE],
    ['请公开教育局报纸征订费用明细', NONE],
    ['申请公开县图书馆2024年决算', NONE],
    ['请公开图书采购合同', NONE],
    // 确认、重新出具
    ['请确认我持有的土地证复印件是否真实', ['confirm']],
    ['请重新出具2023年已提供给我的批复文件', ['confirm']],
    ['要求确认该地块的用途', ['confirm']],
    ['请为我开具证明，证明我在本村居住', ['confirm']],
    ['上次的答复书丢了，再给我一份', ['confirm']],
    ['请公开重新出具的鉴定报告', NONE],
    ['请公开行政确认事项清单', NONE],
    ['请公开法院确认违法的案件数量', NONE],
    ['请公开农村土地确权工作方案', NONE],
    // 不是政府信息
    ['申请公开县委常委会会议纪要', ['not-government']],
    ['请公开纪委对某某的处分决定', ['not-government']],
    ['请提供县法院的民事判决书', ['not-government']],
    ['申请公开我被打一案的立案侦查材料', ['not-government']],
    ['请公开我村村委会的财务账目', ['not-government']],
    ['请公开我市委托第三方检测的通知文件', NONE],
    ['请公开县发改委2024年项目批复文件', NONE],
    ['请公开2024年刑事案件数量', NONE],
    // 什么都不是
    ['申请公开2025年县级部门预算', NONE],
    ['请公开安政发〔2024〕15号文件', NONE],
    ['', NONE],
    ['请公开某路改造工程的中标合同、监理合同和竣工验收报告', NONE],
    // 不止一种
    ['请问为什么不处理？我要举报。', ['petition', 'consultation']],
  ])('%s: %j', (text, expected) => {
    expect(recogniseEarly(text).map(({ kind }) => kind)).toEqual(expected)
  })

  it('by words that stand in it, with why and which article', () => {
    const text = '申请公开拆迁文件。另本人实名举报某公司，请严肃处理。'
    const [finding] = recogniseEarly(text)
    expect(finding).toMatchObject({ article: '第三十九条第一款', decision: 'petition' })
    expect(finding?.words.map((each) => each.text)).toEqual(['本人实名举报', '请严肃处理'])
    for (const { text: words, from, to, why } of finding?.words ?? []) {
      expect(text.slice(from, to)).toBe(words)
      expect(why).not.toBe('')
    }
  })
})
