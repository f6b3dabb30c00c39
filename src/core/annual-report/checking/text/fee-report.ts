import { figureOf, sectionText } from '../../report.ts'
import type { Condition, Template } from '../../template.ts'
import { levelOf } from '../level.ts'
import type { CheckContext, Rule } from '../rule.ts'
import { settings } from '../settings.ts'
import { sentenceAt } from './scan.ts'
import { sectionName, textFinding } from './text-finding.ts'

const { section, collected, source } = settings.feeReport
const COLLECTED = new RegExp(collected)

/** Section six reports the information-processing fee where the form asks for it. */
export const feeReport: Rule = {
  id: 'n.fee_report',
  level: 'hint',
  title: '第六部分报告收取信息处理费情况',
  explanation:
    '2021 年起的格式要求在第六部分报告收取信息处理费情况，没有收取的也写明“未收取”。正文别处写了收费而第六部分写“无”的，前后矛盾，必须补写。',
  basis: [source],
  check: (context) => {
    const { report, template } = context
    const words = feeWords(template)
    const text = sectionText(report, section)
    if (words.length === 0 || text.trim() === '' || isFeeOwed(context)) return []
    if (words.some((word) => text.includes(word))) return []
    for (const other of report.sections) {
      const match = COLLECTED.exec(other.text)
      if (!match) continue
      const message = `${sectionName(template, other.id)}写有收取信息处理费，而${sectionName(template, section)}没有报告，请补写收取的件数和金额。`
      const quote = {
        text: sentenceAt(other.text, match.index).text.trim(),
        start: match.index,
        end: match.index + match[0].length,
      }
      return [textFinding(feeReport, section, message, { level: 'warning', quote })]
    }
    const message = `${sectionName(template, section)}没有写收取信息处理费情况；没有收取的，也请写明“本年度未收取信息处理费”。`
    return [
      textFinding(feeReport, section, message, {
        level: levelOf(context, 'hint'),
        expected: '信息处理费',
        actual: text.trim().slice(0, 60),
      }),
    ]
  },
}

type FeeCondition = Extract<Condition, { readonly kind: 'mention-if-positive' }>

/** What the form says about the fee: its condition on section six, which older forms lack. */
function feeCondition({ conditions }: Template): FeeCondition | undefined {
  return conditions.find(
    (condition): condition is FeeCondition =>
      condition.kind === 'mention-if-positive' && condition.section === section,
  )
}

/** Words for the fee; the form's own list is the only one. None where it does not ask for it. */
function feeWords(template: Template): readonly string[] {
  return feeCondition(template)?.words ?? []
}

/** Where requests ended for want of the fee, the form's condition speaks of the same gap. */
function isFeeOwed({ template, report }: CheckContext): boolean {
  const cell = feeCondition(template)?.cell
  return cell !== undefined && (figureOf(report, cell) ?? 0) > 0
}
