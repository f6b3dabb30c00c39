import { randomInt } from 'node:crypto'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isSetUp } from '#modules/identity/index.ts'
import type { Terminal } from '#platform/terminal/terminal.ts'
import type { House } from '../house.ts'
import { countyPlan } from './county.ts'
import { foundCounty } from './found-county.ts'
import { ACCOUNTS, type DemonstrationAccount } from './people.ts'
import { countRequests, fillRequests } from './requests/fill-requests.ts'
import { markOf } from './unfinished.ts'
import { fillYears } from './years.ts'

/** The demonstration as whoever looks at it needs to know it. */
export type DemonstrationState = {
  readonly password: string
  readonly accounts: readonly DemonstrationAccount[]
}

const YEARS = 3

/**
 * Puts 安澜县 into an empty database: agencies, people, three years of reports and two of requests in every state. Where
 * there is a region already nothing is done; null where that is not the demonstration.
 */
export async function demonstrate(
  house: House,
  terminal: Terminal,
): Promise<DemonstrationState | null> {
  const file = join(house.settings.dataFolder, 'demonstration-password')
  if (await isSetUp(house.db)) {
    return existsSync(file)
      ? { password: readFileSync(file, 'utf8').trim(), accounts: ACCOUNTS }
      : null
  }
  terminal.note('数据库是空的，正在放入演示数据：安澜县（虚构）……')
  const password = `Anlan-${randomInt(100_000, 999_999)}-gongkai`
  writeFileSync(file, `${password}\n`, { mode: 0o600 })
  const mark = markOf(house.settings)
  writeFileSync(mark, '')
  const now = house.clock.now()
  const lastYear = now.getUTCFullYear() - 1
  const county = await foundCounty(house, countyPlan(), { now: now.toISOString(), password })
  // Before the reports, which take their tables three and four from them.
  const requests = terminal.progress('演示申请', countRequests(house), true)
  await fillRequests(house, county, requests.step)
  requests.end()
  const reports = terminal.progress('演示年报', YEARS * (county.agencies.length + 1), true)
  await fillYears(house, county, { last: lastYear, years: YEARS, step: reports.step })
  reports.end()
  rmSync(mark)
  return { password, accounts: ACCOUNTS }
}
