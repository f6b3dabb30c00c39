import { INTRO, sectionText } from '../../report.ts'
import { FORMS } from '../basis.ts'
import type { Rule } from '../rule.ts'
import { textFinding } from '../text/text-finding.ts'

const NAME = '政府信息公开工作年度报告'

/** The title as the form words it. */
export const title: Rule = {
  id: 'form.title',
  level: 'hint',
  title: '标题完整规范',
  explanation:
    '标题由机关全称、年份和“政府信息公开工作年度报告”组成。缺了标题或改了名称，读者和检索系统就认不出是哪个机关哪一年的法定报告。',
  basis: FORMS,
  check: ({ report, template }) => {
    const expected = template.title
      .replace('{agency}', report.agency ?? '（机关全称）')
      .replace('{year}', String(report.year ?? '××××'))
    if (report.title === null) {
      const message = `没有读到报告标题，标题应为“${expected}”。`
      return [textFinding(title, null, message, { level: 'warning', expected, actual: null })]
    }
    if (report.title.includes(NAME) || squeeze(report.title).includes(NAME)) return []
    const message = `标题“${report.title}”不规范，宜为“${expected}”。`
    return [textFinding(title, null, message, { expected, actual: report.title })]
  },
}

/** The agency in the title by its full name. */
export const titleAgency: Rule = {
  id: 'form.agency',
  level: 'warning',
  title: '标题写机关全称',
  explanation:
    '标题应写机关全称，带上所在的县、市、区。全国同名的局很多，只写“行政审批服务局”就分不清是哪里的报告；引言、联系方式和落款用了全称的，标题应与其一致。',
  basis: FORMS,
  check: ({ report }) => {
    if (report.agency === null) {
      return [textFinding(titleAgency, null, '没有读出机关名称，请在标题写明机关全称。')]
    }
    const inTitle = agencyInTitle(report.title)
    if (inTitle === null || REGION.test(inTitle)) return []
    const full = fullName(inTitle, [report.agency, sectionText(report, INTRO)])
    if (full === null) return []
    const message = `标题只写了“${inTitle}”，缺所在地区，应写机关全称“${full}”。`
    return [textFinding(titleAgency, null, message, { expected: full, actual: inTitle })]
  },
}

/** A region at the start of a name; 城市、城乡、社区 and the like are none. */
const REGION = /^[\u4e00-\u9fa5]{1,7}?(?<![城社])[省市县区旗州盟镇乡]/

/** What stands before the year in a title. */
function agencyInTitle(text: string | null): string | null {
  const name = /^([\u4e00-\u9fa5]{2,40})(?:关于)?\d{4}年/.exec(squeeze(text ?? ''))?.[1]
  return name ?? null
}

/** The short name with the region that stands before it elsewhere in the report. */
function fullName(short: string, texts: readonly string[]): string | null {
  for (const text of texts) {
    for (let at = text.indexOf(short); at >= 0; at = text.indexOf(short, at + 1)) {
      const region = /[\u4e00-\u9fa5]{1,7}[县区市旗州盟]$/.exec(text.slice(Math.max(0, at - 8), at))
      if (region) return `${trimLead(region[0])}${short}`
    }
  }
  return null
}

/** Drops the words that lead up to a name: `请与汶上县` → `汶上县`. */
function trimLead(region: string): string {
  return region.replace(/^.*(?:请与|与|向|由|是|为|在|的)(?=[\u4e00-\u9fa5]{2})/, '')
}

function squeeze(text: string): string {
  return text.replace(/\s/g, '')
}
