import { invalid } from '#core/kit/refusal.ts'
import { fail, ok } from '#core/kit/result.ts'
import { Day } from '#platform/action/shapes.ts'
import { receiptFault } from '../means/receipt-fault.ts'
import { stepAction } from './step-action.ts'

/** 收到之日 that was entered wrongly (条例§31): the clock is told anew from the right day. */
export const receiptSteps = {
  'correct-receipt': stepAction(
    'correct-receipt',
    { receivedOn: Day },
    ({ today }, stepping, { receivedOn }) => {
      const fault = receiptFault(stepping, receivedOn, today)
      if (fault) return fail(fault)
      if (receivedOn !== stepping.request.received_on) return ok({ facts: { receivedOn } })
      const sentence = '与现在登记的收到日期相同。'
      return fail(invalid('receipt', sentence, { receivedOn: sentence }))
    },
  ),
} as const
