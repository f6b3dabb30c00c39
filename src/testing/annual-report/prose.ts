import type { SectionText, TopicText } from '#core/annual-report/report.ts'
import type { Template } from '#core/annual-report/template.ts'
import type { Figures } from './figures.ts'

/** What the sentences of a made-up report depend on. */
export type Prose = {
  readonly template: Template
  readonly agency: string
  readonly year: number
  readonly figures: Figures
  /** Which of the wordings is used; any whole number. */
  readonly wording: number
  readonly isGovernment: boolean
}

/** Intro and sections whose statements agree with the figures. No rule finds fault with them. */
export function proseSections(prose: Prose): SectionText[] {
  const narrative: Record<string, readonly TopicText[]> = {
    s1: overviewTopics(prose),
    s5: [{ id: null, heading: '', text: problems(prose) }],
    s6: [{ id: null, heading: '', text: others(prose) }],
  }
  return [
    { id: 'intro', heading: null, text: intro(prose), topics: [] },
    ...prose.template.sections.map((section) => {
      const topics = narrative[section.id] ?? []
      return {
        id: section.id,
        heading: `${section.ordinal}、${section.title}`,
        text: topics
          .map(({ heading, text }) => (heading === '' ? text : `${heading}\n${text}`))
          .join('\n'),
        topics: topics.filter(({ heading }) => heading !== ''),
      }
    }),
  ]
}

function pick(prose: Prose, step: number, ...wordings: readonly string[]): string {
  return wordings[(prose.wording + step) % wordings.length] ?? ''
}

function intro({ agency, year }: Prose): string {
  return [
    `根据《中华人民共和国政府信息公开条例》，${agency}编制了本报告。`,
    `报告所列数据的统计期限为${year}年1月1日至${year}年12月31日。`,
    `如有疑问，请与${agency}办公室联系（地址：安澜县清河路8号；邮编：999100；电话：0999-6120018）。`,
  ].join('\n')
}

function overviewTopics(prose: Prose): TopicText[] {
  const texts: Record<string, string> = {
    proactive: proactive(prose),
    on_request: onRequest(prose),
    info_mgmt: pick(
      prose,
      1,
      '公文拟制时同步确定公开属性，保密审查未完成的不予发布，清理失效文件后及时更新目录。',
      '制度文件由专人按目录归集，起草、审核、发布各环节留痕，发现表述不准的当日改正。',
    ),
    platform: pick(
      prose,
      2,
      '门户网站公开栏目按统一目录设置，政务服务大厅的公开专区配有查询设备并有人引导。',
      '网站栏目按法定主动公开内容归并，老年人可在办事大厅由工作人员协助查阅。',
    ),
    oversight: oversight(prose),
  }
  const topics = prose.template.sections.find(({ id }) => id === 's1')?.topics ?? []
  return topics.map((topic, index) => ({
    id: topic.id,
    heading: `（${'一二三四五六七八九'[index]}）${topic.label}`,
    text: texts[topic.id] ?? `${topic.label}工作按规定开展，各项安排均已落实到人。`,
  }))
}

function proactive(prose: Prose): string {
  return pick(
    prose,
    0,
    `${prose.year}年，${prose.agency}围绕群众关心的事项公开信息，政策文件与解读同步发布。`,
    '办事指南、收费标准和联系方式随变化随更新，重大决策的意见采纳情况一并公布。',
    '重点民生领域的信息按目录逐项公开，公众可在线上线下同样查到。',
  )
}

function onRequest({ figures }: Prose): string {
  const total = (row: string) => figures[`t3.${row}.total`] ?? 0
  const received = total('new')
  const carriedIn = total('carried_in')
  if (received + carriedIn === 0) return '本年度未收到政府信息公开申请。'
  return [
    `本年度新收政府信息公开申请${received}件，上年结转${carriedIn}件，`,
    `办结${total('result_total')}件，结转下年度继续办理${total('carried_out')}件。`,
  ].join('')
}

function oversight(prose: Prose): string {
  const plain = pick(
    prose,
    3,
    '分管领导按季调度，发布内容实行三级审核，群众提出的意见逐条答复。',
    '公开工作明确到岗到人，每季自查一次，对发现的错漏逐项整改销号。',
  )
  if (!prose.isGovernment) return plain
  return `${plain}工作考核结果为优秀等次，社会评议结果为满意，责任追究结果：未发生需要追究责任的情形。`
}

function problems(prose: Prose): string {
  return [
    pick(
      prose,
      1,
      '存在的主要问题：一是政策解读形式单一，二是部分栏目更新不够及时。',
      '存在的主要问题：基层经办人员变动较多，业务还不熟练，答复文书的说理有待加强。',
      '主要问题是公开内容与群众需求结合不够紧密，线下查阅点利用率不高。',
    ),
    pick(
      prose,
      2,
      '改进措施：下一步将增加图表和问答式解读，并按月核对栏目更新情况。',
      '改进情况：下一步将安排跟班学习，编写答复文书范例，由法制人员逐件审核。',
    ),
  ].join('\n')
}

function others({ figures }: Prose): string {
  const unpaid = figures['t3.other_fee_unpaid.total'] ?? 0
  return unpaid > 0
    ? `本年度依规定发出信息处理费收费通知，申请人逾期未缴费${unpaid}件，未实际收取信息处理费。`
    : '本年度未收取信息处理费，没有其他需要报告的事项。'
}
