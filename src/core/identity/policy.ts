import type { Role } from './role.ts'

/** What a region may set for accounts; the standards say where they come from. */
export type IdentityPolicy = {
  readonly lockout: LockoutPolicy
  readonly password: PasswordPolicy
  readonly session: SessionPolicy
  readonly secondFactor: SecondFactorPolicy
}

export type SecondFactorPolicy = {
  /** Whoever holds one of these roles sets up a second factor before anything else. */
  readonly requiredOf: readonly Role[]
}

export type LockoutPolicy = {
  /** Wrong passwords within the window after which the account is shut for a while. */
  readonly failures: number
  readonly windowMinutes: number
  readonly lockMinutes: number
}

export type PasswordPolicy = {
  readonly leastLength: number
  /** Earlier passwords that may not be used again. */
  readonly remembered: number
  /** Days after which it must be changed; null where it need not. */
  readonly expiresAfterDays: number | null
}

export type SessionPolicy = {
  readonly idleMinutes: number
  readonly absoluteHours: number
  /** Time between the password and the second factor. */
  readonly halfMinutes: number
}

/**
 * In force since 2026-01-01. GB/T 22239—2019 §8.1.4.1 asks for passwords of some complexity that
 * are changed from time to time, a limit to failed sign-ins and an end of idle sessions, and leaves
 * the figures to the operator.
 *
 * - Five failures in a quarter of an hour: a person mistypes two or three times; at five guesses in
 *   fifteen minutes the thousand commonest passwords take two days, and every lock is on record.
 * - A lock of a quarter of an hour, not for ever: else anybody who knows a login shuts out its
 *   owner for good.
 * - Ten characters, and none of the shapes that are tried first: length holds, composition rules
 *   only make people write passwords down.
 * - Half an hour idle and twelve hours at most: a working day without a second sign-in, and no
 *   session left open overnight.
 * - A second factor for nobody, until whoever runs the program asks the three administrators for it:
 *   the same standard wants two means of identification from the third level on (§8.1.4.1 d), and
 *   that takes a telephone in everybody's hand first.
 */
export const STANDARD_POLICY: IdentityPolicy = {
  lockout: { failures: 5, windowMinutes: 15, lockMinutes: 15 },
  password: { leastLength: 10, remembered: 5, expiresAfterDays: 180 },
  session: { idleMinutes: 30, absoluteHours: 12, halfMinutes: 5 },
  secondFactor: { requiredOf: [] },
}
