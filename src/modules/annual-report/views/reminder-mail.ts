import { dueOf, lateDays } from '#core/annual-report/life/due-days.ts'
import type { Day } from '#core/kit/day.ts'
import type { RoundRow } from '../store/reports.ts'
import type { BoardReport } from '../store/rounds.ts'
import { datesOf } from './report-answers.ts'

/** The letter to the clerks of an agency that owes its report. */
export function reminderMail(
  report: BoardReport,
  round: RoundRow,
  today: Day,
  message: string,
): { readonly subject: string; readonly body: string } {
  const days = datesOf(round)
  const { dueOn } = dueOf(report.scope, days)
  const late = lateDays(report, days, today)
  const due = late > 0 ? `应于 ${dueOn} 前报送，已逾期 ${late} 天` : `请于 ${dueOn} 前报送`
  const returned = report.state === 'returned' ? ['报告已被退回，请按意见修改后重新提交。'] : []
  const lines = [
    `${report.agency_name}：`,
    `贵单位 ${round.year} 年度政府信息公开工作年度报告${due}。`,
    ...returned,
    ...(message === '' ? [] : [message]),
    '请登录政务公开平台办理。',
  ]
  return {
    subject: `请报送 ${round.year} 年度政府信息公开工作年度报告（${report.agency_name}）`,
    body: `${lines.join('\n\n')}\n`,
  }
}
