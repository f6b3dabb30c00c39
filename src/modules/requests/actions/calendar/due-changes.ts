import { newId } from '#platform/db/uuid.ts'
import { type ArrangementRow, arrangementsOf, calendarFrom } from '../../store/calendar.ts'
import { internalPeriods } from '../../store/internal-periods.ts'
import { openRequests } from '../../store/open-requests.ts'
import type { Ctx } from '../load-request.ts'
import { type Moved, movedBy } from '../means/moved-days.ts'
import type { Announced } from './read-arrangement.ts'

export type Consequences = {
  readonly row: ArrangementRow
  readonly open: number
  /** Those whose statutory or internal due day becomes another. */
  readonly moved: readonly Moved[]
}

/** What an announced arrangement would do to every open request of the region. */
export async function consequencesOf(
  context: Ctx,
  announced: Announced,
  regionCode: string,
  options: { readonly lock?: boolean } = {},
): Promise<Consequences> {
  const { tx, actor, today } = context
  const known = await arrangementsOf(tx, actor.regionId)
  const row = nextEdition(context, known, announced)
  const open = await openRequests(tx, actor.regionId, options)
  const standing = await internalPeriods(tx, actor.regionId)
  const calendar = calendarFrom([...known, row], regionCode)
  const moved = movedBy(open, { calendar, standing, today })
  return { row, open: open.length, moved }
}

function nextEdition(
  { actor, now }: Ctx,
  known: readonly ArrangementRow[],
  { year, scope, off, work, sources }: Announced,
): ArrangementRow {
  const editions = known
    .filter((each) => each.year === year && each.scope === scope)
    .map(({ edition }) => edition)
  return {
    ...{ region_id: actor.regionId, id: newId(), year, scope, off, work, sources },
    ...{ edition: Math.max(0, ...editions) + 1, imported_at: now, imported_by: actor.id },
  }
}
