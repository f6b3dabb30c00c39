import type { WorkCalendar } from '../calendar/calendar.ts'
import type { Consulted } from '../clock/events.ts'
import { endOfPeriod, type Period, type PeriodName, periodOn } from '../clock/periods.ts'
import { addDays, chineseDay, type Day } from '../kit/day.ts'
import { invalid, type Refusal } from '../kit/refusal.ts'
import { ok, type Result } from '../kit/result.ts'

/** By when somebody who is consulted has to answer: 条例§32 for third parties, §34 for other agencies. */

const PERIOD: Readonly<Record<Consulted, PeriodName>> = {
  'third-party': 'third-party',
  agency: 'agency',
  secrecy: 'agency',
}
/** Whom the law gives its days: it sets none for a department that determines secrecy (§17). */
const ENTITLED: readonly Consulted[] = ['third-party', 'agency']

type Asked = {
  readonly consulted: Consulted
  /** When the letter goes out. */
  readonly on: Day
  /** As the office sets it; otherwise the law's. */
  readonly dueOn?: Day | undefined
}

/**
 * The day by which an opinion is due; `null` where neither office nor law sets one. Refused as
 * `due-too-early` when the office sets a day before the law's; later is allowed.
 */
export function opinionDue(
  { consulted, on, dueOn }: Asked,
  calendar: WorkCalendar,
): Result<Day | null, Refusal> {
  const period = periodOn(PERIOD[consulted], on)
  if (dueOn === undefined) return period ? endOfPeriod(period, on, calendar) : ok(null)
  if (dueOn <= on) return tooEarly('征求意见的期限须晚于发出之日。')
  if (!period || !ENTITLED.includes(consulted)) return ok(dueOn)
  const least = leastDue(period, on, calendar)
  return dueOn < least ? tooEarly(sentenceOf(period, least)) : ok(dueOn)
}

/** Where no days off are announced yet, as many days: working days are never fewer. */
function leastDue(period: Period, on: Day, calendar: WorkCalendar): Day {
  const end = endOfPeriod(period, on, calendar)
  return end.ok ? end.value : addDays(on, period.count)
}

function sentenceOf({ label, count, basis }: Period, least: Day): string {
  return `${label}的期限不少于${count}个工作日（${basis}），不能早于${chineseDay(least)}。`
}

function tooEarly(sentence: string): Result<never, Refusal> {
  return { ok: false, error: invalid('due-too-early', sentence, { dueOn: sentence }) }
}
