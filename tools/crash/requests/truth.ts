import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { internalDaysOf } from '#core/clock/internal.ts'
import { dayInChina } from '#core/kit/day.ts'
import { asEvent } from '#modules/requests/actions/load-request.ts'
import { rowAfter } from '#modules/requests/actions/steps/row-after.ts'
import type { RequestsTables } from '#modules/requests/requests.tables.ts'
import { arrangementsOf, calendarFrom } from '#modules/requests/store/calendar.ts'
import { internalPeriods } from '#modules/requests/store/internal-periods.ts'
import { eventsOf } from '#modules/requests/store/requests.ts'
import { type Connection, type Database, openDatabase, sql } from '#platform/db/database.ts'
import { attachEmbedded } from '#platform/db/embedded/attach.ts'
import { diskStore } from '#platform/storage/disk-store.ts'
import { QUESTIONS } from './questions.ts'

const BACK_WITHIN_MS = 60_000
const POLL_MS = 100

/** What is wrong in the database of a running platform, each as a sentence; none where all is whole. */
export async function faultsIn(dataFolder: string, regionCode: string): Promise<readonly string[]> {
  return withDatabase(dataFolder, async (db) => [
    ...(await faultsOfRows(db, regionCode)),
    ...(await faultsOfQuestions(db)),
    ...(await faultsOfFiles(db, dataFolder)),
  ])
}

/** How often each action stands in the trail. */
export async function trailOf(dataFolder: string): Promise<ReadonlyMap<string, number>> {
  return withDatabase(dataFolder, async (db) => {
    const { rows } = await sql<{ action: string; times: number }>`
      select action, count(*)::integer as times from audit_entry group by action`.execute(db)
    return new Map(rows.map(({ action, times }) => [action, times]))
  })
}

async function withDatabase<T>(
  dataFolder: string,
  work: (db: Database<RequestsTables>) => Promise<T>,
): Promise<T> {
  const connection = await connectionTo(join(dataFolder, 'postgresql'))
  const db = openDatabase<RequestsTables>(connection, { connections: 2 })
  return work(db).finally(() => db.destroy())
}

/** The server may not yet have noticed that its database was killed, and be about to start it again. */
async function connectionTo(folder: string): Promise<Connection> {
  for (const until = Date.now() + BACK_WITHIN_MS; Date.now() < until; await sleep(POLL_MS)) {
    const connection = attachEmbedded(folder)
    if (connection) return connection
  }
  throw new Error('the database did not come back')
}

/** The row of each request is what its events tell. */
async function faultsOfRows(db: Database<RequestsTables>, regionCode: string): Promise<string[]> {
  const faults: string[] = []
  const requests = await db.selectFrom('disclosure_request').selectAll().execute()
  const [{ region_id: regionId } = { region_id: '' }] = requests
  const calendar = calendarFrom(await arrangementsOf(db, regionId), regionCode)
  const standing = await internalPeriods(db, regionId)
  const today = dayInChina(Date.now())
  for (const request of requests) {
    const events = await eventsOf(db, { regionId: request.region_id, requestId: request.id })
    const internalDays = internalDaysOf(standing, request.agency_id)
    const follows = rowAfter(events.map(asEvent), { request, calendar, internalDays, today })
    const { due_on, counted_due_on: _due, counted_days: _days, ...rest } = follows
    // Days off that are announced afterwards move what is still due, and nothing that is decided.
    const wanted = { ...rest, ...(request.decided_on === null && { due_on }) }
    for (const [column, value] of Object.entries(wanted)) {
      const there = JSON.stringify(request[column as keyof typeof request])
      if (there !== JSON.stringify(value)) {
        faults.push(`${request.number}: ${column} ${there}, its events say ${value}`)
      }
    }
    if (events.some(({ serial }, index) => serial !== index + 1)) {
      faults.push(`${request.number}: an event is missing`)
    }
  }
  return faults
}

async function faultsOfQuestions(db: Database<RequestsTables>): Promise<string[]> {
  const faults: string[] = []
  for (const { fault, query } of QUESTIONS) {
    const { rows } = await query.execute(db)
    for (const { what } of rows) faults.push(`${fault}: ${what}`)
  }
  return faults
}

/** Bytes without a row are left behind by what was cut short; a row without bytes is a lost file. */
async function faultsOfFiles(db: Database<RequestsTables>, dataFolder: string): Promise<string[]> {
  const kept = new Set<string>()
  for await (const sha256 of diskStore(join(dataFolder, 'files')).list()) kept.add(sha256)
  const { rows } = await sql<{ sha256: string; name: string }>`
    select sha256, name from file`.execute(db)
  return rows
    .filter(({ sha256 }) => !kept.has(sha256))
    .map(({ name }) => `no bytes of a file: ${name}`)
}
