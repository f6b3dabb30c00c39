import { chineseDay, type Day } from '../kit/day.ts'
import { type ClockEvent, inOrder } from './events.ts'
import { periodOn } from './periods.ts'
import { type Given, replay } from './replay.ts'

/**
 * What the law or the calendar does not allow among events that are told, a sentence each: an extension
 * beyond the longest, a second one or one after the period had run out (条例§33), something before
 * receipt, an opinion nobody asked for, a day before the one it follows. Replaying them would count all
 * the same.
 */
export function eventFaults(events: readonly ClockEvent[], given: Given): readonly string[] {
  const told = inOrder(events)
  const receivedOn = told.find(({ kind }) => kind === 'received')?.on
  if (receivedOn === undefined) return []
  return told.flatMap((event, at) => {
    if (event.on < receivedOn) return [`${dayOf(event)}的事件早于收到申请之日。`]
    return faultsOf(event, told.slice(0, at), { ...given, receivedOn })
  })
}

type Told = Given & { readonly receivedOn: Day }

function faultsOf(event: ClockEvent, before: readonly ClockEvent[], given: Told): string[] {
  switch (event.kind) {
    case 'extended':
      return extensionFaults(event, before, given)
    case 'consultation-answered':
      return before.some((each) => each.kind === 'consultation-sent' && each.id === event.id)
        ? []
        : [`${dayOf(event)}收到的意见（${event.id}）没有对应的征求意见。`]
    case 'consultation-sent':
      return event.dueOn !== undefined && event.dueOn < event.on
        ? [`${dayOf(event)}征求意见的到期日早于发出日。`]
        : []
    case 'postponed':
      return event.until < event.on ? [`${dayOf(event)}延迟答复的日期早于告知日。`] : []
    default:
      return []
  }
}

type Extended = Extract<ClockEvent, { kind: 'extended' }>

/** One extension a period, not longer than the law's, before the period has run out. */
function extensionFaults(event: Extended, before: readonly ClockEvent[], given: Told): string[] {
  const longest = periodOn('extension', given.receivedOn)?.count
  const clock = replay(before, { ...given, today: event.on })
  if (longest !== undefined && event.workingDays > longest) {
    return [`${dayOf(event)}的延期：最长不超过${longest}个工作日（条例第三十三条第二款）。`]
  }
  if (!clock.ok) return []
  const { extension, dueOn } = clock.value
  if (extension > 0)
    return [`${dayOf(event)}的延期：同一期限只能延长一次（条例第三十三条第二款）。`]
  return dueOn !== null && dueOn < event.on
    ? [`${dayOf(event)}的延期：答复期限已于${chineseDay(dueOn)}届满，不能再延长。`]
    : []
}

const dayOf = ({ on }: ClockEvent) => chineseDay(on)
