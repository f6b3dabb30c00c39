import { weekdayOf } from '#core/kit/day.ts'
import type { RequestView } from '../../requests.contract.ts'

type CountedDay = NonNullable<RequestView['clock']>['days'][number]

export const CLOCK_STATES: Readonly<Record<string, string>> = {
  running: '正在计算。',
  paused: '正在征求意见，暂停计算。',
  'waiting-supplement': '等待申请人补正，收到补正之日起重新计算。',
  'waiting-fee': '等待申请人缴费，缴费次日起重新计算。',
  ended: '已经办结。',
}

/** Days in a row that count one after the other, or do not count for the same reason. */
export type Stretch = {
  readonly from: string
  readonly to: string
  /** Number of the first and last working day; null where they do not count. */
  readonly first: number | null
  readonly last: number | null
  readonly why: string
  readonly count: number
}

/** The explanation of a clock in as few lines as it can be told. */
export function stretchesOf(days: readonly CountedDay[]): readonly Stretch[] {
  const stretches: Stretch[] = []
  for (const { on, number, why } of days) {
    const open = stretches.at(-1)
    const goesOn =
      open !== undefined &&
      (number === null ? open.first === null && open.why === why : open.first !== null)
    if (goesOn)
      stretches[stretches.length - 1] = { ...open, to: on, last: number, count: open.count + 1 }
    else stretches.push({ from: on, to: on, first: number, last: number, why, count: 1 })
  }
  return stretches
}

/** `2026-01-31` → `周六`. */
export function weekday(day: string): string {
  return `周${weekdayOf(day)}`
}

/** `2026-01-12`, `2026-01-16` → `1月12—16日`; over the end of a month `1月31日—2月1日`. */
export function spanText(from: string, to: string): string {
  const [, month, day] = from.split('-').map(Number)
  const [, lastMonth, lastDay] = to.split('-').map(Number)
  if (from === to) return `${month}月${day}日`
  const end = month === lastMonth ? `${lastDay}日` : `${lastMonth}月${lastDay}日`
  return month === lastMonth ? `${month}月${day}—${end}` : `${month}月${day}日—${end}`
}
