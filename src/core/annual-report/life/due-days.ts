import { type Day, daysBetween } from '../../kit/day.ts'
import { inForce, settings } from '../checking/settings.ts'
import { EDITABLE, type ReportState } from './states.ts'

/** A day by which something is due, and who says so. */
export type DueDay = { readonly on: Day; readonly source: string }

/** The days of a round: at the disclosure office, to the public for agencies and for the government. */
export type DueDays = {
  readonly internal: DueDay
  readonly agency: DueDay
  readonly government: DueDay
}

/** When agencies hand their report to the disclosure office, unless the round says otherwise. */
const INTERNAL = [
  {
    fromYear: 2008,
    day: '01-20',
    source:
      '本平台的默认安排：早于条例第四十九条的 1 月 31 日，留出审核时间；各地可在建立编报任务时另定',
  },
] as const

/** The days on which reports of a year are due, from the dated settings; null before there were any. */
export function dueDaysOf(year: number): DueDays | null {
  const statutory = inForce(settings.statutoryDays, year)
  const internal = inForce(INTERNAL, year)
  if (!statutory || !internal) return null
  const on = (day: string): Day => `${year + 1}-${day}`
  return {
    internal: { on: on(internal.day), source: internal.source },
    agency: { on: on(statutory.agency), source: statutory.source },
    government: { on: on(statutory.government), source: statutory.source },
  }
}

export type RoundDays = {
  readonly internalDueOn: Day
  readonly agencyDueOn: Day
  readonly governmentDueOn: Day
}

/** When a report is due at the office, and to the public; a government hands its own to nobody. */
export function dueOf(
  scope: string,
  days: RoundDays,
): { readonly dueOn: Day; readonly publicDueOn: Day } {
  return scope === 'government'
    ? { dueOn: days.governmentDueOn, publicDueOn: days.governmentDueOn }
    : { dueOn: days.internalDueOn, publicDueOn: days.agencyDueOn }
}

/**
 * Whole days a report is late: while it is being written, against the office's day; once handed in,
 * against the public's. What is or was public is not late.
 */
export function lateDays(
  report: { readonly state: ReportState; readonly scope: string; readonly edition: number },
  days: RoundDays,
  today: Day,
): number {
  if (report.edition > 0) return 0
  const { dueOn, publicDueOn } = dueOf(report.scope, days)
  const due = EDITABLE.includes(report.state) ? dueOn : publicDueOn
  return today > due ? daysBetween(due, today) : 0
}
