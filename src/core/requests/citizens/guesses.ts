import data from './guesses.json' with { type: 'json' }

/** Wrong telephones for one request within so many minutes, after which none is a proof for a while. */
export const GUESS_SETTING: {
  readonly from: string
  readonly most: number
  readonly minutes: number
  readonly basis: string
  readonly isUnverified: boolean
} = data

const MINUTE = 60_000

/** From when on guesses count, ISO. */
export function guessesCountSince(now: string): string {
  return new Date(Date.parse(now) - GUESS_SETTING.minutes * MINUTE).toISOString()
}

/**
 * Whole minutes until a telephone is a proof again; null where it is one now. `latest` are the moments
 * of the latest wrong telephones, the newest first.
 */
export function minutesShut(latest: readonly string[], now: string): number | null {
  const oldest = latest[GUESS_SETTING.most - 1]
  if (oldest === undefined) return null
  const left = Date.parse(oldest) + GUESS_SETTING.minutes * MINUTE - Date.parse(now)
  return left > 0 ? Math.ceil(left / MINUTE) : null
}
