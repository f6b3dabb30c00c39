import type { Finding } from '../../finding.ts'
import { levelOf } from '../level.ts'
import type { Rule } from '../rule.ts'
import { inForce, settings } from '../settings.ts'
import { textFinding } from './text-finding.ts'

/** No day under the report: nobody can tell from it whether it was in time. */
export const unsigned: Rule = {
  id: 'n.unsigned',
  level: 'hint',
  title: '写明落款日期',
  explanation:
    '报告末尾没有编制机关和成文日期，从报告本身看不出是否在法定日期前公布：政府部门为 1 月 31 日，县级以上地方政府为 3 月 31 日。请在末尾补写；网页已标明发布日期的，请核对该日期。',
  basis: ['条例§49', '党政机关公文格式 GB/T 9704—2012'],
  check: (context) => {
    const { year, signedOn } = context.report
    const days = year === null ? undefined : inForce(settings.statutoryDays, year)
    if (year === null || signedOn !== null || !days) return NONE
    const due = `${year + 1}-${context.isGovernment ? days.government : days.agency}`
    const message = `报告末尾没有落款日期，看不出是否在 ${due} 前公布，请补写编制机关和成文日期，并核对公布日期。`
    return [textFinding(unsigned, null, message, { level: levelOf(context, 'hint') })]
  },
}

const NONE: readonly Finding[] = []
