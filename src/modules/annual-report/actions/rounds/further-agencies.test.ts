import { afterAll, beforeAll, expect, it } from 'vitest'
import { type World, world } from '#testing/world.ts'
import type { AnnualReportDeps } from '../../annual-report.ports.ts'
import { reportDeps } from '../../testing.ts'
import { addAgencies } from './add-agencies.ts'
import { changeRound } from './change-round.ts'
import { closeRound } from './close-round.ts'
import { listFurtherAgencies } from './list-further-agencies.ts'
import { openRound } from './open-round.ts'
import { planYear, proposeRound } from './propose-round.ts'

let here: World<AnnualReportDeps>
let roundId = ''
beforeAll(async () => {
  here = await world<AnnualReportDeps>(reportDeps())
  const office = here.as('disclosure-office')
  const input = { year: 2025, agencyIds: [here.agencies.bureau.id] }
  const opened = await here.execute(openRound, office, input)
  roundId = opened.ok ? opened.value.roundId : ''
}, 60_000)
afterAll(() => here?.close())

async function further(): Promise<readonly string[]> {
  const office = here.as('disclosure-office')
  const answer = await here.execute(listFurtherAgencies, office, { roundId })
  return answer.ok ? answer.value.agencies.map(({ name }) => name) : []
}

it('names the agencies that have no report in the round, and no longer those added', async () => {
  const { bureau, other, township } = here.agencies
  const before = await further()
  expect(before).not.toContain(bureau.name)
  expect(before).toEqual(expect.arrayContaining([other.name, township.name]))
  const agencyIds = [other.id, bureau.id]
  const added = await here.execute(addAgencies, here.as('disclosure-office'), {
    ...{ roundId, agencyIds },
  })
  expect(added).toMatchObject({ ok: true, value: { added: 1, known: 1 } })
  expect(await further()).toEqual(before.filter((name) => name !== other.name))
})

it('is for the office that calls for reports', async () => {
  const refused = await here.execute(listFurtherAgencies, here.as('clerk'), { roundId })
  expect(refused).toMatchObject({ ok: false, error: { kind: 'forbidden' } })
})

it('says of each day of a proposal where it comes from', async () => {
  const answer = await here.execute(proposeRound, here.as('disclosure-office'), { year: 2024 })
  const sources = answer.ok ? answer.value.sources : null
  expect(sources?.internalDueOn).toContain('本平台的默认安排')
  expect(sources?.agencyDueOn).toContain('条例')
  expect(sources?.governmentDueOn).toBe(sources?.agencyDueOn)
})

it.each([
  [2027, '2027 年还没有到，不能布置这一年度的报告，请改填年度。'],
  [9999, '9999 年还没有到，不能布置这一年度的报告，请改填年度。'],
  [99_999, '报告年度应当是四位数字的年份，不早于 2008 年。'],
  [2007, '报告年度应当是四位数字的年份，不早于 2008 年。'],
])('refuses a round of %i beside its field, proposed or opened', async (year, sentence) => {
  const office = here.as('disclosure-office')
  const refused = { ok: false, error: { kind: 'invalid', fields: { year: sentence } } }
  expect(await here.execute(proposeRound, office, { year })).toMatchObject(refused)
  expect(await here.execute(openRound, office, { year })).toMatchObject(refused)
})

it('opens no round before the year begins in China, and one as soon as it has', async () => {
  const office = here.as('disclosure-office')
  const templates = here.deps.annualReports.templates
  expect(planYear(templates, 2026, { today: '2025-12-31' }).ok).toBe(false)
  expect(planYear(templates, 2026, { today: '2026-01-01' }).ok).toBe(true)
  expect((await here.execute(proposeRound, office, { year: 2026 })).ok).toBe(true)
})

it('names the field of a day that does not exist, stands in the wrong order or is not given', async () => {
  const office = here.as('disclosure-office')
  const change = (days: object) =>
    here.execute(changeRound, office, { roundId, version: 1, ...days })
  const wrong = { internalDueOn: '2026-02-30' }
  expect(await change(wrong)).toMatchObject({
    error: { fields: { internalDueOn: expect.stringContaining('日历上有的一天') } },
  })
  const late = { internalDueOn: '2026-02-10' }
  expect(await change(late)).toMatchObject({
    error: { code: 'days-out-of-order', fields: { internalDueOn: expect.any(String) } },
  })
  expect(await change({ agencyDueOn: '' })).toMatchObject({
    error: { fields: { agencyDueOn: expect.stringContaining('2026-01-20 的样子') } },
  })
  expect(await change({ title: '  ' })).toMatchObject({
    error: { fields: { title: '请填写名称，最多 100 个字。' } },
  })
})

it('opens a closed round again; meanwhile nobody is added', async () => {
  const office = here.as('disclosure-office')
  await here.execute(closeRound, office, { roundId })
  const agencyIds = [here.agencies.township.id]
  const refused = await here.execute(addAgencies, office, { roundId, agencyIds })
  expect(refused).toMatchObject({ ok: false, error: { code: 'round-closed' } })
  const opened = await here.execute(changeRound, office, { roundId, version: 2, closed: false })
  expect(opened).toMatchObject({ ok: true })
  const added = await here.execute(addAgencies, office, { roundId, agencyIds })
  expect(added).toMatchObject({ ok: true, value: { added: 1 } })
})
