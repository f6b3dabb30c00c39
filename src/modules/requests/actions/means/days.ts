import type { Day } from '#core/kit/day.ts'
import { invalid, type Refusal } from '#core/kit/refusal.ts'

/** Why nothing can have happened on that day, said at its field: it is after today. */
export function refuseDay(field: string, day: Day, today: Day): Refusal | null {
  return day > today ? invalid('future', '日期不能晚于今天。', { [field]: '不能晚于今天。' }) : null
}

/** The refusal of a day before something that must have come first. */
export function tooEarly(field: string, day: Day): Refusal {
  return invalid('too-early', `日期不能早于${day}。`, { [field]: `不能早于${day}。` })
}
