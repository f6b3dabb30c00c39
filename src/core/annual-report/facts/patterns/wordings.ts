/** Wordings around numbers, as regular expressions over masked text. */

function firstOf(...alternatives: readonly string[]): RegExp {
  return new RegExp(alternatives.join('|'))
}

function anyOf(...alternatives: readonly string[]): RegExp {
  return new RegExp(alternatives.join('|'), 'g')
}

/** Words between an object and its number that change nothing about what is counted. */
export const LIGHT = anyOf(
  '公民|法人|(?:和|或|或者|及|以及)?其他组织|申请人|社会公众|群众|行政机关|本机关|本单位|本部门|本级|全[县市区省镇街局]|我[局县市区镇街办委中馆院校]道?',
  '各级各部门|各部门|各单位|各类|各种|共计|共有|累计|总计|合计|总共|总数|总量|数量|件数|收件|实际|直接|依法|依规|按照规定|按规定|按时|按期|如期|及时|已经',
  '已全部|全部|全年|今年|本年度|本年|年度|年内|截至|截止|年底|情况|书面|有效|提交|提出|要求|关于|相关|有关|方面|分别|均|已|经|共|计|为|是|有|达到|达',
  '的|并|且|后|予以|其中|也|仅|只|了|均为|新|各|由|向|在|因|从|到|至|对|和|及|与|或|量|数|件|项|[：，、（）\\s年月日第\\ue000]',
)

/** The numbers that follow are parts of the number before. */
export const PART_MARK =
  /其中|信息中(?=[，：])|包括|包含|涵盖|分别为|分别是|分别有|分为|具体为|具体是|含(?!量|义|有)/
/** Parts introduced like this claim to be all there are. */
export const COMPLETE_MARK = /包括|包含|分别|分为|具体/
/** A last part like this closes the list. */
export const REST = /^(?:其他|其它|其余|另外|另有|剩余)/
/** A way of getting in, which makes the number a part even where no total is given. */
export const CHANNEL =
  /(?:通过|利用|依托|采取|采用|经由|以(?=[^，；]{1,12}(?:方式|形式|渠道|名义)))(?!各种|各类|多种|各渠道|不同|信息公开申请|多渠道|以上)(?![^，；]{0,24}等(?:多种|多个|各种)?(?:渠道|方式|途径|形式|平台))[^，；]{1,24}/
/** An increase or decrease, unless «增至» gives the new level. */
export const CHANGE =
  /(?:增加|增长|增幅|新增|减少|下降|降幅|上升|提高|提升|降低|同比|环比|上浮|多|少|翻)了?(?:约|近|超过?|逾)?$/
export const COMPARED = /(?:较|比(?!例|率|重|对)|同比|环比)[^，；。]{0,16}$/
/** Behind a year that something is compared with. */
export const COMPARISON = /^年?度?(?:同期)?相比|^年?度?同期/
export const LEVEL =
  /(?:增(?:加|长)?|扩大|扩展|减少|减|降低|下降|降|提高|提升|上升|压缩|精简|调整)(?:到|至|为)$/

/** Words that move a figure to another period, with those that bring it back. */
export const PERIOD_WORDS = anyOf(
  '(?<range>(?:19|20)\\d\\d年?(?:至|到|-{1,2}|—{1,2}|~)(?:19|20)\\d\\d年?)',
  '(?<!(?:结转|转结)[至到入]?)(?<year>(?:19|20)\\d\\d)(?=年(?!度?(?:结转|转结)(?![下次明至到入])|度?）)|[./-]\\d)',
  '(?<this>今年以来|今年|本年|全年(?!度?计划)|年内)',
  '(?<other>去年|上年(?!度?(?:结转|转结|遗留|转入))|上一年(?!度?(?:结转|转结|遗留|转入))|前年|往年(?!结转)|历年|近[两三几]年|以来累计|上半年|下半年|前三季度|[一二三四]季度|明年|下一步|下步|计划(?=[再将新拟]?[收办开举公发完建组培推])|(?<![模虚])拟(?=[收办开举公发完建组培推])|力争|预计|目标[为是]|将(?=[^，。]{0,8}(?:收|答|公开|办|开展|举办|达到|完成|组织)))',
)

/** Words that deny. The verb belongs to the quotation. */
export const NEGATION =
  /(?:未曾|尚未|暂未|并未|均未|从未|没有|未|无(?=依申请|政府信息|信息公开|公民|申请|人申请|行政|复议|诉讼|提起|引发|因|任何|此类|上年|上一年|结转|收到|发生|受理|新收|涉及)|零(?=申请|依申请|行政|复议|诉讼))(?:曾|有|再)?(?:收到|接到|接收到?|新收|收|受理|接受|发生|出现|产生|引发|引起|存在|涉及|办理|提起|被)?过?/g
/** With one of these in the clause a denial says something else («未及时办理», «无败诉案件»). */
export const NOT_A_ZERO = firstOf(
  '及时|按时|按期|超期|逾期|超时|迟报|指南|制度|不予|拒绝|败诉|纠正|纠错|撤销|变更|收取|收费|投诉|举报|满意|泄密|舆情|明确|规范(?!性)|完善|到位|健全',
  '充分|公布|更新|建立|开通|设置|答复的|经(?=复议)|超出|违法|责任追究|存在问题|引起重视|无故|推诿',
)
/** What may stand after the object of a denial. */
export const ZERO_TAIL = anyOf(
  '办理|处理|收到|受理|发生|产生|出现|引起|引发|提起|事项|案件|案例|事件|情况|情形|现象|信件|信函|信息|政府|工作|业务|申请|诉讼|来信|数量|相关|有关',
  '行为|问题|以及|因此|故|等|的|和|与|及|或|被|件|[、“”\\ue000]',
)
/** A denial that follows its object: «依申请公开：无», «行政复议、诉讼均未发生». */
export const ZERO_AFTER =
  /^(?:情况|事项|案件|申请|数量|数)*(?:：|，)?(?:均为|为|均)?(?:零|无|没有|未发生|没有发生|未出现|未收到|未产生)(?:申请|情况|发生)?$/
