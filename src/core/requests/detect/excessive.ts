import type { Day } from '../../kit/day.ts'
import { type Asked, firstDay, itemsWithin } from '../asked.ts'
import { EXCESSIVE_SETTINGS, type ExcessiveSetting } from './settings.ts'

/** More items of one applicant than is usual: reason to ask for reasons (条例§35), no more. */
export type Excess = {
  readonly id: string
  readonly count: number
  readonly most: number
  /** First and last day that were counted. */
  readonly from: Day
  readonly to: Day
  readonly article: string
  readonly basis: string
  readonly isUnverified: boolean
  /** For the clerk and, as `statistics`, for the letter that asks for reasons. */
  readonly sentence: string
}

/**
 * Whether what one applicant asked for is more than usual on a day, in items: a request that is split
 * counts as often as it has matters. An office may give thresholds of its own; of each id the latest
 * in force counts.
 */
export function findExcess(
  asked: readonly Asked[],
  on: Day,
  settings: readonly ExcessiveSetting[] = EXCESSIVE_SETTINGS,
): readonly Excess[] {
  return latestOfEach(settings, on).flatMap((setting) => {
    const from = firstDay(setting.months, on)
    const count = itemsWithin(asked, from, on)
    if (count <= setting.most) return []
    return [
      {
        ...{ id: setting.id, count, most: setting.most, from, to: on, basis: setting.basis },
        ...{ article: '第三十五条', isUnverified: setting.isUnverified ?? false },
        sentence: `${setting.label}内（${from}至${on}）收到该申请人的申请${count}件，超过${setting.most}件`,
      },
    ]
  })
}

function latestOfEach(settings: readonly ExcessiveSetting[], on: Day): readonly ExcessiveSetting[] {
  const latest = new Map<string, ExcessiveSetting>()
  for (const setting of settings) {
    const known = latest.get(setting.id)
    if (setting.from <= on && (!known || known.from <= setting.from)) {
      latest.set(setting.id, setting)
    }
  }
  return [...latest.values()]
}
