import { afterAll, beforeAll, expect, it } from 'vitest'
import { type World, world } from '#testing/world.ts'
import { statisticsOf } from './request-statistics.ts'

let here: World
beforeAll(async () => {
  here = await world()
  for (const [index, agency] of [here.agencies.bureau, here.agencies.other].entries()) {
    await here.query(
      `insert into disclosure_request (region_id, id, agency_id, number, channel, applicant_kind,
        applicant, applicant_mark, description, form, delivery, state, submitted_on, received_on,
        created_at, updated_at)
      values ($1, gen_random_uuid(), $2, $3, 'in-person', 'business', '', '', '', 'paper', 'post',
        'under-review', '2025-03-01', '2025-03-01', now(), now())`,
      [here.regionId, agency.id, `${index}号`],
    )
  }
}, 60_000)
afterAll(() => here?.close())

it.each([
  [null, 2],
  ['安澜县教育局', 1],
])('counts the requests of %s', async (agency, count) => {
  const [found] = await statisticsOf(here.db, { year: 2025, agency })
  expect(found).toMatchObject({ region: '安澜县', agency, template: 'foi-annual-2021' })
  expect(found?.cells).toMatchObject({
    ...{ 't3.new.business': count, 't3.carried_out.business': count },
  })
})

it('knows an agency also by its credit code, in the form of the year', async () => {
  await here.query(`update agency set credit_code = '11620000MB0000001X' where id = $1`, [
    here.agencies.bureau.id,
  ])
  const wanted = { year: 2020, agency: '11620000mb0000001x' }
  expect(await statisticsOf(here.db, wanted)).toMatchObject([
    { agency: '安澜县教育局', template: 'foi-annual-2019', cells: {} },
  ])
})

it('knows nobody of another name', async () => {
  expect(await statisticsOf(here.db, { year: 2025, agency: '没有的单位' })).toEqual([])
})
