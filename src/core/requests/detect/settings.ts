import type { Day } from '../../kit/day.ts'
import data from './settings.json' with { type: 'json' }

type Dated = {
  readonly from: Day
  readonly basis: string
  /** The law names no number: offices may set their own. */
  readonly isUnverified?: boolean
}

/** From which score on requests are shown side by side, and taken for the same. */
export type AlikeSetting = Dated & { readonly shown: number; readonly same: number }

/** More items (件) of one applicant than `most` within so many months are worth a question (§35). */
export type ExcessiveSetting = Dated & {
  readonly id: string
  readonly label: string
  /** 1: the calendar month; more: so many months up to the day. */
  readonly months: number
  readonly most: number
}

/** As many different applicants make the information one to publish (§44). */
export type PromotionSetting = Dated & { readonly applicants: number }

export const ALIKE_SETTINGS: readonly AlikeSetting[] = data.alike
export const EXCESSIVE_SETTINGS: readonly ExcessiveSetting[] = data.excessive
export const PROMOTION_SETTINGS: readonly PromotionSetting[] = data.promotion

/** What everybody writes in a request, longest first. */
export const COURTESY: readonly string[] = [...data.courtesy.words].sort(
  (one, other) => other.length - one.length,
)

/** The setting in force on a day; `null` before there was one. */
export function settingOn<T extends Dated>(settings: readonly T[], on: Day): T | null {
  return settings.reduce<T | null>(
    (latest, each) => (each.from <= on && (!latest || latest.from <= each.from) ? each : latest),
    null,
  )
}
