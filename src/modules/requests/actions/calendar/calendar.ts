import { Type } from 'typebox'
import { NATIONAL } from '#core/calendar/calendar.ts'
import { yearOf } from '#core/kit/day.ts'
import { conflict, type Refusal } from '#core/kit/refusal.ts'
import { fail, ok, type Result } from '#core/kit/result.ts'
import { CALENDAR_KEEPERS, CALENDAR_READERS } from '#core/requests/life/roles.ts'
import { defineAction, defineQuery } from '#platform/action/define-action.ts'
import {
  CalendarImported,
  CalendarInput,
  CalendarPreview,
  CalendarYears,
  ImportCalendarInput,
} from '../../contract/calendar.ts'
import { datedAgencies } from '../../requests.policy.ts'
import {
  type ArrangementRow,
  arrangementsOf,
  calendarFrom,
  insertArrangement,
  takeCalendar,
} from '../../store/calendar.ts'
import { updateDueDays } from '../../store/open-requests.ts'
import { countUndated } from '../../store/register.ts'
import type { Ctx } from '../load-request.ts'
import { agencyNames } from '../means/agency-names.ts'
import { type Moved, newDays } from '../means/moved-days.ts'
import { doubtsOf } from './doubts-of.ts'
import { consequencesOf } from './due-changes.ts'
import { type Announced, readArrangement } from './read-arrangement.ts'

/** Every arrangement that is known, from where, and whether it still holds. */
export const listCalendar = defineQuery({
  name: 'requests.list-calendar',
  title: '查看工作日历',
  input: Type.Object({}),
  output: CalendarYears,
  audience: CALENDAR_READERS,
  load: async () => ok(null),
  may: () => null,
  answer: async (context: Ctx) => {
    const { tx, actor } = context
    const rows = await arrangementsOf(tx, actor.regionId)
    const builtIn = NATIONAL.map((each) => ({
      ...{ ...each, sources: [...each.sources], off: [...each.off], work: [...each.work] },
      ...{ scope: '', isBuiltIn: true, importedAt: null },
      isReplaced: rows.some(({ year, scope }) => year === each.year && scope === ''),
    }))
    return ok({
      years: [...builtIn, ...rows.map((row) => viewOf(row, rows))],
      unannounced: await unannounced(context, rows),
    })
  },
})

/** The first year nobody knows the days off of, and what cannot be told because of it. */
async function unannounced({ tx, actor, today }: Ctx, rows: readonly ArrangementRow[]) {
  const { years } = calendarFrom(rows, '')
  let year = yearOf(today)
  while (years.includes(year)) year += 1
  return { year, undated: await countUndated(tx, actor.regionId, datedAgencies(actor)) }
}

/** What an announced arrangement would change, before anything is saved. */
export const previewCalendar = defineQuery({
  name: 'requests.preview-calendar',
  title: '预览放假安排的影响',
  input: CalendarInput,
  output: CalendarPreview,
  audience: CALENDAR_KEEPERS,
  load: loadAnnounced,
  may: () => null,
  answer: async (context: Ctx, { announced, regionCode }: Announcing) => {
    const { open, moved } = await consequencesOf(context, announced, regionCode)
    const nameOf = await agencyNames(context)
    return ok({
      ...{ arrangement: announced, open, doubts: doubtsOf(announced) },
      changes: moved.filter(isDueMoved).map(({ id, number, agencyId, state, dueOn, newDueOn }) => ({
        ...{ requestId: id, number, agencyName: nameOf(agencyId), state, dueOn, newDueOn },
      })),
    })
  },
})

/** Saves an announced arrangement together with the due day of every open request. */
export const importCalendar = defineAction({
  name: 'requests.import-calendar',
  title: '导入放假安排',
  input: ImportCalendarInput,
  output: CalendarImported,
  audience: CALENDAR_KEEPERS,
  load: loadAnnounced,
  may: () => null,
  run: async (context: Ctx, { announced, regionCode }: Announcing, { isConfirmed = false }) => {
    const { tx, actor } = context
    const [doubt] = doubtsOf(announced)
    if (doubt && !isConfirmed) return fail(conflict('unconfirmed', doubt, { isConfirmed: doubt }))
    await takeCalendar(tx, actor.regionId)
    const { row, open, moved } = await consequencesOf(context, announced, regionCode, {
      lock: true,
    })
    await insertArrangement(tx, row)
    await updateDueDays(tx, actor.regionId, moved.map(newDays))
    const changes = moved.filter(isDueMoved)
    const { year, scope, edition } = row
    const output = { year, edition, open, changed: changes.length }
    const subject = { kind: 'calendar-arrangement', id: row.id, name: `${year}年放假安排` }
    const days = changes.map(({ number, dueOn, newDueOn }) => [number, dueOn, newDueOn])
    const after = { ...announced, edition, open, changed: changes.length }
    return ok({
      output,
      audit: { subject, after: { ...after, scope, moved: days.slice(0, 200) } },
    })
  },
})

/** Internal days follow silently: no law is concerned. */
const isDueMoved = ({ dueOn, newDueOn }: Moved): boolean => dueOn !== newDueOn

type Announcing = { readonly announced: Announced; readonly regionCode: string }

async function loadAnnounced(
  { tx, actor, deps }: Ctx,
  input: Parameters<typeof readArrangement>[0],
): Promise<Result<Announcing, Refusal>> {
  const regionCode = await deps.requests.agencies.regionCode(tx as never, actor.regionId)
  const announced = readArrangement(input, regionCode)
  return announced.ok ? ok({ announced: announced.value, regionCode }) : announced
}

function viewOf(row: ArrangementRow, rows: readonly ArrangementRow[]) {
  const { year, scope, edition, off, work, sources, imported_at: importedAt } = row
  return {
    ...{ year, scope, off: [...off], work: [...work], sources: [...sources], importedAt },
    isBuiltIn: false,
    isReplaced: rows.some(
      (each) => each.year === year && each.scope === scope && each.edition > edition,
    ),
  }
}
