import type { Actor } from '#platform/action/actor.ts'
import { visibleAgencies } from '../../requests.policy.ts'
import type { Within } from '../../store/publishing.ts'

/** What lists that are put together here, not in the database, have in common. */

export const PAGE_SIZE = 50

export function pageOf<T>(rows: readonly T[], page: number): T[] {
  return rows.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE)
}

/** Whether a text has every one of the words. */
export function matching(text: string, words = ''): boolean {
  const lower = text.toLowerCase()
  return words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => lower.includes(word))
}

/** The agencies this person may see; of them one, where one is asked for. */
export function withinOf(actor: Actor, agencyId?: string): Within {
  const seen = visibleAgencies(actor)
  const wanted = agencyId ? new Set([agencyId]) : seen
  const agencies = wanted && seen ? new Set([...wanted].filter((id) => seen.has(id))) : wanted
  return { regionId: actor.regionId, agencies }
}
