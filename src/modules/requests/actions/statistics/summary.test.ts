import { afterAll, beforeAll, expect, it } from 'vitest'
import { type World, world } from '#testing/world.ts'
import type { RequestsDeps } from '../../requests.ports.ts'
import { application, requestsTestDeps } from '../../testing.ts'
import { summaryRows } from '../../views/summary-data.ts'
import { registerRequest } from '../intake/register-request.ts'
import { summarizeRequests } from './summarize-requests.ts'

let here: World<RequestsDeps>
beforeAll(async () => {
  here = await world<RequestsDeps>(requestsTestDeps())
  for (const [agency, count] of [
    ['bureau', 9],
    ['other', 6],
    ['township', 3],
  ] as const) {
    for (let index = 0; index < count; index += 1) await answered(agency, index)
  }
}, 60_000)
afterAll(() => here?.close())

/** An application that was answered after so many working days; every third too late. */
async function answered(name: 'bureau' | 'other' | 'township', index: number) {
  const { id } = here.agencies[name]
  const input = application(id, { submittedOn: '2026-01-05' })
  const made = await here.execute(registerRequest, here.as('clerk', here.agencies[name]), input)
  if (!made.ok) throw new Error(made.error.message)
  await here.query(
    `update disclosure_request set state = 'closed', counted_on = $2, counted_kinds = '{provide}',
      counted_due_on = '2026-01-12', counted_days = $3 where id = $1`,
    [made.value.requestId, index % 3 === 2 ? '2026-01-13' : '2026-01-12', index],
  )
  if (index > 0) return
  for (const [step, facts] of [
    ['notify-fee', { fen: 110_000 }],
    ['pay-fee', {}],
  ] as const) {
    await here.query(
      `insert into request_event (region_id, request_id, serial, step, on_day, facts, at, account_name)
        select region_id, request_id, max(serial) + 1, $2, '2026-01-08', $3, now(), ''
        from request_event where request_id = $1 group by region_id, request_id`,
      [made.value.requestId, step, JSON.stringify(facts)],
    )
  }
}

async function summary(year?: number) {
  const asked = year === undefined ? {} : { year }
  const done = await here.execute(summarizeRequests, here.nobody, asked)
  if (!done.ok) throw new Error(done.error.message)
  return done.value
}

it('tells everybody how many, as what, how fast and for how much', async () => {
  const { whole, year, until, years } = await summary()
  expect([year, until, years]).toEqual([2026, expect.stringMatching(/^2026/), [2026]])
  expect(whole).toMatchObject({ received: 18, finished: 18, carriedIn: 0, carriedOut: 0 })
  expect(whole.timeliness).toEqual({ answers: 18, onTime: 12, medianDays: 2.5, lateAndOpen: 0 })
  expect(whole.fees).toEqual({ requests: 3, fen: 330_000 })
  const granted = whole.outcomes?.filter(({ count }) => count > 0)
  expect(granted).toEqual([{ row: 'granted', label: '予以公开', group: '', count: 18 }])
  expect(whole.outcomes?.find(({ row }) => row === 'denied_law')?.group).toBe('不予公开')
})

it('tells of few only how many, and of no agency that could be told from the difference', async () => {
  const { agencies } = await summary()
  const told = agencies.map(({ received, outcomes, timeliness, fees }) => [
    ...[received, outcomes !== null, timeliness !== null, fees !== null],
  ])
  expect(told).toEqual([
    [9, true, true, true],
    [6, false, false, false],
    [3, false, false, false],
  ])
})

it('has the same rows of open data for every agency, empty where nothing is told', async () => {
  const rows = summaryRows(await summary())
  const of = (measure: string) =>
    rows
      .filter((row) => row.measure === measure)
      .map(({ agencyName, value }) => [agencyName, value])
  expect(of('granted')).toEqual([
    ['全部机关', 18],
    ['安澜县教育局', 9],
    [expect.any(String), null],
    [expect.any(String), null],
  ])
  expect(new Set(rows.map(({ agencyId }) => agencyId)).size).toBe(4)
})

it.each([2018, 2027])('has nothing of %i', async (year) => {
  const done = await here.execute(summarizeRequests, here.nobody, { year })
  expect(done).toMatchObject({ ok: false, error: { code: 'no-year' } })
})
