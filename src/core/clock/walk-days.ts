import type { WorkCalendar } from '../calendar/calendar.ts'
import { unknownYear } from '../calendar/working-days.ts'
import { addDays, type Day, yearOf } from '../kit/day.ts'
import { later, type Refusal } from '../kit/refusal.ts'
import { PAUSE_REASONS, type Pause, pauseOn } from './pauses.ts'

/** One day since receipt: counted as the n-th of its period, or not, and why. */
export type CountedDay = {
  readonly on: Day
  readonly number: number | null
  readonly why: string
}

export type StartKind = 'received' | 'supplement-received' | 'fee-paid'
export type WaitKind = 'supplement-asked' | 'fee-notified'

/** Why the day on which a period begins is not counted. */
const STARTING: Readonly<Record<StartKind, string>> = {
  received: '收到之日，不计入',
  'supplement-received': '收到补正之日，不计入；次日起重新计算（条例第三十条）',
  'fee-paid': '完成缴费之日，不计入；次日起重新计算（国办函〔2020〕109号）',
}

export type Course = {
  readonly receivedOn: Day
  /** Day zero of the period that counts. */
  readonly startedOn: Day
  readonly startedBy: StartKind
  readonly allowed: number
  readonly pauses: readonly Pause[]
  /** From the day after it nothing is counted. */
  readonly wait: { readonly kind: WaitKind; readonly on: Day } | null
  /** The answer is not due before this day. */
  readonly notBefore: Day | null
  /** Days are used up to and including this one. */
  readonly until: Day
}

type Figures = {
  readonly used: number
  readonly left: number
  readonly dueOn: Day | null
  readonly withoutDueOn: Refusal | null
}

export type Walk = {
  readonly days: readonly CountedDay[]
  readonly figures: Figures
  readonly isPaused: boolean
}

const WAITING: Readonly<Record<WaitKind, { why: string; refusal: Refusal }>> = {
  'supplement-asked': {
    why: '等待申请人补正',
    refusal: later('waiting-supplement', '正在等待申请人补正；收到补正之日起重新计算期限。'),
  },
  'fee-notified': {
    why: '等待申请人缴费',
    refusal: later('waiting-fee', '正在等待申请人缴费；完成缴费次日起重新计算期限。'),
  },
}
const CONSULTING = later('consulting', '正在征求意见，所需时间不计入期限；收到意见后继续计算。')

/** Day by day from receipt: which days count, and on which the answer is due. */
export function walkDays(calendar: WorkCalendar, course: Course): Walk {
  const days = daysBefore(course)
  const state = { number: 0, used: 0, dueOn: null as Day | null, dueNumber: 0 }
  let refusal: Refusal | null = null
  for (let day = addDays(course.startedOn, 1); refusal === null; day = addDays(day, 1)) {
    if (state.dueOn !== null && day > course.until) break
    const kind = calendar.kindOf(day)
    if (!kind) refusal = unknownYear(yearOf(day))
    else if (day > course.until && standsStill(course, day)) refusal = standsStill(course, day)
    else {
      const reason = kind.isWorking ? reasonNotToCount(course, day) : kind.why
      if (reason === null) countDay(state, course, day)
      days.push({
        on: day,
        number: reason === null ? state.number : null,
        why: reason ?? (isLate(state, day) ? '已逾期' : kind.why),
      })
      if (day <= course.until) state.used = state.number
    }
  }
  const { used, dueOn } = state
  const left = (dueOn === null ? course.allowed : state.dueNumber) - used
  return {
    days,
    figures: { used, left, dueOn, withoutDueOn: dueOn === null ? refusal : null },
    isPaused: course.pauses.some(
      ({ after, to }) => after <= course.until && (to === null || course.until < to),
    ),
  }
}

type State = { number: number; used: number; dueOn: Day | null; dueNumber: number }

function countDay(state: State, { allowed, notBefore }: Course, day: Day): void {
  state.number += 1
  const isDue = state.number >= allowed && (notBefore === null || day >= notBefore)
  if (state.dueOn !== null || !isDue) return
  state.dueOn = day
  state.dueNumber = state.number
}

function isLate({ dueOn }: State, day: Day): boolean {
  return dueOn !== null && day > dueOn
}

/** Receipt itself, and the days of periods that a later beginning made void. */
function daysBefore({ receivedOn, startedOn, startedBy }: Course): CountedDay[] {
  const days: CountedDay[] = []
  for (let day = receivedOn; day < startedOn; day = addDays(day, 1)) {
    const why = day === receivedOn ? STARTING.received : '此后重新计算，此前不计入'
    days.push({ on: day, number: null, why })
  }
  return [...days, { on: startedOn, number: null, why: STARTING[startedBy] }]
}

/** Why nobody can say on which day the clock will go on. */
function standsStill({ wait, pauses }: Course, day: Day): Refusal | null {
  if (wait && day > wait.on) return WAITING[wait.kind].refusal
  return pauseOn(pauses, day)?.to === null ? CONSULTING : null
}

function reasonNotToCount({ wait, pauses }: Course, day: Day): string | null {
  if (wait && day > wait.on) return WAITING[wait.kind].why
  const pause = pauseOn(pauses, day)
  return pause ? PAUSE_REASONS[pause.with] : null
}
