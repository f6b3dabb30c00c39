import { addDays, type Day } from '../../kit/day.ts'
import data from './drafts.json' with { type: 'json' }

/** How an application that is not yet handed in is kept: days, mails with its code, characters. */
export const DRAFT_SETTING: {
  readonly from: Day
  readonly keptDays: number
  readonly mostMails: number
  readonly mostCharacters: number
  readonly basis: string
  readonly isUnverified: boolean
} = data

/** The last day on which what was saved on a day can be opened; each saving begins anew. */
export function draftEndsOn(savedOn: Day): Day {
  return addDays(savedOn, DRAFT_SETTING.keptDays)
}
