import { addMonths } from '#core/kit/day.ts'
import { findPromotions } from '#core/requests/detect/promotion.ts'
import { REVIEWED_KINDS } from '#core/requests/review/withheld-review.ts'
import type { PromotionRow } from '../../contract/publishing.ts'
import { mayReadApplicant } from '../../requests.policy.ts'
import {
  type PromotableRow,
  type PromotionRecord,
  promotableRows,
  promotionsOf,
  type Within,
} from '../../store/publishing.ts'
import type { Ctx } from '../load-request.ts'
import { agencyNames } from '../means/agency-names.ts'

/** How far back is looked, and at how many at the most. */
const MONTHS = 36
const MOST_COMPARED = 5_000

type Source = PromotionRow['sources'][number]

/**
 * Information that may be published on its own account (条例§44), of the given agencies: what several
 * were given, what an applicant suggested, what a review let go; and what was decided about it.
 */
export async function promotionRows(context: Ctx, within: Within): Promise<PromotionRow[]> {
  const since = addMonths(context.today, -MONTHS)
  const rows = await promotableRows(context.tx, within, { since, limit: MOST_COMPARED })
  const decisions = await promotionsOf(context.tx, within)
  const nameOf = await agencyNames(context)
  const shown = shownBy(context, nameOf)
  const decided = decisions.flatMap((decision) => {
    const members = rows.filter(({ promotionId }) => promotionId === decision.id)
    return members.length > 0 ? [shown(members, sourcesOf(members), decision)] : []
  })
  const open = candidates(rows, context.today).map((members) =>
    shown(members, sourcesOf(members), null),
  )
  return [...open, ...decided]
}

/** Groups of requests for the same information about which nothing is decided yet. */
function candidates(rows: readonly PromotableRow[], today: string): readonly PromotableRow[][] {
  const byId = new Map(rows.map((row) => [row.id, row]))
  const asked = findPromotions(
    rows.map((row) => ({
      ...{ id: row.id, agency: row.agencyId, applicant: row.applicant, text: row.description },
      ...{ receivedOn: row.receivedOn, answeredOn: row.decidedOn, isDisclosable: isGiven(row) },
    })),
    today,
  )
  const groups = asked
    .filter(({ isDisclosable }) => isDisclosable)
    .map(({ ids }) => ids.flatMap((id) => byId.get(id) ?? []))
  const grouped = new Set(groups.flat().map(({ id }) => id))
  const alone = rows.filter((row) => !grouped.has(row.id) && isProposed(row)).map((row) => [row])
  return [...groups, ...alone].filter((members) =>
    members.every(({ promotionId, kinds }) => promotionId === null && !isPublic(kinds)),
  )
}

/** Whether it may be public: yes, no, or not told by its outcome. */
function isGiven({ kinds, lastReview }: PromotableRow): boolean | null {
  if (lastReview === 'may-publish') return true
  if (kinds.some((kind) => WITHHELD.has(kind) && kind !== 'partial')) return false
  return kinds.includes('provide') ? true : null
}

/** Proposed by an applicant who was given it, or by whoever reviewed the refusal. */
function isProposed({ kinds, isSuggested, lastReview }: PromotableRow): boolean {
  const wasGiven = kinds.includes('provide') || kinds.includes('partial')
  return lastReview === 'may-publish' || (isSuggested && wasGiven)
}

const WITHHELD: ReadonlySet<string> = new Set(REVIEWED_KINDS)
const isPublic = (kinds: readonly string[]) => kinds.includes('published_already')

function sourcesOf(members: readonly PromotableRow[]): Source[] {
  const applicants = new Set(members.map(({ applicant }) => applicant)).size
  return [
    ...(applicants > 1 ? (['asked'] as const) : []),
    ...(members.some(({ isSuggested }) => isSuggested) ? (['suggested'] as const) : []),
    ...(members.some(({ lastReview }) => lastReview === 'may-publish')
      ? (['reviewed'] as const)
      : []),
  ]
}

const shownBy =
  ({ actor }: Ctx, nameOf: (id: string) => string) =>
  (
    members: readonly PromotableRow[],
    sources: Source[],
    decision: PromotionRecord | null,
  ): PromotionRow => {
    const [first] = members
    const agencyId = first?.agencyId ?? ''
    return {
      ...{ id: first?.id ?? '', agencyId, agencyName: nameOf(agencyId) },
      description: first?.description ?? '',
      state: decision === null ? 'open' : decision.is_promoted ? 'promoted' : 'declined',
      requests: members.map(({ id, number }) => ({ id, number })),
      applicants: new Set(members.map(({ applicant }) => applicant)).size,
      sources,
      decision: decision && decisionOf(decision),
      mayDecide: mayReadApplicant(actor, { agencyId }),
    }
  }

function decisionOf(row: PromotionRecord): NonNullable<PromotionRow['decision']> {
  return {
    ...{ id: row.id, isPromoted: row.is_promoted, decidedOn: row.decided_on, place: row.place },
    ...{ publishedOn: row.published_on, link: row.link, reason: row.reason },
    by: row.decided_by_name,
  }
}
