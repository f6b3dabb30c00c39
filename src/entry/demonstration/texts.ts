import type { Dice } from './dice.ts'
import type { AgencyPlan, Figures } from './figures.ts'

/** The narrative sections of a report, by id, as the clerk of such an agency might write them. */
export type Texts = Readonly<Record<string, string>>

type Story = {
  readonly plan: AgencyPlan
  readonly year: number
  readonly figures: Figures
  readonly dice: Dice
}

export function textsOf(plan: AgencyPlan, year: number, figures: Figures, dice: Dice): Texts {
  const story = { plan, year, figures, dice }
  return {
    intro: intro(story),
    s1: [proactive, onRequest, management, platform, oversight]
      .map((topic) => topic(story))
      .join('\n'),
    s5: problems(story),
    s6: other(story),
  }
}

function intro({ plan, year }: Story): string {
  return [
    `本报告依据《中华人民共和国政府信息公开条例》第五十条编制，反映${plan.name}${year}年政府信息公开工作情况。`,
    `所列数据的统计期限为${year}年1月1日至12月31日。本报告可在安澜县人民政府门户网站“政府信息公开年报”栏目查阅和下载。`,
  ].join('\n')
}

function matterOf({ plan, dice }: Story): string {
  const [first = '', ...others] = plan.matters.split('、')
  return dice.pick([first, ...others])
}

function proactive(story: Story): string {
  const { plan, dice } = story
  const site = dice.around(plan.licences > 1000 ? 420 : 130, 0.4) + 12
  const account = dice.around(90, 0.6)
  const explained = dice.whole(1, 6)
  const opening = dice.pick([
    `围绕${plan.matters}，全年通过县政府门户网站和微信公众号公开信息${site + account}条，其中网站${site}条、公众号${account}条。`,
    `把${matterOf(story)}作为公开重点，全年公开信息${site + account}条，其中网站${site}条、公众号${account}条。`,
    `全年公开信息${site + account}条，其中网站${site}条、公众号${account}条；群众最关心的${matterOf(story)}做到每月更新。`,
  ])
  const forms = dice.pick(['一图读懂', '问答', '短视频', '现场讲解'])
  return `（一）主动公开。\n${opening}配发政策解读${explained}篇，多采用${forms}的形式。`
}

function onRequest(story: Story): string {
  const { figures, plan, dice } = story
  const received = figures['t3.new.total'] ?? 0
  const before = figures['t3.carried_in.total'] ?? 0
  const settled = figures['t3.result_total.total'] ?? 0
  const after = figures['t3.carried_out.total'] ?? 0
  if (received + before === 0) {
    return `（二）依申请公开。\n${dice.pick(['全年未收到政府信息公开申请。', '本年度没有收到政府信息公开申请，也没有上年结转的申请。'])}`
  }
  const about = dice.pick([
    `申请内容集中在${matterOf(story)}。`,
    `申请人多询问${matterOf(story)}方面的文件。`,
  ])
  const way =
    plan.requests > 8 ? '疑难件由法制机构会商后答复。' : '每件答复前先与申请人通一次电话。'
  return `（二）依申请公开。\n全年新收政府信息公开申请${received}件，上年结转${before}件；办结${settled}件，结转下年度${after}件。${about}${way}`
}

function management({ figures, dice }: Story): string {
  const issued = figures['t2_art20_1.normative.issued'] ?? 0
  const repealed = figures['t2_art20_1.normative.repealed'] ?? 0
  const inForce = figures['t2_art20_1.normative.in_force'] ?? 0
  const rule = dice.pick([
    '公文拟稿时一并认定公开属性，不予公开的写明依据。',
    '每件公文先定公开属性再编文号，保密审查逐件留痕。',
    '信息发布实行拟稿、审核、签发三级负责，审核人不得由拟稿人兼任。',
  ])
  return `（三）政府信息管理。\n${rule}全年制发行政规范性文件${issued}件，废止${repealed}件，现行有效${inForce}件。`
}

function platform({ plan, dice }: Story): string {
  const place = plan.kind === 'township' ? '便民服务中心' : '办事大厅'
  const columns = dice.whole(4, 9)
  return `（四）政府信息公开平台建设。\n${dice.pick([
    `在县政府门户网站维护专栏${columns}个，${place}设查阅点一处，备有查询机和老花镜。`,
    `${place}的政务公开专区全年开放，网上专栏${columns}个按月自查，失效链接发现后当天更换。`,
    `对网上${columns}个专栏作了归并，并在${place}增设公开栏，行动不便的老人可由工作人员代为查询。`,
  ])}`
}

function oversight({ dice }: Story): string {
  const trainings = dice.whole(1, 4)
  const people = trainings * dice.whole(9, 38)
  return `（五）监督保障。\n${dice.pick([
    `信息公开纳入股室年度考核，举办培训${trainings}次，参训${people}人次。`,
    `由分管领导每季度听取一次汇报，全年培训${trainings}次、${people}人次。`,
    `邀请服务对象座谈评议一次，组织业务培训${trainings}次，参训${people}人次。`,
  ])}全年没有因信息公开工作被追究责任的情形。`
}

function problems(story: Story): string {
  const { dice } = story
  const matter = matterOf(story)
  return [
    '（一）存在的主要问题',
    dice.pick([
      `${matter}的解读偏重文件原文，群众看过仍要打电话问；专职人员只有一名，休假时更新会慢下来。`,
      `部分信息从形成到公开隔了十天以上；${matter}的历史资料还没有整理上网。`,
      `答复文书引用条款不够具体；${matter}的信息分散在几个栏目，不好找。`,
    ]),
    '（二）改进情况',
    dice.pick([
      '已增配兼职人员一名并排定轮值表，解读稿在发布前请两户服务对象试读。',
      '修订了发布流程，业务股室在信息形成后五个工作日内送交，办公室每周通报一次。',
      '对答复文书逐件核对法条，并把分散的信息归到同一专题，设了导航。',
    ]),
  ].join('\n')
}

function other({ plan, dice }: Story): string {
  const proposals = plan.kind === 'department' ? dice.whole(0, 9) : 0
  const fee = '本年度未收取政府信息公开信息处理费。'
  return proposals > 0
    ? `${fee}办理人大代表建议和政协委员提案${proposals}件，答复均已公开。`
    : `${fee}没有其他需要报告的事项。`
}

/** The county's own report, which also tells of assessment, review and accountability (条例§50). */
export function governmentTexts(name: string, year: number, figures: Figures, dice: Dice): Texts {
  const plan: AgencyPlan = {
    ...{
      name,
      shortName: '县政府',
      kind: 'department',
      matters: '民生实事、财政资金、征地补偿、工程建设',
    },
    ...{ requests: 200, licences: 5000, penalties: 1, coercion: 1, fee: 1, normative: 200 },
  }
  const texts = textsOf(plan, year, figures, dice)
  const score = dice.whole(912, 968) / 10
  const results = [
    `工作考核：信息公开占县直单位年度考核4分，${dice.whole(3, 6)}个单位因更新不及时被扣分。`,
    `社会评议：邀请人大代表、政协委员和企业代表评议一次，平均得分${score}分。`,
    '责任追究结果：全年没有因信息公开工作被追究责任的情形。',
  ]
  return { ...texts, s1: [texts.s1, ...results].join('\n') }
}
