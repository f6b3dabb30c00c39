import type { LockoutPolicy } from './policy.ts'

const MINUTE = 60_000

/** What an account remembers of wrong passwords. Instants as ISO text. */
export type Attempts = {
  readonly failures: number
  readonly failuresSince: string | null
  readonly lockedUntil: string | null
}

export const NO_ATTEMPTS: Attempts = { failures: 0, failuresSince: null, lockedUntil: null }

/** Whether nobody gets in at the moment, right password or not. */
export function isShut({ lockedUntil }: Pick<Attempts, 'lockedUntil'>, now: string): boolean {
  return lockedUntil !== null && Date.parse(lockedUntil) > Date.parse(now)
}

/** After one more wrong password. Tries while it is shut neither count nor prolong it. */
export function afterFailure(attempts: Attempts, now: string, policy: LockoutPolicy): Attempts {
  if (isShut(attempts, now)) return attempts
  const { failuresSince } = attempts
  const windowEnds = Date.parse(failuresSince ?? now) + policy.windowMinutes * MINUTE
  const goesOn = failuresSince !== null && Date.parse(now) < windowEnds
  const failures = (goesOn ? attempts.failures : 0) + 1
  const lockedUntil =
    failures >= policy.failures
      ? new Date(Date.parse(now) + policy.lockMinutes * MINUTE).toISOString()
      : null
  if (lockedUntil) return { ...NO_ATTEMPTS, lockedUntil }
  return { failures, failuresSince: goesOn ? failuresSince : now, lockedUntil }
}
