import { levelOf } from '../level.ts'
import type { Rule } from '../rule.ts'
import { inForce, settings } from '../settings.ts'
import { textFinding } from './text-finding.ts'

/** The day under the report against the day by which it must be public. */
export const signed: Rule = {
  id: 'n.signed',
  level: 'hint',
  title: '落款日期不晚于法定公布日期',
  explanation:
    '政府部门应在每年 1 月 31 日前公布上一年度报告，县级以上地方政府的主管部门应在 3 月 31 日前公布本级政府报告。落款日期晚于法定日期的，可能逾期公布；早于统计期末的，日期多半写错。',
  basis: ['条例§49'],
  check: (context) => {
    const { year, signedOn } = context.report
    const days = year === null ? undefined : inForce(settings.statutoryDays, year)
    if (year === null || signedOn === null || !days) return []
    if (signedOn < `${year}-12-31`) {
      const message = `落款日期 ${signedOn} 早于统计期末 ${year}-12-31，请核对日期。`
      return [textFinding(signed, null, message, { level: 'warning', actual: signedOn })]
    }
    const due = `${year + 1}-${context.isGovernment ? days.government : days.agency}`
    if (signedOn <= due) return []
    const message = `落款日期 ${signedOn} 晚于法定公布日期 ${due}，请核对是否按期公布。`
    return [
      textFinding(signed, null, message, {
        level: levelOf(context, 'hint'),
        expected: due,
        actual: signedOn,
      }),
    ]
  },
}
