import { setTimeout as sleep } from 'node:timers/promises'
import { killAndWait, type Theatre, type Victim, verifyAudit } from '../rounds.ts'
import { COURSES, type Course, PAUSE_MS } from './courses.ts'
import { acknowledged, LeftAlone, type Office, Over } from './office.ts'
import { faultsIn, trailOf } from './truth.ts'

const LEAST_ACKED = 60
const WORKING_MS = { least: 2000, more: 6000 }
/** Longer than any action takes: what the database did not lose has been answered or refused. */
const NOBODY_WORKS_FOR = 20_000

export type CaseRound = {
  readonly victim: Victim
  readonly acked: number
  readonly inFlight: number
  readonly readySeconds: number
  readonly faults: readonly string[]
}

/** Begins the courses, which wait until a round is played; `stop` ends them. */
export function beginCases(office: Office): { readonly stop: () => Promise<void> } {
  const work = COURSES.map((course) => keepWorking(office, course))
  return {
    stop: async () => {
      office.gate.end()
      await Promise.all(work)
    },
  }
}

/** The course over and over, with a new case each time. */
async function keepWorking(office: Office, course: Course): Promise<void> {
  for (;;) {
    try {
      await course(office)
    } catch (error) {
      if (error instanceof Over) return
      if (!(error instanceof LeftAlone)) throw error
      await sleep(PAUSE_MS)
    }
  }
}

/** Lets the office work, kills in the midst of it, starts again, and looks at every case. */
export async function playCases(
  theatre: Theatre,
  office: Office,
  before: ReadonlyMap<string, number>,
  victim: Victim,
): Promise<CaseRound> {
  const { gate, ledger } = office
  const began = acknowledged(office)
  gate.open()
  await sleep(WORKING_MS.least + Math.random() * WORKING_MS.more)
  const until = Date.now() + NOBODY_WORKS_FOR
  while (acknowledged(office) - began < LEAST_ACKED && Date.now() < until) await sleep(10)
  const { inFlight } = ledger
  gate.close()
  const readySeconds = await killAndWait(theatre, victim)
  while (ledger.inFlight > 0) await sleep(PAUSE_MS)
  for (const visitor of [...Object.values(office.staff), office.citizen]) {
    visitor.moveTo(theatre.server.address)
  }
  const faults = await faultsAfter(theatre, office, before)
  return { victim, acked: acknowledged(office) - began, inFlight, readySeconds, faults }
}

async function faultsAfter(
  { dataFolder }: Theatre,
  { ledger, regionCode }: Office,
  before: ReadonlyMap<string, number>,
): Promise<readonly string[]> {
  const now = await trailOf(dataFolder)
  const counted = [...ledger.asked].flatMap(([action, asked]) => {
    const there = (now.get(action) ?? 0) - (before.get(action) ?? 0)
    const acked = ledger.acked.get(action) ?? 0
    if (there < acked) return [`lost: ${action}, acknowledged ${acked}, there ${there}`]
    return there > asked ? [`doubled: ${action}, asked ${asked}, there ${there}`] : []
  })
  const { faults } = await verifyAudit(dataFolder)
  return [
    ...counted,
    ...ledger.strange.splice(0).map((each) => `strange: ${each}`),
    ...faults.map((each) => `audit: ${JSON.stringify(each)}`),
    ...(await faultsIn(dataFolder, regionCode)),
  ]
}
