import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { withClient } from '#platform/db/client.ts'
import { attachEmbedded } from '#platform/db/embedded/attach.ts'
import { countyPlan } from '../../src/entry/demonstration/county.ts'
import { launch, postgresPid } from './running-server.ts'
import { passwordIn } from './stage.ts'
import { signedIn } from './visitor.ts'

const BEGUN_WITHIN_MS = 60_000
const POLL_MS = 50
/** Some reports more are there by then, and far from all. */
const MAKING_MS = 3000

/** Kills a first start and its database when some reports of the demonstration are there. */
export async function cutShort(dataFolder: string): Promise<void> {
  const mark = join(dataFolder, 'demonstration-unfinished')
  const { child, said, ended, hasEnded } = await launch(dataFolder)
  const until = Date.now() + BEGUN_WITHIN_MS
  while (!(existsSync(mark) && (await hasReports(dataFolder)))) {
    if (hasEnded() || Date.now() > until) throw new Error(`not begun:\n${said()}`)
    await sleep(POLL_MS)
  }
  await sleep(Math.random() * MAKING_MS)
  const postgres = postgresPid(dataFolder)
  child.kill('SIGKILL')
  process.kill(postgres, 'SIGKILL')
  await ended
  if (!existsSync(mark)) throw new Error('the demonstration was done before it could be cut short')
}

async function hasReports(dataFolder: string): Promise<boolean> {
  const connection = attachEmbedded(join(dataFolder, 'postgresql'))
  if (!connection) return false
  const sql = 'select 1 from annual_report limit 1'
  return withClient(connection, async (client) => (await client.query(sql)).rows.length > 0)
}

type Reports = { readonly total: number }

/** What is missing from the demonstration; empty where it is whole. */
export async function missingFrom(address: string, dataFolder: string): Promise<string[]> {
  const office = await signedIn(address, 'office', passwordIn(dataFolder))
  const last = new Date().getUTCFullYear() - 1
  // One report for each agency, and the county's own.
  const wanted = countyPlan().agencies.length + 1
  const faults: string[] = []
  for (const year of [last - 2, last - 1, last]) {
    const { total } = await office.get<Reports>(`/api/annual-reports?year=${year}`)
    if (total !== wanted) faults.push(`${year}: ${total} of ${wanted} reports`)
  }
  if (existsSync(join(dataFolder, 'demonstration-unfinished'))) faults.push('still marked')
  return faults
}
