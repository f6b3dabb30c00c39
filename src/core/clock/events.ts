import type { Day } from '../kit/day.ts'

/** Whose opinion is asked: a third party's (条例§32), another agency's (§34, §11), the secrecy office's (§17). */
export type Consulted = 'third-party' | 'agency' | 'secrecy'

/** What moves the clock of a request, each on its day. */
export type ClockEvent =
  /** 收到之日 by the rules of §31: day zero. */
  | { readonly kind: 'received'; readonly on: Day }
  /** 补正告知 (§30): the answer waits for the applicant. */
  | { readonly kind: 'supplement-asked'; readonly on: Day }
  /** The period begins anew (§30). */
  | { readonly kind: 'supplement-received'; readonly on: Day }
  /** The time this takes is not counted (§33 third paragraph). */
  | {
      readonly kind: 'consultation-sent'
      readonly on: Day
      readonly id: string
      readonly with: Consulted
      /** The day by which the consulted must answer; from then on the clock runs in any case. */
      readonly dueOn?: Day
    }
  | { readonly kind: 'consultation-answered'; readonly on: Day; readonly id: string }
  /** By so many working days (§33 second paragraph). */
  | { readonly kind: 'extended'; readonly on: Day; readonly workingDays: number }
  /** 收费通知: the answer waits for the payment. */
  | { readonly kind: 'fee-notified'; readonly on: Day }
  /** The period begins anew on the day after. */
  | { readonly kind: 'fee-paid'; readonly on: Day }
  /** Put off to a reasonable day, the applicant being told (§35). */
  | { readonly kind: 'postponed'; readonly on: Day; readonly until: Day }
  /** Answered, withdrawn, given up. */
  | { readonly kind: 'ended'; readonly on: Day }

export type ClockEventKind = ClockEvent['kind']

export const CLOCK_EVENT_LABELS: Readonly<Record<ClockEventKind, string>> = {
  received: '收到申请',
  'supplement-asked': '告知补正',
  'supplement-received': '收到补正',
  'consultation-sent': '征求意见',
  'consultation-answered': '收到意见',
  extended: '延长答复期限',
  'fee-notified': '发出收费通知',
  'fee-paid': '完成缴费',
  postponed: '延迟答复',
  ended: '办结',
}

/** On one day: what begins a period goes before what happens in it, and what ends it comes last. */
const RANK = Object.keys(CLOCK_EVENT_LABELS)

/** Events as they happened, whatever order they were told in. */
export function inOrder(events: readonly ClockEvent[]): readonly ClockEvent[] {
  return [...events].sort(
    (one, other) =>
      compare(one.on, other.on) ||
      RANK.indexOf(one.kind) - RANK.indexOf(other.kind) ||
      compare(JSON.stringify(one), JSON.stringify(other)),
  )
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}
