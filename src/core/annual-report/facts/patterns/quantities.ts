import { ARABIC_NUMERAL, CHINESE_NUMERAL } from '../../../kit/numeral.ts'

const CN = '[〇零一二三四五六七八九十百千两]'

/** Counters, the longer before those they begin with. */
export const UNITS: readonly string[] = (
  '个百分点 人次 人\\(次\\) 人（次） 件次 条次 场次 批次 户次 篇次 台次 ' +
  '大类 大领域 大方面 大板块 大专题 大栏目 大重点领域 个重点领域 个领域 个方面 个部分 个类别 ' +
  '万元 亿元 元 平方米 公里 小时 分钟 个工作日 工作日 个月 天 秒 ' +
  '领域 方面 部分 举措 件 条 项 个 份 次 起 篇 ' +
  '期 人 名 家 户 场 部 种 类 块 台 处 ' +
  '批 宗 例 封 页 本 册 张 套 幅 则 通 ' +
  '单 字 步 位 组 支 座 所 间 辆 倍 轮 ' +
  '届 只 双 栏 集 站 节 档 幢 年'
).split(' ')

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
export const NOT_BEFORE_CHINESE =
  /(?:[第每某同统唯之各逐这那任另该前后数几单万专]|(?<![以如])[上下])$/
/** Units «一» is counted with; «一个平台», «一项工作», «一批» only tell a story. */
export const UNITS_OF_ONE = /^[件起例宗份条篇]$/

/** Before the number. */
export const AT_LEAST_BEFORE = /(?:超过|超|突破|逾|不少于|不低于|至少|多达|高达)$/
export const ABOUT_BEFORE = /(?:约为?|大约|将近|接近|(?<![最附远临靠新])近|左右)$/
export const AT_MOST_BEFORE = /(?:不足|不到|不超过|至多|(?<!不)(?:低于|少于))$/
/** After the unit. */
export const AT_LEAST_AFTER = /^(?:以上|余|之多)/
export const ABOUT_AFTER = /^(?:左右|上下|不等)/
export const AT_MOST_AFTER = /^(?:以内|以下|不到)/
