import type { Day } from '../kit/day.ts'
import { invalid, type Refusal } from '../kit/refusal.ts'
import { periodOn } from './periods.ts'
import type { Clock } from './replay.ts'

/**
 * An office's own, shorter period (内部时限): by when an answer is to be drafted, so that review and
 * signature have time. No law knows it; it runs, stands still and begins anew with the clock of 条例§33.
 */

/** What is set for the region (no agency) or for an agency. */
export const INTERNAL_RULES = {
  days: '自收到之日起若干个工作日',
  none: '不设内部时限',
  'as-region': '与本行政区的规定相同',
} as const

export type InternalRule = keyof typeof INTERNAL_RULES

export type InternalPeriod = {
  /** Null: of every agency that has no rule of its own. */
  readonly agencyId: string | null
  readonly rule: InternalRule
  /** Only of the rule `days`. */
  readonly workingDays: number | null
}

/** The working days that hold for an agency by the rules that stand, one a scope; null is none. */
export function internalDaysOf(
  standing: readonly InternalPeriod[],
  agencyId: string,
): number | null {
  const own = standing.find((each) => each.agencyId === agencyId)
  const holds =
    own && own.rule !== 'as-region' ? own : standing.find((each) => each.agencyId === null)
  return holds?.rule === 'days' ? holds.workingDays : null
}

/**
 * The internal due day: so many counted days after the clock began, later by its extension, never after
 * the statutory day. Null without such a period, while the applicant has the word, and while an open
 * consultation hides the day.
 */
export function internalDueOn(
  { state, dueOn, extension, days }: Pick<Clock, 'state' | 'dueOn' | 'extension' | 'days'>,
  workingDays: number | null,
): Day | null {
  if (workingDays === null || state === 'waiting-supplement' || state === 'waiting-fee') return null
  const day = days.find(({ number }) => number === workingDays + extension)?.on ?? null
  if (day === null || dueOn === null) return day
  return day < dueOn ? day : dueOn
}

/** Working days the longest internal period may have: it ends before the statutory one. */
export function longestInternal(on: Day): number {
  return (periodOn('answer', on)?.count ?? 1) - 1
}

/** Why such a rule cannot be set on that day; null is yes. */
export function checkInternal(
  { agencyId, rule, workingDays }: InternalPeriod,
  on: Day,
): Refusal | null {
  if (rule === 'as-region' && agencyId === null) {
    return invalid('internal-period', '全行政区的规定须写明天数，或者选择不设内部时限。', {
      rule: '请选择天数或不设。',
    })
  }
  if (rule !== 'days') return null
  const most = longestInternal(on)
  if (workingDays !== null && workingDays >= 1 && workingDays <= most) return null
  const sentence = `内部时限须短于法定答复期限，请填写 1 至 ${most} 之间的工作日数。`
  return invalid('internal-period', sentence, { workingDays: sentence })
}
