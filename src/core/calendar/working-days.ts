import { addDays, type Day, yearOf } from '../kit/day.ts'
import { invalid, type Refusal } from '../kit/refusal.ts'
import { fail, ok, type Result } from '../kit/result.ts'
import type { DayKind, WorkCalendar } from './calendar.ts'

/** The day's kind, or a sentence that its year has not been announced. */
export function kindOfDay(calendar: WorkCalendar, day: Day): Result<DayKind, Refusal> {
  const kind = calendar.kindOf(day)
  return kind ? ok(kind) : fail(unknownYear(yearOf(day)))
}

export function unknownYear(year: number): Refusal {
  return invalid(
    'unknown-year',
    `还没有${year}年的放假安排，无法计算工作日。国务院办公厅公布后，请系统管理员在“工作日历”中导入。`,
  )
}

/**
 * The working day that is `count` working days after the given day, which itself is not counted
 * (民事诉讼法 §85: the day on which a period begins is not part of it). `count` is 1 or more.
 */
export function addWorkingDays(
  calendar: WorkCalendar,
  from: Day,
  count: number,
): Result<Day, Refusal> {
  let day = from
  for (let counted = 0; counted < count; ) {
    day = addDays(day, 1)
    const kind = kindOfDay(calendar, day)
    if (!kind.ok) return kind
    if (kind.value.isWorking) counted += 1
  }
  return ok(day)
}

/** Working days after `from` up to and including `to`; 0 when `to` is not later. */
export function workingDaysBetween(
  calendar: WorkCalendar,
  from: Day,
  to: Day,
): Result<number, Refusal> {
  let counted = 0
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) {
    const kind = kindOfDay(calendar, day)
    if (!kind.ok) return kind
    if (kind.value.isWorking) counted += 1
  }
  return ok(counted)
}

/** The day itself when it is worked, otherwise the next one that is. */
export function workingDayFrom(calendar: WorkCalendar, from: Day): Result<Day, Refusal> {
  const kind = kindOfDay(calendar, from)
  if (!kind.ok) return kind
  return kind.value.isWorking ? ok(from) : addWorkingDays(calendar, from, 1)
}
