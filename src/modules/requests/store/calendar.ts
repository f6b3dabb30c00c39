import type { Arrangement } from '#core/calendar/arrangement.ts'
import {
  makeCalendar,
  NATIONAL,
  NATIONAL_CALENDAR,
  type WorkCalendar,
} from '#core/calendar/calendar.ts'
import { type Database, sql } from '#platform/db/database.ts'
import type { Read } from '#platform/db/read.ts'
import type { CalendarArrangementTable, RequestsTables } from '../requests.tables.ts'
import type { Handle } from './requests.ts'

export type ArrangementRow = Read<CalendarArrangementTable>

/** What was announced since the program was made, in the order in which it was entered. */
export async function arrangementsOf(
  db: Database<RequestsTables>,
  regionId: string,
): Promise<readonly ArrangementRow[]> {
  return db
    .selectFrom('calendar_arrangement')
    .selectAll()
    .where('region_id', '=', regionId)
    .orderBy('year')
    .orderBy('scope')
    .orderBy('edition')
    .execute()
}

/**
 * Nobody announces days off until this transaction is over: due days it writes are those of the calendar
 * that then holds. To be called before a request is locked, as whoever announces does it.
 */
export async function holdCalendar(tx: Handle, regionId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock_shared(hashtextextended(${`calendar/${regionId}`}, 0))`.execute(
    tx,
  )
}

/** To announce days off: waits for all who hold the calendar, and has others wait for what it becomes. */
export async function takeCalendar(tx: Handle, regionId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`calendar/${regionId}`}, 0))`.execute(
    tx,
  )
}

/** Adds what was announced; earlier editions stay. */
export async function insertArrangement(tx: Handle, row: ArrangementRow): Promise<void> {
  const { off, work, sources } = row
  await tx
    .insertInto('calendar_arrangement')
    .values({
      ...row,
      ...{ off: JSON.stringify(off), work: JSON.stringify(work) },
      sources: JSON.stringify(sources),
    })
    .execute()
}

/** The working days of a region: those of the program, with what was imported on top. */
export function calendarFrom(rows: readonly ArrangementRow[], regionCode: string): WorkCalendar {
  if (rows.length === 0) return NATIONAL_CALENDAR
  const nation = rows.filter(({ scope }) => scope === '').map(arrangementOf)
  const regional = rows
    .filter(({ scope }) => scope !== '')
    .map((row) => ({ ...arrangementOf(row), region: row.scope }))
  return makeCalendar([...NATIONAL, ...nation], regional, regionCode)
}

function arrangementOf({ year, sources, off, work }: ArrangementRow): Arrangement {
  return { year, sources, off, work }
}
