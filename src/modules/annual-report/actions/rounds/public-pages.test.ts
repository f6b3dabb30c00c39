import { afterAll, beforeAll, expect, it } from 'vitest'
import { executor } from '#platform/action/execute.ts'
import { type World, world } from '#testing/world.ts'
import type { AnnualReportDeps } from '../../annual-report.ports.ts'
import { reportDeps } from '../../testing.ts'
import { addAgencies } from './add-agencies.ts'
import { changeRound } from './change-round.ts'
import { closeRound } from './close-round.ts'
import { openRound } from './open-round.ts'
import { remindAgencies } from './remind-agencies.ts'

let here: World<AnnualReportDeps>
beforeAll(async () => {
  here = await world<AnnualReportDeps>(reportDeps())
}, 60_000)
afterAll(() => here?.close())

it('whoever keeps public pages is told of what changes the list of who owes a report', async () => {
  let told = 0
  const { db, clock, record, deps } = here
  const announce = async () => {
    told += 1
  }
  const execute = executor({ db, clock, record, deps, announce })
  const office = here.as('disclosure-office')
  const { bureau, other } = here.agencies
  const input = { year: 2025, agencyIds: [bureau.id] }
  const opened = await execute(openRound, office, input)
  if (!opened.ok) throw new Error(opened.error.message)
  const { roundId } = opened.value
  expect(told).toBe(1)
  const agencyIds = [other.id]
  expect(await execute(addAgencies, office, { roundId, agencyIds })).toMatchObject({ ok: true })
  expect(told).toBe(2)
  const days = { internalDueOn: '2026-01-10', agencyDueOn: '2026-01-20' }
  const changed = await execute(changeRound, office, { roundId, version: 1, ...days })
  expect(changed).toMatchObject({ ok: true })
  expect(told).toBe(3)
  expect(await execute(remindAgencies, office, { roundId })).toMatchObject({ ok: true })
  expect(told).toBe(3)
  expect(await execute(closeRound, office, { roundId })).toMatchObject({ ok: true })
  expect(told).toBe(4)
})
