import { isDay } from '#core/kit/day.ts'
import { invalid } from '#core/kit/refusal.ts'
import { fail, ok } from '#core/kit/result.ts'
import { Day } from '#platform/action/shapes.ts'
import { stepAction } from './step-action.ts'

const field = (sentence: string) => fail(invalid('receipt', sentence, { receivedOn: sentence }))

/** 收到之日 that was entered wrongly (条例§31): the clock is told anew from the right day. */
export const receiptSteps = {
  'correct-receipt': stepAction(
    'correct-receipt',
    { receivedOn: Day },
    ({ today }, { request }, { receivedOn }) => {
      if (!isDay(receivedOn)) return field(`${receivedOn} 不是日期。`)
      if (receivedOn > today) return field('收到日期不能晚于今天。')
      if (receivedOn < request.submitted_on) return field('收到日期不能早于提交日期。')
      return receivedOn === request.received_on
        ? field('与现在登记的收到日期相同。')
        : ok({ facts: { receivedOn } })
    },
  ),
} as const
