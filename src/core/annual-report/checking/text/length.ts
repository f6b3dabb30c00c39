import { sectionText } from '../../report.ts'
import { levelOf } from '../level.ts'
import type { Rule } from '../rule.ts'
import { settings } from '../settings.ts'
import { sectionName, textFinding } from './text-finding.ts'

const { overview } = settings

/** A long overview: some places set a limit. */
export const overviewLength: Rule = {
  id: 'n.length',
  level: 'hint',
  title: '总体情况不宜过长',
  explanation:
    '有的地方规定总体情况原则上不超过 1000 字，全国格式没有字数限制。超过的建议删去与政府信息公开无关的内容；本地没有此项要求的，可以不改。',
  basis: [overview.maximumSource],
  check: (context) => {
    const text = sectionText(context.report, overview.section)
    const length = text.length <= overview.maximum ? 0 : lettersOf(text)
    if (length <= overview.maximum) return []
    const message = `${sectionName(context.template, overview.section)}约 ${length} 字，超过 ${overview.maximum} 字；全国格式没有字数限制，本地有此要求的请精简。`
    return [
      textFinding(overviewLength, overview.section, message, {
        level: levelOf(context, 'hint'),
        expected: null,
        actual: length,
      }),
    ]
  },
}

/** An overview too short to say anything. */
export const overviewThin: Rule = {
  id: 'n.thin',
  level: 'warning',
  title: '总体情况不能敷衍',
  explanation:
    '总体情况应分主动公开、依申请公开、政府信息管理、平台建设、监督保障五个方面写明当年做了什么、数量多少。寥寥几句不足以说明情况，属于内容不全面，请补充。',
  basis: ['国办公开办函〔2021〕30号', '条例§50'],
  check: ({ report, template }) => {
    const text = sectionText(report, overview.section)
    if (text.length >= overview.minimum * 2 || text.trim() === '') return []
    const length = lettersOf(text)
    if (length >= overview.minimum) return []
    const message = `${sectionName(template, overview.section)}只有 ${length} 字，说明不了五个方面的情况，请补充。`
    return [
      textFinding(overviewThin, overview.section, message, {
        expected: null,
        actual: length,
      }),
    ]
  },
}

/** Characters that are not spaces. */
function lettersOf(text: string): number {
  let letters = 0
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code > 0x20 && code !== 0x3000 && code !== 0xa0) letters += 1
  }
  return letters
}
