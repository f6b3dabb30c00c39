import { blank, figure, sectionLike, slash, titleOf, withoutTopic, words } from './faults.ts'
import { cellPerLine, docx, html, official, pdf, type Sample, tabs, xlsx } from './plan.ts'

/** Reports with faults put in on purpose, each named with the rules that must find it. */
export const FAULTY: readonly Sample[] = [
  {
    name: 'faulty-sums-approval-2025',
    extension: 'txt',
    of: 'approval-2025',
    print: tabs(['short-applicants'], { pad: true }),
    hard: '制表符分列；“社会公益组织”写成“社会组织”',
    faults: [
      figure('t3.granted.natural', 9),
      figure('t3.carried_out.total', 1),
      figure('t4.n.review_total', 2),
    ],
    expects: {
      rules: ['t3.row_total', 't3.result_total', 't3.balance', 't4.review_total', 'form.label'],
      wrong:
        '“予以公开”自然人多写 3 件，行、列都不平；结转下年度总计与各列不符；复议总计多 2 件；列名写成“社会组织”',
    },
  },
  {
    name: 'faulty-blanks-health-2024',
    extension: 'docx',
    of: 'health-2024',
    print: docx(['no-row-of-figures-where-all-are-blank', 'wide-spaced-labels']),
    hard: '表四只有表头；标目字间有全角空格',
    faults: [blank('t4.'), blank('t3.denied_query.'), slash('t2_art20_1.rules.issued')],
    expects: {
      rules: ['all.filled'],
      status: 'incomplete',
      wrong: '表四整表留空，“8.属于行政查询事项”一行留空，规章一格填“/”',
    },
  },
  {
    name: 'faulty-text-education-2025',
    extension: 'html',
    of: 'education-2025',
    print: html('clean', []),
    hard: '网页',
    faults: [
      words('s1', '本年度新收政府信息公开申请28件', '本年度新收政府信息公开申请31件'),
      words(
        'intro',
        '统计期为2025年1月1日至2025年12月31日',
        '统计期为2024年1月1日至2024年12月31日',
      ),
      withoutTopic('s1', '政府信息管理'),
    ],
    expects: {
      rules: ['n.new', 'n.period', 'form.topics'],
      wrong: '正文写新收 31 件，表三为 28 件；统计期限还是上一年；缺“政府信息管理”',
    },
  },
  {
    name: 'faulty-units-resources-2025',
    extension: 'xlsx',
    of: 'resources-2025',
    print: xlsx([], { sheets: 'all-in-one', merged: false, textNumbers: false }),
    hard: '全部内容在一个工作表，没有合并单元格',
    faults: [
      figure('t2_art20_8.fee.fee_amount', 14028000),
      figure('t2_art20_1.rules.in_force', 1),
      figure('t3.partial.natural', 11.5),
      figure('t3.granted.other_org', -2),
      words('s6', '信息处理费收费通知1件', '通知1件'),
      words('s6', '《政府信息公开信息处理费管理办法》', '有关规定'),
      words('s6', '申请人逾期未缴纳，', ''),
    ],
    expects: {
      rules: ['all.magnitude', 't2.rules_zero', 'all.whole', 'all.nonneg', 'n.fee'],
      wrong:
        '收费金额以元填报；县级部门填了规章；有小数、有负数；有逾期未缴费而第六部分没写信息处理费',
    },
  },
  {
    name: 'faulty-years-office-2025',
    extension: 'txt',
    of: 'office-2025',
    print: cellPerLine(['heading-variants'], { encoding: 'gb18030' }),
    hard: 'GB18030；一格一行；标题用别的说法',
    faults: [
      figure('t3.carried_in.natural', 3),
      figure('t3.carried_in.total', 3),
      figure('t2_art20_1.normative.in_force', 43),
      sectionLike('s5', 'office-2024'),
    ],
    expects: {
      rules: ['x.carry', 'x.in_force', 't3.balance', 'x.same_text', 'n.normative'],
      wrong:
        '上年结转与上年报告的结转下年度不符；现行有效件数推算不上、与正文不一致；第五部分照抄上年',
    },
    previous: 'office-2024',
  },
  {
    name: 'faulty-sum-government-2025',
    extension: 'pdf',
    of: 'government-2025',
    print: pdf([], { ruled: true, pageNumbers: true, space: 20 }),
    hard: 'PDF',
    faults: [
      figure('t2_art20_6.penalty.decisions', 240),
      words('s1', '社会评议由县统计调查机构实施，回收有效问卷2640份，满意度94.1%。', ''),
    ],
    expects: {
      rules: ['x.agg', 'form.results'],
      wrong: '行政处罚合计多报 36 件；没有社会评议结果',
    },
    members: ['office', 'approval', 'resources', 'health', 'education', 'qinghe'].map(
      (name) => `${name}-2025`,
    ),
  },
  {
    name: 'faulty-items-qinghe-2020',
    extension: 'txt',
    of: 'qinghe-2020',
    print: tabs(['plus-sign'], { below: 'nothing' }),
    hard: '制表符分列，合并的单元格不留位置；增减数带“+”',
    faults: [
      figure('t2_art20_6.coercion.delta', -5),
      figure('t2_art20_9.procurement.amount', 0),
      figure('t2_art20_1.normative.public_total', 1),
    ],
    expects: {
      rules: ['t2_art20_6.floor', 't2.proc', 'x.public_total'],
      wrong: '行政强制减后为负；有采购项目而金额为 0；对外公开总数量只写了本年数',
    },
  },
  {
    name: 'faulty-title-approval-2024',
    extension: 'docx',
    of: 'approval-2024',
    print: official('docx'),
    hard: '统一格式的 DOCX',
    faults: [
      titleOf('行政审批服务局'),
      words('s1', '（五）监督保障', '监督保障。'),
      words('s6', '全年未发生信息处理费收费事项。', '无。'),
    ],
    expects: {
      rules: ['form.agency', 'form.ordinals', 'n.fee_report'],
      status: 'pass',
      wrong: '标题没有县名；“监督保障”没有序号；第六部分没写信息处理费',
    },
  },
]
