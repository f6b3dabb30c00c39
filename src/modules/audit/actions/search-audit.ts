import { addDays } from '#core/kit/day.ts'
import { ok } from '#core/kit/result.ts'
import { defineQuery } from '#platform/action/define-action.ts'
import { AuditPage, SearchAuditInput } from '../audit.contract.ts'
import { mayReadTrail, READERS } from '../audit.policy.ts'
import { type EntryFilter, findEntries, type Place } from '../audit.store.ts'
import type { AuditEntryRow, AuditTables } from '../audit.tables.ts'
import { entryView } from '../views/entry-view.ts'

const PAGE = 50

/** Entries of the trail, newest first. The first page of every search is itself an entry. */
export const searchAudit = defineQuery<
  typeof SearchAuditInput,
  typeof AuditPage,
  null,
  AuditTables,
  object
>({
  name: 'audit.search',
  title: '查看操作记录',
  input: SearchAuditInput,
  output: AuditPage,
  audience: READERS,
  load: async () => ok(null),
  may: mayReadTrail,
  answer: async ({ tx, actor }, _, input) => {
    const limit = input.limit ?? PAGE
    const rows = await findEntries(tx, { ...filterOf(actor.regionId, input), limit: limit + 1 })
    const page = rows.slice(0, limit)
    const last = page.at(-1)
    const next = rows.length > limit && last ? placeText(last) : null
    return ok({ entries: page.map(entryView), next })
  },
  audit: (_, { before, limit, ...filter }) => (before ? null : trailNote(filter)),
})

/** Who read the trail is on the trail, with what they looked for. */
export function trailNote(filter: object) {
  return { subject: { kind: 'audit-trail', id: 'trail', name: '操作记录' }, after: { filter } }
}

/** The search as the store wants it. Days are whole days in China, the last one included. */
export function filterOf(
  regionId: string,
  input: Omit<SearchAuditInput, 'limit'>,
): Omit<EntryFilter, 'limit'> {
  const { from, to, before, actorId, actorName, action, subjectKind, subjectId } = input
  return {
    regionId,
    ...(from && { from: instantOf(from) }),
    ...(to && { until: to.length === 10 ? instantOf(addDays(to, 1)) : to }),
    ...(before && { olderThan: placeOf(before) }),
    ...(actorId && { actorId }),
    ...(actorName && { actorName }),
    ...(action && { action }),
    ...(subjectKind && { subjectKind }),
    ...(subjectId && { subjectId }),
  }
}

function instantOf(moment: string): string {
  return moment.length === 10 ? `${moment}T00:00:00+08:00` : moment
}

function placeText({ at, lane, number }: AuditEntryRow): string {
  return `${at}_${lane}_${number}`
}

function placeOf(text: string): Place {
  const [at = '', lane = '', number = ''] = text.split('_')
  return { at, lane: Number(lane), number: Number(number) }
}
