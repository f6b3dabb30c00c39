import type { WorkCalendar } from '../calendar/calendar.ts'
import type { Day } from '../kit/day.ts'
import { invalid, type Refusal } from '../kit/refusal.ts'
import { fail, ok, type Result } from '../kit/result.ts'
import { type ClockEvent, inOrder } from './events.ts'
import { pausesOf } from './pauses.ts'
import { type CountedDay, walkDays } from './walk-days.ts'

export type ClockState = 'running' | 'paused' | 'waiting-supplement' | 'waiting-fee' | 'ended'

/** Where the clock of a request stands. */
export type Clock = {
  readonly state: ClockState
  /** Day zero of the period that counts, and the event that made it so. */
  readonly startedOn: Day
  readonly startedBy: Start['kind']
  /** Working days of the period, with its extension. */
  readonly allowed: number
  /** Working days of the extension, 0 without one. */
  readonly extension: number
  readonly used: number
  /** Working days to the due day; negative when it is past. */
  readonly left: number
  readonly dueOn: Day | null
  /** Why no due day can be named: another has the word, or a year is not announced. */
  readonly withoutDueOn: Refusal | null
  /** Every day from receipt to the due day or to today, whichever is later. */
  readonly days: readonly CountedDay[]
}

export type Given = {
  readonly calendar: WorkCalendar
  /** Working days of the period without extension, 1 or more. */
  readonly allowed: number
  readonly today: Day
}

type Start = Extract<ClockEvent, { kind: 'received' | 'supplement-received' | 'fee-paid' }>
type Wait = Extract<ClockEvent, { kind: 'supplement-asked' | 'fee-notified' }>

/**
 * The clock of 条例§33, replayed from what happened: the period begins on the day after receipt,
 * anew after a supplement (§30) or a payment (国办函〔2020〕109号), stands still while opinions are asked
 * for (§33 third paragraph), is longer by its extension, and ends no earlier than the day to which
 * the answer was put off (§35). The order in which events are told does not matter, only their days.
 * Refused without exactly one receipt.
 */
export function replay(
  events: readonly ClockEvent[],
  { calendar, allowed, today }: Given,
): Result<Clock, Refusal> {
  const told = inOrder(events)
  const [received, ...more] = told.filter(({ kind }) => kind === 'received')
  if (!received || more.length > 0) {
    return fail(invalid('no-receipt', '要算期限，须有且只有一个收到申请的日期。'))
  }
  const start = told.filter(isStart).at(-1) ?? { kind: 'received', on: received.on }
  const since = told.filter(({ on }) => on >= start.on)
  const wait = since.filter(isWait).findLast(({ kind }) => isOpen(kind, told)) ?? null
  const end = told.find(({ kind, on }) => kind === 'ended' && on <= today) ?? null
  const until = end?.on ?? today
  const extension = extensionIn(since)
  const inAll = allowed + extension
  const pauses = pausesOf(told)
  const walk = walkDays(calendar, {
    ...{ receivedOn: received.on, startedOn: start.on, startedBy: start.kind },
    ...{ allowed: inAll, pauses, wait, until },
    notBefore: postponedTo(since),
  })
  return ok({
    state: end ? 'ended' : stateOf(wait, walk.isPaused),
    ...{ startedOn: start.on, startedBy: start.kind, allowed: inAll, extension },
    ...walk.figures,
    days: walk.days,
  })
}

function isStart(event: ClockEvent): event is Start {
  return ['received', 'supplement-received', 'fee-paid'].includes(event.kind)
}

function isWait(event: ClockEvent): event is Wait {
  return event.kind === 'supplement-asked' || event.kind === 'fee-notified'
}

/** What meets each wait. */
const MET_BY = { 'supplement-asked': 'supplement-received', 'fee-notified': 'fee-paid' } as const

/** Whether it is still waited for: what is asked for and comes on one day is over. */
function isOpen(kind: Wait['kind'], told: readonly ClockEvent[]): boolean {
  let open = false
  for (const day of new Set(told.map(({ on }) => on))) {
    const count = (which: ClockEvent['kind']) =>
      told.filter((event) => event.on === day && event.kind === which).length
    open = Number(open) + count(kind) > count(MET_BY[kind])
  }
  return open
}

/** An extension belongs to the period in which it was given. */
function extensionIn(since: readonly ClockEvent[]): number {
  return since.reduce((sum, event) => sum + (event.kind === 'extended' ? event.workingDays : 0), 0)
}

function postponedTo(since: readonly ClockEvent[]): Day | null {
  const days = since.flatMap((event) => (event.kind === 'postponed' ? [event.until] : []))
  return days.sort().at(-1) ?? null
}

function stateOf(wait: Wait | null, isPaused: boolean): ClockState {
  if (wait) return wait.kind === 'supplement-asked' ? 'waiting-supplement' : 'waiting-fee'
  return isPaused ? 'paused' : 'running'
}
