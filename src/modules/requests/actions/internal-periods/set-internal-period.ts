import { conflict } from '#core/kit/refusal.ts'
import { fail, ok } from '#core/kit/result.ts'
import { CALENDAR_KEEPERS } from '#core/requests/life/roles.ts'
import { defineAction } from '#platform/action/define-action.ts'
import { InternalPeriodSet, SetInternalPeriodInput } from '../../contract/internal-periods.ts'
import type { RequestedAgency } from '../../requests.ports.ts'
import { takeCalendar } from '../../store/calendar.ts'
import {
  type InternalPeriodRow,
  insertInternalPeriod,
  internalPeriodRows,
} from '../../store/internal-periods.ts'
import { updateDueDays } from '../../store/open-requests.ts'
import type { Ctx } from '../load-request.ts'
import { newDays } from '../means/moved-days.ts'
import { consequencesOfPeriod, loadPeriod } from './period-consequences.ts'

const MOST_NAMED = 200

/**
 * Saves a rule together with the internal day of every open request it concerns. Whoever takes a step
 * waits, as for a calendar. The same again after a double click is saved once; what others have set
 * meanwhile is refused as `changed-since`.
 */
export const setInternalPeriod = defineAction({
  name: 'requests.set-internal-period',
  title: '设定内部时限',
  input: SetInternalPeriodInput,
  output: InternalPeriodSet,
  audience: CALENDAR_KEEPERS,
  load: loadPeriod,
  may: () => null,
  run: async (context: Ctx, agency: RequestedAgency | null, { seen, reason = '', ...given }) => {
    const { tx, actor, now } = context
    const { regionId, id: set_by, name: set_by_name } = actor
    await takeCalendar(tx, regionId)
    const [last] = await internalPeriodRows(tx, regionId)
    const subject = subjectOf(regionId, agency)
    const { agencyId, rule } = given
    const workingDays = rule === 'days' ? given.workingDays : null
    const row: InternalPeriodRow = {
      ...{ region_id: regionId, serial: (last?.serial ?? 0) + 1, agency_id: agencyId, rule },
      ...{ working_days: workingDays, reason: reason.trim() },
      ...{ set_at: now, set_by, set_by_name },
    }
    if (last && last.serial === seen + 1 && isRepeated(last, row)) {
      const output = { serial: last.serial, changed: 0 }
      return ok({ output, audit: { subject, after: { ...output, isRepeated: true } } })
    }
    if ((last?.serial ?? 0) !== seen) return fail(CHANGED)
    const period = { agencyId, rule, workingDays }
    const { moved } = await consequencesOfPeriod(context, period, { lock: true })
    await insertInternalPeriod(tx, row)
    await updateDueDays(tx, regionId, moved.map(newDays))
    const output = { serial: row.serial, changed: moved.length }
    const days = moved.map((each) => [each.number, each.internalDueOn, each.newInternalDueOn])
    const after = { ...output, rule, workingDays, reason: row.reason }
    return ok({ output, audit: { subject, after: { ...after, moved: days.slice(0, MOST_NAMED) } } })
  },
})

const CHANGED = conflict(
  'changed-since',
  '内部时限在您打开之后又有改动，请先看过最新的规定再保存。',
)

function isRepeated(last: InternalPeriodRow, row: InternalPeriodRow): boolean {
  const { serial: _last, set_at: _then, ...one } = last
  const { serial: _row, set_at: _now, ...other } = row
  return JSON.stringify(Object.entries(one).sort()) === JSON.stringify(Object.entries(other).sort())
}

function subjectOf(regionId: string, agency: RequestedAgency | null) {
  const name = `${agency?.name ?? '全行政区'}的内部时限`
  return { kind: 'request-internal-period', id: agency?.id ?? regionId, name }
}
