import { chineseDay, type Day } from '#core/kit/day.ts'
import { invalid, type Refusal } from '#core/kit/refusal.ts'
import { firstStepAfterReceipt } from '#core/requests/life/course.ts'
import { stepNamed } from '#core/requests/life/steps.ts'
import { asEvent, type Loaded } from '../load-request.ts'

/**
 * Why an application cannot have been received on a day (条例§31): before it was handed in, after today,
 * or after something was done with it; `null` when it can.
 */
export function receiptFault(
  { request, events }: Pick<Loaded, 'request' | 'events'>,
  receivedOn: Day,
  today: Day,
): Refusal | null {
  const next = firstStepAfterReceipt(events.map(asEvent))
  if (receivedOn > today) return fault('收到日期不能晚于今天。')
  if (receivedOn < request.submitted_on) return fault('收到日期不能早于提交日期。')
  if (next === null || receivedOn <= next.on) return null
  return fault(
    `收到日期不能晚于${chineseDay(next.on)}：这一天已经“${stepNamed(next.step).label}”。`,
  )
}

function fault(sentence: string): Refusal {
  return invalid('receipt', sentence, { receivedOn: sentence })
}
