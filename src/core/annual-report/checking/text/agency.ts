import { isSameAgency } from '../../agency.ts'
import type { Finding } from '../../finding.ts'
import { INTRO, sectionText } from '../../report.ts'
import { FORMS } from '../basis.ts'
import type { CheckContext, Rule } from '../rule.ts'
import { sectionName, textFinding } from './text-finding.ts'

/** The name of another agency where the report speaks of itself. */
export const otherAgency: Rule = {
  id: 'n.agency',
  level: 'warning',
  title: '正文没有别的机关的名称',
  explanation:
    '引言的报告名称、总体情况的第一句都以本机关为主语。这里出现别的机关，多半是套用了别单位的稿子，其余内容和数字也要核对。',
  basis: FORMS,
  check: (context) => {
    const { agency } = context.report
    if (agency === null) return []
    return [
      ...strangers(context, agency, INTRO, REPORT_NAME),
      ...strangers(context, agency, 's1', FIRST_SUBJECT),
    ]
  },
}

/** `《某县某局2020年政府信息公开工作年度报告》` */
const REPORT_NAME = /《([\u4e00-\u9fa5]{3,30})\s*\d{4}\s*年度?政府信息公开工作?年度报告/

/** `2020年，某县某局……` at the very start; words that begin a phrase are no name. */
const FIRST_SUBJECT =
  /^\s*\d{4}\s*年度?[，,]?\s*((?:(?![在按照贯彻落实根据围绕坚持认真严格紧，。])[\u4e00-\u9fa5]){1,6}[省市县区旗州镇乡](?:(?![在按照贯彻落实根据围绕坚持认真严格紧，。])[\u4e00-\u9fa5]){1,10}?(?:局|委员会|人民政府|服务中心))/

function strangers(
  { report, template }: CheckContext,
  agency: string,
  section: string,
  pattern: RegExp,
): Finding[] {
  const match = pattern.exec(sectionText(report, section))
  const name = match?.[1]
  if (!match || name === undefined || isRelated(name, agency)) return []
  const start = match.index + match[0].indexOf(name)
  const message = `${sectionName(template, section)}提到的机关是“${name}”，而报告的机关是“${agency}”，疑似套用了别单位的稿子，请核对全文。`
  return [
    textFinding(otherAgency, section, message, {
      expected: agency,
      actual: name,
      quote: { text: match[0].trim(), start, end: start + name.length },
    }),
  ]
}

/** The agency itself, its office, or the county whose government reports. */
function isRelated(name: string, agency: string): boolean {
  const region = agency.replace(/人民政府.*$/, '')
  return (
    isSameAgency(name, agency) || name.includes(agency) || agency.includes(name) || name === region
  )
}
