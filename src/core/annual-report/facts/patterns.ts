import { ARABIC_NUMERAL, CHINESE_NUMERAL } from '../../kit/numeral.ts'

/**
 * Every wording the extraction knows, as data. Patterns see compact text (see compact.ts) in which
 * titles, quoted names, dates and other numbers that count nothing are blanked out with `BLANK`.
 */

/** Stands for one character of text that must not be read. */
export const BLANK = '\ue000'

const CN = '[〇零一二三四五六七八九十百千两]'

/** What looks like a number and counts nothing, or must not be read at all. */
export const NOT_QUANTITIES: readonly string[] = [
  '《(?:[^《》]|《[^《》]{0,80}》){0,160}》',
  '<[^<>]{1,80}>',
  '“[^“”]{1,40}”',
  '"[^"]{1,40}"',
  'https?：?//[\\x21-\\x7e]{1,120}',
  '[\\w.-]{1,60}@[\\w.-]{1,60}',
  '[\\w-]{1,40}(?:\\.[\\w-]{1,40}){0,4}\\.(?:cn|com|net|org)\\b',
  // Document numbers, articles, sessions, ordinals.
  '[〔\\[（【](?:19|20)\\d\\d[〕\\]）】]第?\\d{1,5}号?',
  `第（?(?:\\d{1,4}|${CN}{1,6})）?(?:批|期|届|次|号令|号|条|款|项|章|节|季度|[一二三四五六]个五年)?`,
  '(?:令|字|发|函|文)第?\\d{1,4}号',
  '(?:十|二十|十九|十八)(?:届|大报告|大精神|大以来|大(?=[，。、和的]))(?:[一二三四五六]中(?:、[一二三四五六]中)?全会)?',
  '十[二三四五六]五',
  // Dates, years, times of day.
  '(?:自|从|至|到)?(?:19|20)\\d\\d年?(?:至|到|-{1,2}|—{1,2}|~)(?:19|20)\\d\\d年?(?:度|底|末|间|期间)?',
  '(?:19|20)\\d\\d(?:年度?|[./-]\\d{1,2}[./-]\\d{1,2}(?:日)?)(?:\\d{1,2}月(?:份|\\d{1,2}[日号])?|底|末|初)?',
  '[〇零一二三四五六七八九]{4}年(?:度|[一二三四五六七八九十]{1,3}月(?:[一二三四五六七八九十]{1,3}[日号])?)?',
  `(?:\\d{1,2}|[一二三四五六七八九十]{1,3})(?:[-—~至、]\\d{1,2})?月(?:份|底|初|末|(?:\\d{1,2}|[一二三四五六七八九十]{1,3})[日号](?:至\\d{1,2}日)?)?`,
  '\\d{1,2}日',
  '\\d{1,2}[:：]\\d{2}(?:[:：]\\d{2})?',
  '\\d{1,2}(?:时|点)(?:\\d{1,2}分|半|整)?(?!段)',
  // Telephones, hotlines, post codes, addresses.
  '0\\d{2,3}-?\\d{7,8}(?:-\\d{1,5})?',
  '(?:电话|传真|手机|邮编|邮政编码|QQ群?|[热专]线)(?:号码)?(?:为|：)?\\d[\\d-]{2,14}(?![\\d-余多件条个起次份人]|万)',
  '1[3-9]\\d{9}(?!\\d)',
  '400-?\\d{3}-?\\d{4}',
  '(?<!\\d)(?:12345|12315|12388|12369|12333|12328|12306|12380|12348|12366|96\\d{3})(?!\\d|[件条份起])',
  '\\d{1,5}(?:-\\d{1,4})?(?:号令|号楼|号院|号(?!召)|楼|室|层|栋|幢|单元|路公交|省道|国道)',
  // Figures of names and slogans.
  '[A-Za-z][A-Za-z.]*-?\\d+(?:\\.\\d+)*',
  '\\d+(?:\\.\\d+)?[A-Za-z]+',
  '\\d+(?:[+×xX*]+(?:\\d+|[A-Za-z]+))+',
  '\\d+[/:：]\\d+(?!\\d*[%件条])',
  // Spans: neither end is the figure.
  '\\d+(?:\\.\\d+)?(?:-{1,2}|—{1,2}|~)\\d+(?:\\.\\d+)?%?',
  '一(?:件事|次性|次办|条龙|站式|体化|个窗口|张网|网通|项重要|个重要|项长期)',
  '[一两三四五六七八九](?:个维护|个意识|个自信|个确立|个代表|个坚持|个率先|项制度改革|个更加|个必须|个不|位一体)',
]

/** Ordinals at the head of a clause: `一是`, `其二`, `1.`, `（三）`, `①`. */
export const ORDINALS: readonly string[] = [
  '[一二三四五六七八九十]{1,2}是',
  '其[一二三四五六七八九十]',
  '（(?:[一二三四五六七八九十]{1,3}|\\d{1,2})）',
  '(?<=^|[。；：\\n])(?:\\d{1,2}[.．、](?!\\d)|[一二三四五六七八九十]{1,3}、|[①-⑩])',
]

export const UNITS: readonly string[] = [
  '个百分点',
  '人次',
  '人\\(次\\)',
  '人（次）',
  '件次',
  '条次',
  '场次',
  '批次',
  '户次',
  '篇次',
  '台次',
  '点击量',
  '大类',
  '大领域',
  '大方面',
  '大板块',
  '大专题',
  '大栏目',
  '大重点领域',
  '个重点领域',
  '个领域',
  '个方面',
  '个部分',
  '个类别',
  '万元',
  '亿元',
  '元',
  '平方米',
  '公里',
  '小时',
  '分钟',
  '个工作日',
  '工作日',
  '个月',
  '天',
  '秒',
  '领域',
  '方面',
  '部分',
  '举措',
  '件',
  '条',
  '项',
  '个',
  '份',
  '次',
  '起',
  '篇',
  '期',
  '人',
  '名',
  '家',
  '户',
  '场',
  '部',
  '种',
  '类',
  '块',
  '台',
  '处',
  '批',
  '宗',
  '例',
  '封',
  '页',
  '本',
  '册',
  '张',
  '套',
  '幅',
  '则',
  '通',
  '单',
  '字',
  '步',
  '位',
  '组',
  '支',
  '座',
  '所',
  '间',
  '辆',
  '倍',
  '轮',
  '届',
  '只',
  '双',
  '栏',
  '集',
  '站',
  '节',
  '档',
  '幢',
  '年',
]

const UNIT = UNITS.join('|')

/**
 * A number with what is printed around it. Groups: 1 the numeral, 2 «余/多/几» behind it, 3 a scale
 * behind that («10余万»), 4 the unit. A Chinese numeral counts only with a unit, or as «为零».
 */
export const QUANTITY = new RegExp(
  `(百分之(?:[十百]?${CHINESE_NUMERAL}(?:点${CN}+)?|\\d+(?:\\.\\d+)?)|${ARABIC_NUMERAL}` +
    `|${CHINESE_NUMERAL}(?=[余多几]?(?:${UNIT}))|(?<=[为是共])零(?![余多售散]))` +
    `([余多几]?)((?<=[余多几])[万亿])?(%|‰|${UNIT})?`,
  'g',
)

/** Before a Chinese numeral these make it a part of a word or a pointer («这两个», «每一项», «统一»). */
export const NOT_BEFORE_CHINESE = /[第每某同统唯之各逐这那任另该上下前后数几单万专]$/
/** Units «一» is counted with; «一个平台», «一项工作», «一批» only tell a story. */
export const UNITS_OF_ONE = /^[件起例宗份条篇]$/

/** Before the number. */
export const AT_LEAST_BEFORE = /(?:超过|超|突破|逾|不少于|不低于|至少|多达|高达)$/
export const ABOUT_BEFORE = /(?:约|大约|将近|接近|(?<![最附远临靠新])近|左右)$/
export const AT_MOST_BEFORE = /(?:不足|不到|不超过|至多|(?<!不)(?:低于|少于))$/
/** After the unit. */
export const AT_LEAST_AFTER = /^(?:以上|余|之多)/
export const ABOUT_AFTER = /^(?:左右|上下|不等)/
export const AT_MOST_AFTER = /^(?:以内|以下|不到)/
export const SEVERAL_BEFORE = /[几数]$/

/**
 * Words that give a number its meaning. Objects are what is counted; verbs what happened to it.
 * The first tag that matches at a place wins, so longer and more special words stand first.
 */
export const LEXICON: readonly (readonly [tag: Tag, ...patterns: string[]])[] = [
  [
    'other',
    // Talk about the institution, not about applications received.
    '(?:依申请公开|(?:政府|政务)?信息公开申请|公开申请)(?:政府信息)?(?:的)?(?:受理)?(?:渠道|平台|系统|栏目|窗口|受理点|受理机构|流程|指南|制度|表|电话|工作|培训|专栏|目录|人员|邮箱|信箱|咨询|答复书|答复文书|文书|案例|办理规范|规范)',
    '(?:行政)?复议(?:机关|机构|局|委员会|法|条例|体制|职责|权|答复|应诉|纠错|指南|咨询|建议|意见书|听证)',
    '(?:行政)?诉讼(?:法|参与|代理|服务|风险)',
    '(?:民事|刑事|公益|劳动|合同)诉讼',
    '(?:复议后|未经复议)(?:直接)?(?:提?起?诉讼?|起诉)',
    '行政许可(?:和|、|及|与)(?:行政)?(?:处罚|强制|确认)',
    '行政许可(?:事项目录|信息|公示|结果|清单|类|目录|中介|证照|人|双公示|案卷)',
    '行政处罚(?:信息|公示|事项|法|裁量|结果|清单|案卷|文书|听证|告知|金额)',
    '行政强制(?:信息|公示|事项|法|裁量|清单|结果)',
    '双公示',
    '规范性文件(?:草案|清单|目录|数据库|备案|审查|解读|清理|征求)',
  ],
  [
    'both-cases',
    '(?:被|申请|提起)*行政复议(?:案件|申请)?(?:和|、|及|与|或|或者|以及|/|，)(?:被)?(?:提起|因[^，。；]{0,12}(?:提起|引起|引发)的?)?(?:行政)?(?:应诉|诉讼)(?:案件)?',
    '复议(?:和|、|及|与|或|或者|以及|/)(?:提起)?(?:行政)?诉讼(?:案件)?',
  ],
  [
    'reconsideration',
    '(?:被|申请|提起)*行政复议(?:申请)?(?:案件|案)?',
    '被?(?:申请|提起)复议(?:案件)?',
    '复议案件',
  ],
  ['litigation', '(?:被)?(?:提起)?行政诉讼(?:案件|案)?', '行政应诉(?:案件)?', '诉讼案件'],
  [
    'request',
    '依申请公开(?:的)?(?:政府)?(?:信息)?(?:公开)?(?:办理)?(?:的)?(?:申请|事项|信件|信函|办件|件(?!事))*',
    '(?:政府|政务)?信息公开(?:的)?申请(?!人)(?:办理)?(?:事项|办件|信件|件(?!事))*',
    '公开(?:政府|相关|有关)?信息(?:的)?申请(?!人)',
    '申请(?:公开)?政府信息(?:公开)?(?!行政复议)',
    '申请(?:信息公开|公开信息)',
    '(?<!信息)公开申请(?!人)(?:事项|件(?!事))*',
  ],
  ['context', '(?:政府|政务)信息公开|信息公开(?=[的行引被相])|政务公开'],
  ['license-items', '行政许可(?:和[^，。；]{0,8})?事项'],
  [
    'license',
    '(?:各类|全部|所有)?行政许可(?:申请)?(?:处理决定|决定|审批|办件|业务|案件|件(?!事))?',
  ],
  ['license-short', '许可(?!证|事项)'],
  ['penalty', '(?:各类)?行政处罚(?:处理决定|决定|案件|案)?'],
  ['coercion', '(?:各类)?行政强制(?:措施|执行)?(?:处理决定|决定|案件|案)?'],
  ['normative', '(?:行政)?规范性文件'],
  [
    'part-request',
    '(?:网上|网络|在线|线上|线下|当面|现场|信函|邮寄|书面|电子邮件|邮件|传真|自然人|个人|公民|企业|法人(?:或(?:者)?其他组织)?|(?:其他)?组织|平台|窗口|重复|信访类|补正)(?:提交|提出|方式|渠道|接收|收到|的)*申请(?!人)',
  ],
  ['bare-request', '(?<![可被再])申请(?!人|书|表|材料|条件|指南|公布|执行)(?:事项|件(?!事))?'],
  [
    'other',
    '工单|诉求|信访|留言|咨询|投诉|举报|建议|提案|来信|信件|来电|来访|热线|案件|案卷|办件|不动产|救助|补贴|登记|仲裁|公证|贷款|问题|事项|清单|信息|文件|公文|政策|公告|报告|会议|培训|检查|活动|稿件|项目|证照|证书|服务|合同|意见|线索|事件|困难|企业|群众|平台|网站|栏目|专栏|人员|市场主体|审批|评议|回应|稿|视频|图解|指南|表格|答记者问|材料|资金|资料|名录|标准|目录',
  ],
  // Verbs.
  [
    'carried-in',
    '(?:上年|上年度|上一年|上一年度|去年)(?:度)?(?:结转|遗留|转入)(?:的|来的|至今年|至本年度?)?',
    '结转(?:自)?(?:上年|上一年)度?',
    '往年结转',
  ],
  [
    'carried-out',
    '(?:结转|转|留|转入|顺延|延)(?:到|至|入|转到|转至)?(?:下|次|明|翌)一?年度?(?:继续)?(?:办理|处理|答复)?',
    '跨年度?(?:继续)?(?:办理|答复)',
  ],
  ['carried', '结转'],
  [
    'received-and-answered',
    '(?:收到|受理|接收)(?:并|和|及|、|且)(?:已|全部|按时|按期|依法|妥善)*(?:办结|答复|办理|回复|处理)',
  ],
  ['not-granted', '不予(?:行政)?(?:许可|批准|核准|审批)|不予准许|驳回'],
  [
    'outcome',
    '予以公开|同意公开|部分公开|不予公开|不予(?:受理|处理|提供)|无法提供|撤回|补正|延期|逾期|超期|维持|纠正|胜诉|败诉|审结|尚未审结|调解|和解|终止|征求',
  ],
  ['received', '共收|新收|收到|收悉|接收到?|接到|收取申请'],
  ['accepted', '受理'],
  ['answered', '答复|办结|办复|回复|办理完毕|办毕'],
  ['handled', '办理|处理|处置|审理|承办|审批|解决'],
  ['granted', '批准|准予|核准|予以许可|颁发|核发|发放'],
  ['revoked', '撤销|注销|吊销|撤回'],
  ['published', '公开(?!申请)|公示|发布|公布|推送|归集|上报|录入|报送|公告'],
  ['reviewed', '备案|审查|审核|清理|评估|修订|修改|起草|征求|解读|报备|汇编'],
  ['repealed', '废止|宣布失效|失效'],
  ['in-force', '现行有效|继续有效|有效'],
  ['issued', '制发|印发|出台|制定|制作|新制定|发文|颁布'],
  ['decided', '作出|做出|实施|下达|办案|查处'],
  ['transferred', '转办|交办|派发|转交|移交|退回|直接答复'],
]

export type Tag =
  | ObjectTag
  | 'other'
  /** Says what the rest is about; counts nothing itself. */
  | 'context'
  | 'license-short'
  | 'part-request'
  | 'bare-request'
  | 'carried-in'
  | 'carried-out'
  | 'carried'
  | 'received-and-answered'
  | 'not-granted'
  | 'outcome'
  | 'received'
  | 'accepted'
  | 'answered'
  | 'handled'
  | 'granted'
  | 'revoked'
  | 'published'
  | 'reviewed'
  | 'repealed'
  | 'in-force'
  | 'issued'
  | 'decided'
  | 'transferred'

/** What is counted, as far as a table counts it too. */
export type ObjectTag =
  | 'request'
  | 'reconsideration'
  | 'litigation'
  | 'both-cases'
  | 'license'
  | 'license-items'
  | 'penalty'
  | 'coercion'
  | 'normative'

/** Words between an object and its number that change nothing about what is counted. */
export const LIGHT =
  /公民|法人|(?:和|或|或者|及|以及)?其他组织|申请人|社会公众|群众|行政机关|本机关|本单位|本部门|本级|全[县市区省镇街局]|我[局县市区镇街办委中馆院校]道?|各级各部门|各部门|各单位|各类|各种|共计|共有|累计|总计|合计|总共|总数|总量|数量|件数|收件|实际|直接|依法|依规|按照规定|按规定|按时|按期|如期|及时|已经|已全部|全部|全年|今年|本年度|本年|年度|年内|截至|截止|年底|情况|书面|有效|提交|提出|要求|关于|相关|有关|方面|分别|均|已|经|共|计|为|是|有|达到|达|的|并|且|后|予以|其中|也|仅|只|了|均为|新|各|由|向|在|因|从|到|至|对|和|及|与|或|量|数|件|项|[：，、（）\s年月日第\ue000]/g

/** The numbers that follow are parts of the number before. */
export const PART_MARK =
  /其中|包括|包含|涵盖|分别为|分别是|分别有|分为|具体为|具体是|含(?!量|义|有)/
/** Parts introduced like this claim to be all there are. */
export const COMPLETE_MARK = /包括|包含|分别|分为|具体/
/** A last part like this closes the list. */
export const REST = /^(?:其他|其它|其余|另外|另有|剩余)/
/** A way of getting in, which makes the number a part even where no total is given. */
export const CHANNEL =
  /(?:通过|利用|依托|以|采取|采用|经)(?!各种|各类|多种|各渠道|不同|信息公开申请|多渠道|以上)[^，；]{1,24}/
/** An increase or decrease, unless «增至» gives the new level. */
export const CHANGE =
  /(?:增加|增长|增幅|新增|减少|下降|降幅|上升|提高|提升|降低|同比|环比|上浮|多|少|翻)了?(?:约|近|超过?|逾)?$/
export const COMPARED = /(?:较|比(?!例|率|重|对)|同比|环比)[^，；。]{0,16}$/
export const LEVEL =
  /(?:增(?:加|长)?|扩大|扩展|减少|减|降低|下降|降|提高|提升|上升|压缩|精简|调整)(?:到|至|为)$/

/** Words that move a figure to another period, with those that bring it back. */
export const PERIOD_WORDS =
  /(?<range>(?:19|20)\d\d年?(?:至|到|-{1,2}|—{1,2}|~)(?:19|20)\d\d年?)|(?<year>(?:19|20)\d\d)(?=年|[./-]\d)|(?<this>今年以来|今年|本年|全年(?!度?计划)|年内)|(?<other>去年|上年(?!度?(?:结转|遗留|转入))|上一年(?!度?(?:结转|遗留|转入))|前年|往年(?!结转)|历年|近[两三几]年|以来累计|明年|下一步|下步|计划(?=[^，。]{0,6}\d)|拟(?!制|定)|力争|预计|目标|将(?=[^，。]{0,8}(?:收|答|公开|办|开展|举办|达到|完成|组织)))/g

/** Words that deny. The verb belongs to the quotation. */
export const NEGATION =
  /(?:未曾|尚未|暂未|并未|均未|从未|没有|未|无(?=依申请|政府信息|信息公开|公民|申请|人申请|行政|复议|诉讼|因|任何|此类|上年|上一年|结转|收到|发生|受理|新收|涉及)|零(?=申请|依申请|行政|复议|诉讼))(?:曾|有|再)?(?:收到|接到|接收到?|新收|收|受理|接受|发生|出现|产生|引发|存在|涉及|办理|提起|被)?过?/g
/** With one of these in the clause a denial says something else («未及时办理», «无败诉案件»). */
export const NOT_A_ZERO =
  /及时|按时|按期|超期|逾期|超时|迟报|指南|制度|不予|拒绝|败诉|纠正|纠错|撤销|变更|收取|收费|投诉|举报|满意|泄密|舆情|明确|规范|完善|到位|健全|充分|公布|更新|建立|开通|设置|答复的|经(?=复议)|超出|违法|责任追究|存在问题|引起重视|无故|推诿/
/** What may stand after the object of a denial. */
export const ZERO_TAIL =
  /办理|处理|收到|受理|发生|产生|出现|引起|引发|提起|事项|案件|案例|事件|情况|情形|现象|信件|信函|信息|政府|工作|业务|申请|诉讼|来信|数量|相关|有关|行为|问题|以及|因此|故|等|的|和|与|及|或|被|件|[、“”\ue000]/g
/** A denial that follows its object: «依申请公开：无», «行政复议、诉讼均未发生». */
export const ZERO_AFTER =
  /^(?:情况|事项|案件|申请|数量|数)*(?:：|，)?(?:均为|为|均)?(?:零|无|没有|未发生|没有发生|未出现|未收到|未产生)(?:申请|情况|发生)?$/
