import { REVIEWED_KINDS, reviewDue } from '#core/requests/review/withheld-review.ts'
import type { ReviewRow, ReviewView } from '../../contract/publishing.ts'
import { mayReadApplicant } from '../../requests.policy.ts'
import { type ReviewRecord, reviewsOf, type Within, withheldRows } from '../../store/publishing.ts'
import { type Ctx, regionCalendar } from '../load-request.ts'
import { agencyNames } from '../means/agency-names.ts'

const MOST = 10_000

/** Refusals of agencies, or of one request, with when each is to be looked at again (条例§18). */
export async function reviewRows(
  context: Ctx,
  within: Within,
  only: { readonly id?: string } = {},
): Promise<ReviewRow[]> {
  const { tx, actor, today } = context
  const rows = await withheldRows(tx, within, { kinds: REVIEWED_KINDS, limit: MOST, ...only })
  const ids = rows.map(({ id }) => id)
  const reviews = Map.groupBy(
    await reviewsOf(tx, actor.regionId, ids),
    ({ request_id }) => request_id,
  )
  const calendar = await regionCalendar(context)
  const nameOf = await agencyNames(context)
  return rows.map((row) => {
    const last = reviews.get(row.id)?.[0] ?? null
    const dueOn = reviewDue(
      { decidedOn: row.decidedOn, ...(last && { nextOn: last.next_on }) },
      calendar,
    )
    return {
      ...{ id: row.id, number: row.number, agencyId: row.agencyId, description: row.description },
      ...{ agencyName: nameOf(row.agencyId), decidedOn: row.decidedOn, kinds: [...row.kinds] },
      ...{ dueOn, isDue: dueOn !== null && dueOn <= today, last: last && reviewView(last) },
      mayReview: mayReadApplicant(actor, { agencyId: row.agencyId }),
    }
  })
}

export function reviewView(row: ReviewRecord): ReviewView {
  return {
    ...{ on: row.reviewed_on, result: row.result, ground: row.ground, reason: row.reason },
    ...{ nextOn: row.next_on, by: row.account_name, at: row.at },
  }
}
