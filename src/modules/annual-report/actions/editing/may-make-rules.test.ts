import { afterAll, beforeAll, expect, it } from 'vitest'
import { type World, world } from '#testing/world.ts'
import type { AnnualReportDeps } from '../../annual-report.ports.ts'
import { reportDeps } from '../../testing.ts'
import { openRound } from '../rounds/open-round.ts'
import { roundBoard } from '../rounds/round-board.ts'
import { getReport } from './get-report.ts'

const { annualReports } = reportDeps()
/** Whether the region is one that may, when each round is opened. */
const REGIONS = new Map([
  [2024, false],
  [2025, true],
])

let here: World<AnnualReportDeps>
let mayMakeRules = false
beforeAll(async () => {
  const agencies = { ...annualReports.agencies, mayMakeRules: async () => mayMakeRules }
  here = await world<AnnualReportDeps>({ annualReports: { ...annualReports, agencies } })
}, 60_000)
afterAll(() => here?.close())

it.each([...REGIONS])(
  'the screen of a report of %i is told whether its region may make rules: %s',
  async (year, may) => {
    mayMakeRules = may
    const office = here.as('disclosure-office')
    const agencyIds = [here.agencies.bureau.id]
    const opened = await here.execute(openRound, office, { year, agencyIds })
    // What a region may later does not change what the year was.
    mayMakeRules = !may
    const roundId = opened.ok ? opened.value.roundId : ''
    const board = await here.execute(roundBoard, office, { roundId })
    const reportId = board.ok ? board.value.rows[0]?.reportId : ''
    const view = await here.execute(getReport, office, { reportId })
    expect(view.ok && view.value.mayMakeRules).toBe(may)
  },
)
