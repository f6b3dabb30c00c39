import { daysBetween } from '../core/kit/day.ts'

/** Days and times as people here write them; instants are shown in China's time. */

const CLOCK = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hour12: false,
})
const MOMENT = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hour12: false,
})
const TODAY = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' })

/** `2026-01-31` → `2026年1月31日`. */
export function dayText(day: string | null | undefined): string {
  const [year, month, date] = (day ?? '').split('-').map(Number)
  return year && month && date ? `${year}年${month}月${date}日` : '—'
}

/** An instant → `2026/1/31 14:02`. */
export function momentText(instant: string | null | undefined): string {
  return instant ? MOMENT.format(new Date(instant)) : '—'
}

/** An instant → `14:02:31`. */
export function clockText(instant: string | number): string {
  return CLOCK.format(new Date(instant))
}

/** Today in China. */
export function today(): string {
  return TODAY.format(new Date())
}

/** What a due day means today: `逾期 3 天`, `今天到期`, `还有 5 天`. */
export function dueText(dueOn: string, now = today()): string {
  const days = daysBetween(now, dueOn)
  if (days < 0) return `逾期 ${-days} 天`
  return days === 0 ? '今天到期' : `还有 ${days} 天`
}
