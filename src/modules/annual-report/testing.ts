import { derive } from '#core/annual-report/derive.ts'
import type { AnnualReport, Cell, SectionText, TopicText } from '#core/annual-report/report.ts'
import type { CellId, Template } from '#core/annual-report/template.ts'
import { sql } from '#platform/db/database.ts'
import type { AnnualReportDeps, MailToRole, ReportingAgency } from './annual-report.ports.ts'
import { loadTemplates } from './annual-report.templates.ts'

/** The room's ports for tests: agencies out of the table, mail into a list, every file attachable. */
export function reportDeps(): AnnualReportDeps & { readonly mails: MailToRole[] } {
  const mails: MailToRole[] = []
  return {
    mails,
    annualReports: {
      templates: loadTemplates(),
      fonts: 'fonts',
      agencies: {
        onDay: async (tx, regionId) => {
          const found = await sql<ReportingAgency>`select id, name, kind, position, reports,
            parent_id as "parentId", credit_code as "creditCode"
            from agency where region_id = ${regionId} order by position`.execute(tx)
          return found.rows
        },
        mayMakeRules: async () => false,
      },
      sendMail: async (_tx, mail) => {
        mails.push(mail)
        return 1
      },
      files: { mayAttach: async () => true },
      records: { tables: [], figuresOf: async () => ({}), behind: async () => [] },
    },
  }
}

/**
 * A complete report of 安澜县人民政府, a county that does not exist, in which every relation holds.
 * It has what is hard to print: change signs, an amount with decimals, long row labels, headings of
 * both kinds.
 */
export function anlanReport(template: Template, changes: Partial<AnnualReport> = {}): AnnualReport {
  return {
    template: template.id,
    title: '安澜县人民政府2025年政府信息公开工作年度报告',
    year: 2025,
    agency: '安澜县人民政府',
    period: { from: '2025-01-01', to: '2025-12-31' },
    contact: {
      address: '安澜县城关镇文澜路1号',
      postcode: '000000',
      phone: '0000-2025001',
      email: 'zwgk@anlan.example',
      url: 'https://www.anlan.example',
    },
    signedOn: '2026-01-26',
    cells: cellsOf(template, FIGURES),
    sections: ['intro', ...template.sections.map((section) => section.id)].map((id) =>
      sectionOf(template, id),
    ),
    facts: [],
    warnings: [],
    ...changes,
  }
}

/** Every cell of the template from plain figures: what is not given is zero, totals are derived. */
export function cellsOf(
  template: Template,
  given: Readonly<Record<CellId, number>>,
): Record<CellId, Cell> {
  const plain = Object.fromEntries(template.cells.map(({ id }) => [id, given[id] ?? 0]))
  const figures = derive(template, plain)
  return Object.fromEntries(
    template.cells.map(({ id }) => {
      const value = figures[id] ?? 0
      return [id, { kind: 'number', value, raw: String(value) }]
    }),
  )
}

const FIGURES: Readonly<Record<CellId, number>> = {
  't2_art20_1.normative.issued': 6,
  't2_art20_1.normative.repealed': 9,
  't2_art20_1.normative.in_force': 118,
  't2_art20_1.normative.made': 6,
  't2_art20_1.normative.disclosed': 6,
  't2_art20_1.normative.public_total': 118,
  't2_art20_5.license.prev_items': 327,
  't2_art20_5.license.delta': -12,
  't2_art20_5.license.decisions': 48216,
  't2_art20_5.other_services.prev_items': 604,
  't2_art20_5.other_services.delta': 31,
  't2_art20_5.other_services.decisions': 90457,
  't2_art20_6.penalty.prev_items': 2105,
  't2_art20_6.penalty.delta': 17,
  't2_art20_6.penalty.decisions': 3862,
  't2_art20_6.coercion.prev_items': 148,
  't2_art20_6.coercion.decisions': 271,
  't2_art20_8.fee.prev_items': 22,
  't2_art20_8.fee.delta': -1,
  't2_art20_8.fee.fee_amount': 2714.638,
  't2_art20_9.procurement.projects': 139,
  't2_art20_9.procurement.amount': 10486.25,
  't3.new.natural': 158,
  't3.new.business': 21,
  't3.new.charity': 2,
  't3.new.legal': 3,
  't3.new.other_org': 4,
  't3.carried_in.natural': 6,
  't3.carried_in.business': 1,
  't3.granted.natural': 71,
  't3.granted.business': 12,
  't3.granted.charity': 2,
  't3.granted.other_org': 3,
  't3.partial.natural': 14,
  't3.partial.business': 2,
  't3.denied_third_party.natural': 3,
  't3.denied_internal.natural': 2,
  't3.denied_process.natural': 4,
  't3.denied_process.legal': 1,
  't3.denied_casefile.natural': 5,
  't3.denied_query.natural': 6,
  't3.unavailable_not_held.natural': 33,
  't3.unavailable_not_held.business': 5,
  't3.unavailable_not_held.legal': 2,
  't3.unavailable_need_creation.natural': 4,
  't3.unavailable_unclear.natural': 2,
  't3.rejected_petition.natural': 7,
  't3.rejected_repeat.natural': 3,
  't3.rejected_confirm.natural': 1,
  't3.other_no_correction.natural': 2,
  't3.other_misc.natural': 1,
  't3.other.natural': 3,
  't3.carried_out.natural': 6,
  't3.carried_out.business': 3,
  't3.carried_out.other_org': 1,
  't4.n.review_upheld': 5,
  't4.n.review_corrected': 1,
  't4.n.review_other': 2,
  't4.n.review_pending': 1,
  't4.n.suit_direct_upheld': 1,
  't4.n.suit_after_upheld': 2,
  't4.n.suit_after_other': 1,
}

const TOPICS: readonly { id: string; heading: string; paragraphs: readonly string[] }[] = [
  {
    id: 'proactive',
    heading: '（一）主动公开。',
    paragraphs: [
      '围绕《安澜县“十四五”规划纲要》收官和群众关心的事项，全年通过县政府门户网站发布信息6820条，其中政策文件214件、解读材料96篇（图文解读61篇、视频解读12篇、问答解读23篇）；“安澜发布”微信公众号推送1145条。民生实事、财政资金、工程建设、食品药品四个领域的公开专栏每月核对一次，发现缺漏37处，均已补齐。',
      '全县新制定行政规范性文件6件，废止9件，现行有效118件，已在规范性文件库集中公开并标明效力状态。',
    ],
  },
  {
    id: 'on_request',
    heading: '（二）依申请公开。',
    paragraphs: [
      '全年新收政府信息公开申请188件，上年结转7件；办结185件，结转下年度10件。申请内容集中在征地补偿、房屋登记、城市更新三类。对同类申请反复出现的事项，转为主动公开21项。',
    ],
  },
  {
    id: 'info_mgmt',
    heading: '（三）政府信息管理。',
    paragraphs: [
      '实行“谁制作、谁定性、谁发布”：公文拟稿时一并确定公开属性，不予公开的写明依据，由保密机构逐件审查。对2008年以来的存量信息分批清理，下架失效内容1304条，更正机构名称、电话等信息268处。',
    ],
  },
  {
    id: 'platform',
    heading: '（四）政府信息公开平台建设。',
    paragraphs: [
      '县政府门户网站完成适老化和无障碍改造，信息公开专栏统一为指南、制度、法定主动公开内容、年报四个栏目；县政务服务中心和13个乡镇（街道）便民服务中心设政务公开专区14个，配备查询设备26台，接待查阅、咨询4127人次。',
    ],
  },
  {
    id: 'oversight',
    heading: '（五）监督保障。',
    paragraphs: [
      '信息公开占县直单位年度考核4分、乡镇（街道）3分；邀请人大代表、政协委员和企业代表开展社会评议一次，满意度为94.6%；举办培训3期，参训312人次。全年未发生因信息公开工作被追究责任的情形。',
    ],
  },
]

const TEXT: Readonly<Record<string, string>> = {
  intro: [
    '本报告依据《中华人民共和国政府信息公开条例》（国务院令第711号）和国务院办公厅政府信息与政务公开办公室印发的年度报告格式编制，由总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、政府信息公开行政复议和行政诉讼情况、存在的主要问题及改进情况、其他需要报告的事项六个部分组成。',
    '所列数据的统计期限为2025年1月1日至12月31日。本报告电子版可在安澜县人民政府门户网站（https://www.anlan.example）下载；如有疑问，请与县政府办公室联系（地址：安澜县城关镇文澜路1号，邮编：000000，电话：0000-2025001，电子邮箱：zwgk@anlan.example）。',
  ].join('\n'),
  s5: [
    '（一）存在的主要问题',
    '一是答复文书质量不齐，部分单位引用条款只写到条、没有写到款项；二是政策解读偏重文字，企业反映“看得到、看不懂”；三是乡镇信息更新靠一人兼管，人员变动时容易中断。',
    '（二）改进情况',
    '上年指出的“公开属性随意变更”问题，已通过变更须写明理由并经复核予以解决，全年变更47件，件件有据。下一年将统一答复文书格式并逐件核对法条，解读材料在发布前请3户以上企业试读，乡镇信息员实行双人备岗。',
  ].join('\n'),
  s6: '全年未收取政府信息公开信息处理费。办理人大代表建议58件、政协委员提案73件，答复全部公开。',
}

function sectionOf(template: Template, id: string): SectionText {
  const section = template.sectionById.get(id)
  const heading = section ? `${section.ordinal}、${section.title}` : null
  if (id !== 's1') {
    const text = TEXT[id] ?? ''
    const topics = [...text.matchAll(/^（.）.*$/gm)].map(
      ([line]): TopicText => ({ id: null, heading: line, text: '' }),
    )
    return { id, heading, text, topics }
  }
  return {
    id,
    heading,
    text: TOPICS.map((topic) => topic.heading + topic.paragraphs.join('\n')).join('\n'),
    topics: TOPICS.map((topic) => ({
      id: topic.id,
      heading: topic.heading,
      text: topic.paragraphs.join('\n'),
    })),
  }
}
