import { readFileSync } from 'node:fs'
import { loadavg } from 'node:os'
import { yearPeriod } from '#core/requests/counting.ts'
import { previewCalendar } from '#modules/requests/actions/calendar/calendar.ts'
import { registerRequest } from '#modules/requests/actions/intake/register-request.ts'
import { listRequests } from '#modules/requests/actions/reading/list-requests.ts'
import { requestFigures } from '#modules/requests/requests.statistics.ts'
import { application } from '#modules/requests/testing.ts'
import type { Actor } from '#platform/action/actor.ts'
import { sql } from '#platform/db/database.ts'
import { countyPlan } from '../../src/entry/demonstration/county.ts'
import { foundCounty } from '../../src/entry/demonstration/found-county.ts'
import type { House } from '../../src/entry/house.ts'
import { median } from '../measure.ts'
import { houseOn } from './house-on.ts'
import { startDatabase } from './private-database.ts'

/** A question about a year of requests, beside plain SQL that counts the same rows. */
export type Asked = {
  readonly name: string
  /** Milliseconds, the median of the rounds. */
  readonly took: number
  readonly baselineTook: number
  readonly owed: number
  readonly load: number
}

const ROUNDS = 5
const YEAR = 2026

/** What is asked of the register, with how many milliseconds it may take. */
const PAGES: Readonly<Record<string, object>> = {
  'requests: first page of the register': {},
  'requests: the register by words': { words: '维修 第1999' },
  'requests: the register by state and year': { states: 'under-review', year: YEAR },
  'requests: the register by due day': { order: 'due', dueBy: '2026-06-30' },
}
const PAGE_MS = 200
const STATISTICS = 'requests: tables three and four of a year'
const STATISTICS_MS = 2000
const CALENDAR = 'requests: «calendar changed» preview'
const CALENDAR_MS = 5000

export const REQUEST_NAMES = [...Object.keys(PAGES), STATISTICS, CALENDAR]

/** Asks everything of a year of `requests` requests in a county of fifty agencies. */
export async function askRequests(requests: number): Promise<readonly Asked[]> {
  const database = await startDatabase()
  const house = await houseOn(database)
  try {
    const { office, regionId } = await plant(house, requests)
    const asked: Asked[] = []
    const plain = () => countPlainly(house)
    const measured = async (name: string, owed: number, work: () => Promise<unknown>) => {
      const [took, baselineTook] = [await medianOf(work), await medianOf(plain)]
      asked.push({ name, owed, took, baselineTook, load: loadavg()[0] ?? Number.NaN })
    }
    for (const [name, filter] of Object.entries(PAGES)) {
      await measured(name, PAGE_MS, () => must(house, listRequests, office, filter))
    }
    const scope = { regionId, agencyIds: null, period: yearPeriod(YEAR) }
    await measured(STATISTICS, STATISTICS_MS, () => requestFigures(house.db, scope, 2021))
    await measured(CALENDAR, CALENDAR_MS, () =>
      must(house, previewCalendar, office, { arrangement: ONE_MORE_DAY_OFF }),
    )
    return asked
  } finally {
    await house.close()
    await database.stop()
  }
}

const ONE_MORE_DAY_OFF = {
  ...{ year: YEAR, sources: ['bench'], work: [] },
  off: [{ name: '新增', from: '2026-06-15', to: '2026-06-15' }],
}

const PLANT = readFileSync(new URL('plant-requests.sql', import.meta.url), 'utf8')

async function plant(house: House, requests: number) {
  const now = house.clock.now().toISOString()
  const county = await foundCounty(house, countyPlan(), { now, password: 'Bench-2026-gongkai' })
  const [agency] = county.agencies
  if (!agency) throw new Error('a county without agencies')
  const submittedOn = '2026-01-05'
  await must(house, registerRequest, agency.clerk, application(agency.id, { submittedOn }))
  await house.db.connection().execute(async (one) => {
    await sql`select set_config('bench.requests', ${String(requests)}, false)`.execute(one)
    for (const statement of PLANT.split(';\n')) await sql.raw(statement).execute(one)
  })
  await sql`vacuum analyze`.execute(house.db)
  return county
}

async function countPlainly({ db }: House): Promise<void> {
  await sql`select count(*), count(decided_on) from disclosure_request
    join request_matter on request_id = id`.execute(db)
}

type Action = Parameters<House['execute']>[0]

async function must(house: House, action: unknown, actor: Actor, input: object): Promise<void> {
  const done = await house.execute(action as Action, actor, input)
  if (!done.ok) throw new Error(done.error.message)
}

async function medianOf(work: () => Promise<unknown>): Promise<number> {
  await work()
  const times: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    const began = performance.now()
    await work()
    times.push(performance.now() - began)
  }
  return median(times)
}
