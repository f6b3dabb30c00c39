import { type Day, dayInChina } from '#core/kit/day.ts'

/** Where the time comes from; tests set their own. */
export type Clock = { now(): Date }

export const systemClock: Clock = { now: () => new Date() }

/** Today in China. */
export function todayOf(clock: Clock): Day {
  return dayInChina(clock.now().getTime())
}

/** A clock that stands still until it is moved. */
export function stoppedClock(at: string): Clock & { set(at: string): void } {
  let instant = new Date(at)
  return {
    now: () => new Date(instant),
    set: (next) => {
      instant = new Date(next)
    },
  }
}
