import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { annualReportActions } from '#modules/annual-report/index.ts'
import { allRegions } from '#modules/identity/index.ts'
import { plantRegion } from '#modules/identity/testing.ts'
import { openDatabase } from '#platform/db/database.ts'
import { type TestDatabase, testDatabase } from '#testing/database.ts'
import { type House, openHouse } from '../house.ts'
import { type Settings, settingsFrom } from '../settings.ts'
import { countyPlan } from './county.ts'
import { type FoundedCounty, foundCounty } from './found-county.ts'
import { clearUnfinished, markOf } from './unfinished.ts'
import { fillYears } from './years.ts'

const openRound = annualReportActions.find(
  ({ action }) => action.name === 'annual-report.open-round',
)?.action

const NOW = '2026-01-15T01:30:00.000Z'

let database: TestDatabase
let folder = ''
let settings: Settings
beforeEach(async () => {
  database = await testDatabase()
  folder = mkdtempSync(join(tmpdir(), 'gongkai-unfinished-'))
  const read = settingsFrom({ GONGKAI_DATA: folder })
  if (!read.ok) throw new Error(read.error)
  settings = read.value
  writeFileSync(markOf(settings), '')
})
afterEach(async () => {
  await database.drop()
  rmSync(folder, { recursive: true, force: true })
})

/** Makes the demonstration until the second report is done, then `more`, and ends. */
async function cutShort(
  more: (house: House, county: FoundedCounty) => Promise<unknown> = async () => {},
): Promise<void> {
  const store = { connection: database.connection, what: 'a test', close: async () => {} }
  const opened = await openHouse(settings, store, { onJobError: () => {} })
  if (!opened.ok) throw new Error(opened.error)
  const house = opened.value
  const plan = { ...countyPlan(), agencies: countyPlan().agencies.slice(0, 10) }
  const county = await foundCounty(house, plan, { now: NOW, password: 'Anlan-2026-muddle' })
  let steps = 0
  const step = () => {
    steps += 1
    if (steps === 2) throw new Error('killed')
  }
  await expect(fillYears(house, county, { last: 2025, years: 1, step })).rejects.toThrow('killed')
  await more(house, county)
  await house.close()
}

async function next(own = settings) {
  const said: string[] = []
  const note = (sentence: string) => said.push(sentence)
  const done = await clearUnfinished(own, database, { note })
  const db = openDatabase<never>(database.connection)
  const regions = await allRegions(db).finally(() => db.destroy())
  return { done, said: said.join(), regions: regions.map(({ name }) => name) }
}

it('is cleared away, and the database is as new', async () => {
  await cutShort()
  const { done, said, regions } = await next()
  expect([done, regions]).toEqual([{ ok: true, value: null }, []])
  expect(said).toMatch(/重新来过。$/)
  expect(await database.query('select 1 from schema_migration')).not.toEqual([])
  expect(await database.query('select 1 from audit_entry')).toEqual([])
})

it('is left alone where there is no mark of it', async () => {
  await cutShort()
  rmSync(markOf(settings))
  expect(await next()).toMatchObject({ said: '', regions: ['安澜县'] })
})

it.each<[string, (house: House, county: FoundedCounty) => Promise<unknown>]>([
  [
    'where somebody has done something',
    ({ execute }, { office }) => {
      const asked = { ...office, origin: { ...office.origin, requestId: 'request-1' } }
      if (!openRound) throw new Error('no such action')
      return execute(openRound, asked, { year: 2024 })
    },
  ],
  [
    'beside another region',
    ({ db }) =>
      db.transaction().execute((tx) => plantRegion(tx, NOW, { code: '990102', name: '静海县' })),
  ],
])('is left alone %s', async (_, more) => {
  await cutShort(more)
  const { said, regions } = await next()
  expect(regions).toContain('安澜县')
  expect(said).toMatch(/没有动它.*。$/)
})

it('is left alone in a database that is not ours', async () => {
  await cutShort()
  const { said, regions } = await next({ ...settings, DATABASE_URL: 'postgresql://elsewhere' })
  expect([regions, said]).toEqual([['安澜县'], expect.stringMatching(/外部数据库.*。$/)])
})

it('that had not begun is begun by the start itself', async () => {
  expect(await next()).toEqual({ done: { ok: true, value: null }, said: '', regions: [] })
  expect(existsSync(markOf(settings))).toBe(true)
})
