import { Type } from 'typebox'
import { endOfPeriod, periodOn } from '#core/clock/periods.ts'
import { invalid } from '#core/kit/refusal.ts'
import { fail, ok } from '#core/kit/result.ts'
import { Day } from '#platform/action/shapes.ts'
import { updateMatter } from '../../store/requests.ts'
import { dueTooEarly } from './due-too-early.ts'
import { stepAction } from './step-action.ts'

/** As what every matter is drafted when no reasons came; what it rests on is filled in, the rest is judged. */
const REFUSED = 'excessive'
const NO_REASONS = '在规定的期限内没有说明理由'

/**
 * 说明理由 (条例§35): asked for with a day, of which the law says nothing. Where none are given, refusing is
 * drafted and goes through review and signature like every other decision.
 */
export const reasonSteps = {
  'ask-reasons': stepAction(
    'ask-reasons',
    { dueOn: Type.Optional(Day) },
    (_context, { calendar }, { dueOn }, on) => {
      if (dueOn !== undefined && dueOn <= on) return dueTooEarly('说明理由的期限须晚于告知之日。')
      if (dueOn !== undefined) return ok({ facts: { dueOn } })
      const period = periodOn('reasons', on)
      const due = period ? endOfPeriod(period, on, calendar) : null
      if (!due) return fail(invalid('no-period', '请写明说明理由的期限。', { dueOn: '请填写。' }))
      return due.ok ? ok({ facts: { dueOn: due.value } }) : due
    },
  ),
  'give-reasons': stepAction('give-reasons', {}),
  'lapse-reasons': stepAction('lapse-reasons', {}, async ({ tx }, { matters, events }) => {
    const reasonAskedOn = events.findLast(({ step }) => step === 'ask-reasons')?.on_day
    const parts = { reasonAskedOn, reasonGiven: NO_REASONS }
    for (const matter of matters) {
      await updateMatter(tx, { ...matter, decision_kind: REFUSED, decision: { parts } })
    }
    return ok({})
  }),
} as const
