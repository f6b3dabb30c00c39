import { fail, ok } from '#core/kit/result.ts'
import { HANDLERS } from '#core/requests/life/roles.ts'
import { defineQuery } from '#platform/action/define-action.ts'
import { ReceiptPreview, ReceiptPreviewInput } from '../../contract/calendar.ts'
import { refuseUnseen } from '../../requests.policy.ts'
import { asEvent, type Ctx, clockOf, type Loaded, loadSeen } from '../load-request.ts'
import { receiptFault } from '../means/receipt-fault.ts'

/** When the answer would be due were the request received on another day (条例§31). */
export const previewReceipt = defineQuery({
  name: 'requests.preview-receipt',
  title: '预览更正收到日期的影响',
  input: ReceiptPreviewInput,
  output: ReceiptPreview,
  audience: HANDLERS,
  load: loadSeen,
  may: (actor, { guarded }: Loaded) => refuseUnseen(actor, guarded),
  answer: async ({ today }: Ctx, loaded: Loaded, { receivedOn }) => {
    const fault = receiptFault(loaded, receivedOn, today)
    if (fault) return fail(fault)
    const { request, events, calendar } = loaded
    const told = events.map(asEvent)
    const corrected = { step: 'correct-receipt', on: today, facts: { receivedOn } } as const
    const dueOn = clockOf(told, calendar, today)?.dueOn ?? null
    const newDueOn = clockOf([...told, corrected], calendar, today)?.dueOn ?? null
    return ok({
      ...{ receivedOn: request.received_on, dueOn, newReceivedOn: receivedOn, newDueOn },
      isLate: request.decided_on === null && newDueOn !== null && newDueOn < today,
    })
  },
})
