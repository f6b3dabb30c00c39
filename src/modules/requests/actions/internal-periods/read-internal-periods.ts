import { Type } from 'typebox'
import { longestInternal } from '#core/clock/internal.ts'
import { ok } from '#core/kit/result.ts'
import { CALENDAR_KEEPERS } from '#core/requests/life/roles.ts'
import { isInternallyLate } from '#core/requests/life/states.ts'
import { defineQuery } from '#platform/action/define-action.ts'
import {
  type InternalPeriodEntry,
  InternalPeriodInput,
  InternalPeriodPreview,
  InternalPeriodsView,
} from '../../contract/internal-periods.ts'
import { type InternalPeriodRow, internalPeriodRows } from '../../store/internal-periods.ts'
import type { Ctx } from '../load-request.ts'
import { agencyNames } from '../means/agency-names.ts'
import { consequencesOfPeriod, loadPeriod } from './period-consequences.ts'

/** What the offices have set for themselves, and who set what when. */
export const listInternalPeriods = defineQuery({
  name: 'requests.list-internal-periods',
  title: '查看内部时限',
  input: Type.Object({}),
  output: InternalPeriodsView,
  audience: CALENDAR_KEEPERS,
  load: async () => ok(null),
  may: () => null,
  answer: async (context: Ctx) => {
    const rows = await internalPeriodRows(context.tx, context.actor.regionId)
    const nameOf = await agencyNames(context)
    const history = rows.map((row) => entryOf(row, nameOf))
    return ok({
      latest: history[0]?.serial ?? 0,
      longest: longestInternal(context.today),
      standing: standingOf(history),
      history,
    })
  },
})

/** Which open requests a rule would give another internal day, before anything is saved. */
export const previewInternalPeriod = defineQuery({
  name: 'requests.preview-internal-period',
  title: '预览内部时限的影响',
  input: InternalPeriodInput,
  output: InternalPeriodPreview,
  audience: CALENDAR_KEEPERS,
  load: loadPeriod,
  may: () => null,
  answer: async (context: Ctx, _agency, input) => {
    const { open, moved } = await consequencesOfPeriod(context, input)
    const nameOf = await agencyNames(context)
    return ok({
      open,
      changes: moved.map(({ id, number, agencyId, state, dueOn, ...days }) => ({
        ...{ requestId: id, number, agencyName: nameOf(agencyId), state, dueOn },
        ...{ internalDueOn: days.internalDueOn, newInternalDueOn: days.newInternalDueOn },
        isLate: isInternallyLate({ state, internalDueOn: days.newInternalDueOn }, context.today),
      })),
    })
  },
})

function entryOf(row: InternalPeriodRow, nameOf: (id: string) => string): InternalPeriodEntry {
  const { serial, agency_id: agencyId, rule, working_days: workingDays, reason } = row
  return {
    ...{ serial, agencyId, agencyName: agencyId === null ? '' : nameOf(agencyId) },
    ...{ rule, workingDays, reason, setAt: row.set_at, setBy: row.set_by_name },
  }
}

/** The latest of each scope; an agency that has gone back to what holds for all is not named. */
function standingOf(history: readonly InternalPeriodEntry[]): InternalPeriodEntry[] {
  const latest = [...Map.groupBy(history, ({ agencyId }) => agencyId).values()].flatMap(
    ([first]) => first ?? [],
  )
  return latest
    .filter(({ rule }) => rule !== 'as-region')
    .sort((one, other) => one.agencyName.localeCompare(other.agencyName, 'zh-CN'))
}
