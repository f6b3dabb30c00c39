import { later, type Refusal } from '#core/kit/refusal.ts'
import { fail, type Result } from '#core/kit/result.ts'

/** Lets a few through at a time; some may wait, the rest are asked to come back. */
export type Turnstile = <T>(work: () => Promise<Result<T, Refusal>>) => Promise<Result<T, Refusal>>

const FULL = later('crowded', '现在登录的人较多，请过几秒再试。')

/**
 * Hashing a password takes a core for some time and a connection with it: without a limit, a flood
 * of sign-ins would leave neither for those who work.
 */
export function turnstile(atOnce: number, mostWaiting: number): Turnstile {
  let inside = 0
  const waiting: (() => void)[] = []
  return async (work) => {
    if (inside >= atOnce) {
      if (waiting.length >= mostWaiting) return fail(FULL)
      await new Promise<void>((enter) => waiting.push(enter))
    } else {
      inside += 1
    }
    try {
      return await work()
    } finally {
      // The place goes to the next in the line, or is free.
      const next = waiting.shift()
      if (next) next()
      else inside -= 1
    }
  }
}
