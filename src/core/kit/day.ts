/** A calendar day, `YYYY-MM-DD`. Days compare as text. */
export type Day = string

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/
const MILLISECONDS = 86_400_000

/** Whether the text is a day that exists. */
export function isDay(text: string): boolean {
  return DAY.test(text) && dayOf(Date.parse(`${text}T00:00:00Z`)) === text
}

/** The day that is `days` after (before, when negative) the given one. */
export function addDays(day: Day, days: number): Day {
  return dayOf(Date.parse(`${day}T00:00:00Z`) + days * MILLISECONDS)
}

/** The same day of the month `months` later, or the last day of a shorter month (民法典 §202). */
export function addMonths(day: Day, months: number): Day {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  return dayOf(Date.UTC(year, month - 1 + months, Math.min(date, last)))
}

/** Whole days from one day to another; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round(
    (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / MILLISECONDS,
  )
}

export function yearOf(day: Day): number {
  return Number(day.slice(0, 4))
}

/** `2026年3月5日`, as official documents write a day. */
export function chineseDay(day: Day): string {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}

/** `六` for a Saturday. */
export function weekdayOf(day: Day): string {
  return '日一二三四五六'[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? ''
}

/** China has had one clock time since 1991: eight hours ahead of UTC, winter and summer. */
const CHINA_AHEAD = 8 * 3_600_000

/** The day in China at an instant, given as ISO text or milliseconds. */
export function dayInChina(instant: string | number): Day {
  return dayOf((typeof instant === 'string' ? Date.parse(instant) : instant) + CHINA_AHEAD)
}

/** Date and time in China, `YYYY-MM-DD HH:MM`. */
export function timeInChina(instant: string | number): string {
  const at = (typeof instant === 'string' ? Date.parse(instant) : instant) + CHINA_AHEAD
  return Number.isFinite(at) ? new Date(at).toISOString().slice(0, 16).replace('T', ' ') : ''
}

function dayOf(milliseconds: number): Day {
  return Number.isFinite(milliseconds) ? new Date(milliseconds).toISOString().slice(0, 10) : ''
}
