import { Type } from 'typebox'
import { periodOn } from '#core/clock/periods.ts'
import { feeFor, feeScheduleOn } from '#core/fee/fee.ts'
import { addDays } from '#core/kit/day.ts'
import { invalid } from '#core/kit/refusal.ts'
import { fail, ok } from '#core/kit/result.ts'
import { firstDay, itemsBefore } from '#core/requests/asked.ts'
import { choice, Day } from '#platform/action/shapes.ts'
import { askedBy } from '../../store/asked.ts'
import { asEvent, type Ctx, clockOf, type Loaded } from '../load-request.ts'
import { applicantMarks, openApplicant } from '../means/applicants.ts'
import { stepAction } from './step-action.ts'

const field = (name: string, sentence: string) =>
  fail(invalid('period', sentence, { [name]: sentence }))

/** What makes the period longer, or lets it begin anew (条例§33, §35; 国办函〔2020〕109号). */
export const periodSteps = {
  extend: stepAction(
    'extend',
    {
      workingDays: Type.Integer({ minimum: 1, maximum: 100, title: '延长的工作日' }),
      approvedBy: Type.String({ minLength: 1, maxLength: 100, title: '同意延长的负责人' }),
    },
    (_context, { request }, { workingDays, approvedBy }) => {
      const longest = periodOn('extension', request.received_on ?? request.submitted_on)?.count ?? 0
      return workingDays > longest
        ? field('workingDays', `延长的期限最长不超过${longest}个工作日。`)
        : ok({ facts: { workingDays, approvedBy } })
    },
  ),
  postpone: stepAction('postpone', { until: Day }, ({ today }, { events, calendar }, { until }) => {
    const dueOn = clockOf(events.map(asEvent), calendar, today)?.dueOn ?? today
    return until <= dueOn
      ? field('until', `延迟到的日期须晚于现在的届满日${dueOn}。`)
      : ok({ facts: { until } })
  }),
  'notify-fee': stepAction(
    'notify-fee',
    {
      mode: choice(['items', 'pages'], { title: '计收方式' }),
      units: Type.Integer({ minimum: 1, maximum: 1_000_000, title: '数量' }),
      before: Type.Optional(
        Type.Integer({ minimum: 0, maximum: 1_000_000, title: '本月此前的件数' }),
      ),
    },
    async (context, stepping, { mode, units, before: given }, on) => {
      const schedule = feeScheduleOn(on)
      const period = periodOn('fee', on)
      if (!schedule || !period) return field('on', `${on} 还没有信息处理费的收费标准。`)
      const before = given ?? (mode === 'items' ? await itemsAskedBefore(context, stepping) : 0)
      const fee = feeFor(schedule.by[mode], units, before)
      if (!fee.ok) return fee
      if (fee.value.fen === 0) return field('units', '没有超过免费的数量，不收费。')
      const dueOn = addDays(on, period.count)
      return ok({ facts: { fen: fee.value.fen, dueOn, charged: { mode, units, before } } })
    },
  ),
} as const

/** By the applicant and calendar month: 按件 is charged on what they asked for in all (109号 §4). */
async function itemsAskedBefore({ tx, deps }: Ctx, { request }: Loaded): Promise<number> {
  const { id, region_id: regionId, agency_id: agencyId } = request
  const since = firstDay(1, request.received_on ?? request.submitted_on)
  const marks = applicantMarks(deps, openApplicant(deps, request))
  return itemsBefore(await askedBy(tx, { regionId, agencyId, marks, since }), id)
}
