import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from '#platform/db/database.ts'
import { type TestDatabase, testDatabase } from '#testing/database.ts'
import { countyPlan } from '../demonstration/county.ts'
import { type FoundedCounty, foundCounty } from '../demonstration/found-county.ts'
import { fillYears } from '../demonstration/years.ts'
import { type House, openHouse } from '../house.ts'
import { settingsFrom } from '../settings.ts'
import { buildWeb, type Web } from '../web.ts'
import { type Browser, browserAt } from './browser.ts'
import { plantRequest } from './plant-requests.ts'

/** The password of everybody in the platform of a test. */
export const PASSWORD = 'Anlan-2026-muddle'
/** The addresses of its two regions. */
export const HOST = 'anlan.example'
export const OTHER_HOST = 'jinghai.example'

/** Agencies of the demonstration, from the first to the last that a test needs: 财政局. */
const AGENCIES = 10
const LAST_YEAR = 2025

export type TestPlatform = {
  readonly house: House
  readonly web: Web
  readonly county: FoundedCounty
  /** A region of the same installation that has nothing to do with the first. */
  readonly other: FoundedCounty
  readonly query: TestDatabase['query']
  /** A browser that has been to the entrance; with a login, signed in. */
  readonly browser: (login?: string, host?: string) => Promise<Browser>
  readonly close: () => Promise<void>
}

/**
 * The whole platform as `gongkai serve` puts it together, on a database of its own and behind
 * https: 安澜县 with ten agencies, the reports of one year in every state and two requests, and beside it a second
 * region. Nothing listens; requests are injected.
 */
export async function testPlatform(
  environment: Readonly<Record<string, string>> = {},
): Promise<TestPlatform> {
  const database = await testDatabase()
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-platform-'))
  const settings = settingsFrom({
    ...{ GONGKAI_DATA: folder, PUBLIC_URL: `https://${HOST}`, LOG_LEVEL: 'silent' },
    ...{ REQUESTS_PER_MINUTE: '1000000', ...environment },
  })
  if (!settings.ok) throw new Error(settings.error)
  const store = { connection: database.connection, what: 'a test', close: async () => {} }
  const opened = await openHouse(settings.value, store, { onJobError: () => {} })
  if (!opened.ok) throw new Error(opened.error)
  const house = opened.value
  const [county, other] = await populate(house)
  const web = await buildWeb(house)
  return {
    ...{ house, web, county, other, query: database.query },
    browser: async (login, host = HOST) => {
      const browser = browserAt(web.app, host)
      await browser.enter()
      if (login) await browser.signIn(login, PASSWORD)
      return browser
    },
    close: async () => {
      await web.close()
      await house.close()
      await database.drop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function populate(house: House): Promise<readonly [FoundedCounty, FoundedCounty]> {
  const plan = countyPlan()
  const given = { now: house.clock.now().toISOString(), password: PASSWORD }
  const small = { ...plan, agencies: plan.agencies.slice(0, AGENCIES) }
  const county = await foundCounty(house, small, given)
  const beside = {
    region: { code: '990102', name: '静海县' },
    government: { name: '静海县人民政府', shortName: '县政府' },
    agencies: plan.agencies.slice(0, 3),
  }
  const other = await foundCounty(house, beside, given)
  for (const [host, { regionId }] of [[HOST, county] as const, [OTHER_HOST, other] as const]) {
    await sql`update region set hosts = array[${host}] where id = ${regionId}`.execute(house.db)
  }
  const span = { last: LAST_YEAR, years: 1, step: () => {} }
  await fillYears(house, county, span)
  await fillYears(house, other, span)
  for (const name of ['教育局', '财政局']) {
    const agency = county.agencies.find(({ shortName }) => shortName === name)
    if (agency) await plantRequest(house, agency)
  }
  const [foreign] = other.agencies
  if (foreign) await plantRequest(house, foreign)
  return [county, other]
}
