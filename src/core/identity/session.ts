import type { SessionPolicy } from './policy.ts'

const MINUTE = 60_000

/** When a session that begins now ends at the latest, ISO. */
export function endOfSession(now: string, isHalf: boolean, policy: SessionPolicy): string {
  const minutes = isHalf ? policy.halfMinutes : policy.absoluteHours * 60
  return new Date(Date.parse(now) + minutes * MINUTE).toISOString()
}

/** Whether it is over: too old, or not used for too long. */
export function isOver(
  session: { readonly seenAt: string; readonly expiresAt: string },
  now: string,
  { idleMinutes }: SessionPolicy,
): boolean {
  const at = Date.parse(now)
  return (
    at >= Date.parse(session.expiresAt) || at >= Date.parse(session.seenAt) + idleMinutes * MINUTE
  )
}
