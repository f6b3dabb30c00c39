import { periodText } from '#core/clock/period-text.ts'
import type { Clock } from '#core/clock/replay.ts'
import { weekdayOf } from '#core/kit/day.ts'

/** A clock as lines of text: the due day, then every day with its number or why it has none. */
export function clockLines(clock: Clock): string[] {
  const { dueOn, withoutDueOn, used, left, days } = clock
  return [
    dueOn === null ? `没有届满日：${withoutDueOn?.message ?? ''}` : `届满日：${dueOn}`,
    `期限 ${periodText(clock)}，已用 ${used} 个，${left < 0 ? `逾期 ${-left} 个` : `还剩 ${left} 个`}。`,
    '',
    ...days.map(({ on, number, why }) => {
      const count = number === null ? '    —' : `第${String(number).padStart(3)}日`
      return `${on}  周${weekdayOf(on)}  ${count}  ${why}`
    }),
  ]
}
