import { Type } from 'typebox'
import { endOfPeriod, periodOn } from '#core/clock/periods.ts'
import { invalid } from '#core/kit/refusal.ts'
import { fail, ok } from '#core/kit/result.ts'
import { Day } from '#platform/action/shapes.ts'
import { dueTooEarly } from './due-too-early.ts'
import { stepAction } from './step-action.ts'

const Items = Type.Array(Type.String({ minLength: 1, maxLength: 500, title: '需要补正的内容' }), {
  ...{ minItems: 1, maxItems: 20, title: '补正事项' },
})

/** 补正 (条例§30): asked for once, with everything that is missing and a reasonable day. */
export const supplementSteps = {
  'ask-supplement': stepAction(
    'ask-supplement',
    { items: Items, dueOn: Type.Optional(Day) },
    (_context, { calendar }, { items, dueOn }, on) => {
      if (dueOn !== undefined && dueOn <= on) return dueTooEarly('补正期限须晚于告知之日。')
      if (dueOn !== undefined) return ok({ facts: { items, dueOn } })
      const period = periodOn('supplement', on)
      const due = period ? endOfPeriod(period, on, calendar) : null
      if (!due) return fail(invalid('no-period', '请写明补正期限。', { dueOn: '请填写。' }))
      return due.ok ? ok({ facts: { items, dueOn: due.value } }) : due
    },
  ),
  supplement: stepAction(
    'supplement',
    { text: Type.String({ minLength: 1, maxLength: 5000, title: '补正内容' }) },
    (_context, _stepping, { text }) => ok({ note: text }),
  ),
} as const
