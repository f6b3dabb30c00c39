import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { BoardData, EditorViewData } from '#modules/annual-report/annual-report.contract.ts'
import { done, signedIn, type Visitor } from './visitor.ts'

/** Who saves what: people signed in, and reports that are open to all of them. */
export type Stage = {
  readonly people: readonly Visitor[]
  readonly reports: readonly string[]
}

/** Accounts of the demonstration that are made clerks of the whole county. */
const LOGINS = ['clerk', 'mayor', 'reviewer', 'hotline', 'window']
const SESSIONS_EACH = 2

/** Opens a round of reports for the year that has begun, which the demonstration leaves free, and lets several people write all of them. */
export async function setStage(address: string, dataFolder: string): Promise<Stage> {
  const password = passwordIn(dataFolder)
  const enter = (login: string) => signedIn(address, login, password)
  const office = await enter('office')
  const { roundId } = await done<{ roundId: string }>(office, '/api/reporting-rounds', {
    year: new Date().getUTCFullYear(),
  })
  await makeClerks(await enter('security'))
  const people: Visitor[] = []
  for (const login of LOGINS) {
    for (let number = 0; number < SESSIONS_EACH; number += 1) people.push(await enter(login))
  }
  const board = await office.get<BoardData>(`/api/reporting-rounds/${roundId}/board?size=500`)
  return { people, reports: board.rows.map(({ reportId }) => reportId) }
}

/** The password of the demonstration's accounts. */
export function passwordIn(dataFolder: string): string {
  return readFileSync(join(dataFolder, 'demonstration-password'), 'utf8').trim()
}

/** The content of every report as the server has it now. */
export async function readBack({ people, reports }: Stage): Promise<Map<string, EditorViewData>> {
  const found = new Map<string, EditorViewData>()
  await Promise.all(
    people.map(async (person, number) => {
      for (const report of reports.filter((_, index) => index % people.length === number)) {
        found.set(report, await person.get<EditorViewData>(`/api/annual-reports/${report}`))
      }
    }),
  )
  return found
}

async function makeClerks(security: Visitor): Promise<void> {
  type Accounts = { accounts: readonly { id: string; login: string }[] }
  const { accounts } = await security.get<Accounts>('/api/accounts?limit=200')
  const { agencies } = await security.get<{
    agencies: readonly { id: string; parentId: string | null }[]
  }>('/api/agencies')
  const top = agencies.find(({ parentId }) => parentId === null)
  for (const { id } of accounts.filter(({ login }) => LOGINS.includes(login))) {
    const grant = { role: 'clerk', agencyId: top?.id, withSubtree: true }
    await done(security, `/api/accounts/${id}/grants/give`, grant)
  }
}
