import { addDays, type Day, yearOf } from '../kit/day.ts'
import type { Arrangement, RegionalArrangement } from './arrangement.ts'
import national from './national.json' with { type: 'json' }

/** The national arrangements from 2007 to 2026, from the notices of the State Council's office. */
export const NATIONAL: readonly Arrangement[] = national

/** What kind of day a day is, and in a word why. */
export type DayKind = {
  readonly isWorking: boolean
  /** `工作日`, `周末`, `调休上班`, or the name of the holiday. */
  readonly why: string
}

/** Working days and days off, for the years that have been announced. */
export type WorkCalendar = {
  /** `null` when the day's year has not been announced: unknown, not ordinary. */
  readonly kindOf: (day: Day) => DayKind | null
  readonly years: readonly number[]
}

const SATURDAY = 6
const SUNDAY = 0
const WORKING: DayKind = { isWorking: true, why: '工作日' }
const WEEKEND: DayKind = { isWorking: false, why: '周末' }
const MADE_UP: DayKind = { isWorking: true, why: '调休上班' }

/**
 * The calendar of a region. A later arrangement of a year replaces an earlier one, so that a changed
 * notice is added at the end; what a region has off goes before what the nation works.
 */
export function makeCalendar(
  nation: readonly Arrangement[],
  regional: readonly RegionalArrangement[] = [],
  region = '',
): WorkCalendar {
  const years = latestOfEachYear(nation)
  const special = specialDays([...years.values()])
  const local = regional.filter((each) => region.startsWith(each.region))
  for (const [day, kind] of specialDays(local)) special.set(day, kind)
  return {
    kindOf: (day) => (years.has(yearOf(day)) ? (special.get(day) ?? ordinaryDay(day)) : null),
    years: [...years.keys()].sort((one, other) => one - other),
  }
}

/** The nation's own working days, of the years that are in the program. */
export const NATIONAL_CALENDAR: WorkCalendar = makeCalendar(NATIONAL)

function latestOfEachYear(nation: readonly Arrangement[]): Map<number, Arrangement> {
  return new Map(nation.map((each) => [each.year, each]))
}

function specialDays(arrangements: readonly Arrangement[]): Map<Day, DayKind> {
  const days = new Map<Day, DayKind>()
  for (const { off, work } of arrangements) {
    for (const day of work) days.set(day, MADE_UP)
    for (const { name, from, to } of off) {
      const kind = { isWorking: false, why: name }
      for (let day = from; day <= to; day = addDays(day, 1)) days.set(day, kind)
    }
  }
  return days
}

function ordinaryDay(day: Day): DayKind {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return weekday === SATURDAY || weekday === SUNDAY ? WEEKEND : WORKING
}
