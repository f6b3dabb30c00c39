import type { Day } from '../kit/day.ts'
import type { ClockEvent, Consulted } from './events.ts'

/** Days that are not counted: those after `after` up to and including `to`; `null` is open. */
export type Pause = {
  readonly with: Consulted
  readonly after: Day
  readonly to: Day | null
}

export const PAUSE_REASONS: Readonly<Record<Consulted, string>> = {
  'third-party': '征求第三方意见，不计入（条例第三十三条第三款）',
  agency: '征求其他机关意见，不计入（条例第三十三条第三款）',
  secrecy: '提请保密行政管理部门确定，不计入（条例第十七条、第三十三条第三款）',
}

/**
 * The time consultations take: from the day after the letter went out to the day the opinion came
 * in, at the latest the day by which it was due. Days of several at once are not counted once.
 */
export function pausesOf(events: readonly ClockEvent[]): readonly Pause[] {
  const answers = new Map<string, Day>()
  for (const event of events) {
    if (event.kind !== 'consultation-answered') continue
    const known = answers.get(event.id)
    if (known === undefined || event.on < known) answers.set(event.id, event.on)
  }
  return events.flatMap((event) =>
    event.kind === 'consultation-sent'
      ? [{ with: event.with, after: event.on, to: earlier(answers.get(event.id), event.dueOn) }]
      : [],
  )
}

/** The pause a day lies in, if any. */
export function pauseOn(pauses: readonly Pause[], day: Day): Pause | null {
  return pauses.find(({ after, to }) => after < day && (to === null || day <= to)) ?? null
}

function earlier(one: Day | undefined, other: Day | undefined): Day | null {
  if (one === undefined) return other ?? null
  return other === undefined || one < other ? one : other
}
