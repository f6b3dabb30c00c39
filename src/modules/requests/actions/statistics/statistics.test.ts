import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type World, world } from '#testing/world.ts'
import type { RegisterInput } from '../../requests.contract.ts'
import type { RequestsDeps } from '../../requests.ports.ts'
import { application, requestsTestDeps } from '../../testing.ts'
import { registerRequest } from '../intake/register-request.ts'
import { listRequests } from '../reading/list-requests.ts'
import { exportRegister } from '../register/export-register.ts'
import { plainSteps } from '../steps/plain-steps.ts'
import { countRequests, exportStatistics } from './count-requests.ts'

let here: World<RequestsDeps>
const made: string[] = []
beforeAll(async () => {
  here = await world<RequestsDeps>(requestsTestDeps())
  await register('bureau', {})
  await register('bureau', { applicantKind: 'legal' })
  await register('other', {})
  const input = { requestId: made[0], version: 1, note: '已找到' }
  await here.execute(plainSteps.withdraw, here.as('clerk'), input as never)
}, 60_000)
afterAll(() => here?.close())

async function register(agency: 'bureau' | 'other', changes: Partial<RegisterInput>) {
  const at = here.agencies[agency]
  const done = await here.execute(
    registerRequest,
    here.as('clerk', at),
    application(at.id, changes),
  )
  if (!done.ok) throw new Error(done.error.message)
  made.push(done.value.requestId)
}

const YEAR = { from: '2026-01-01', to: '2026-12-31' }
const clerk = () => here.as('clerk')
const office = () => here.as('disclosure-office')

async function figure(cell: string, actor = clerk(), input: object = {}) {
  const done = await here.execute(countRequests, actor, { ...YEAR, ...input } as never)
  if (!done.ok) throw new Error(done.error.message)
  const cells = done.value.tables.flatMap((table) => table.cells)
  return cells.find((each) => each.cell === cell)?.text
}

describe('statistics', () => {
  it('count what a person may see, or an agency of it', async () => {
    expect(await figure('t3.new.total')).toBe('2')
    expect(await figure('t3.new.total', office())).toBe('3')
    const own = { agencyId: here.agencies.other.id }
    expect(await figure('t3.new.total', office(), own)).toBe('1')
    const county = { agencyId: here.agencies.government.id }
    expect(await figure('t3.new.total', office(), county)).toBe('0')
    expect(await figure('t3.new.total', office(), { ...county, below: true })).toBe('3')
  })

  it('are of any period, in the form of its year or another', async () => {
    expect(await figure('t3.new.legal', clerk(), { from: '2026-02-01' })).toBe('0')
    expect(await figure('t3.carried_in.legal', clerk(), { from: '2026-01-13' })).toBe('1')
    expect(await figure('t3.other_misc.natural')).toBe('1')
    expect(await figure('t3.other.natural', clerk(), { form: 'foi-annual-2019' })).toBe('1')
  })

  it('print both tables whole, balanced', async () => {
    const done = await here.execute(countRequests, clerk(), YEAR)
    expect(done).toMatchObject({
      ok: true,
      value: { title: '安澜县教育局，2026年', findings: [], isEmpty: false },
    })
    const captions = done.ok && done.value.tables.map(({ caption }) => caption)
    expect(captions).toEqual([expect.stringMatching(/^表三/), expect.stringMatching(/^表四.*复议/)])
    const none = await here.execute(countRequests, clerk(), {
      from: '2020-01-01',
      to: '2020-12-31',
    })
    expect(none).toMatchObject({ value: { isEmpty: true, form: { id: 'foi-annual-2019' } } })
  })

  it.each<[string, object, string]>([
    [
      'a day that is none',
      { to: '2026-02-30' },
      '日期应当是日历上有的一天，写成 2026-01-20 的样子。',
    ],
    ['an end before the beginning', { to: '2025-12-31' }, '结束日期不能早于开始日期。'],
    ['a form nobody knows', { form: 'x' }, '没有这种报告格式。'],
    [
      'a year before all forms',
      { from: '2012-01-01', to: '2012-12-31' },
      '没有适用于 2012 年度的报告格式，请选择一种。',
    ],
  ])('refuse %s', async (_, input, message) => {
    const done = await here.execute(countRequests, clerk(), { ...YEAR, ...input })
    expect(done).toMatchObject({ ok: false, error: { message } })
  })

  it('keep another agency’s figures from a clerk', async () => {
    const input = { ...YEAR, agencyId: here.agencies.other.id }
    const refused = { ok: false, error: { code: 'no-agency' } }
    expect(await here.execute(countRequests, clerk(), input)).toMatchObject(refused)
    const file = { ...input, format: 'csv' } as const
    expect(await here.execute(exportStatistics, clerk(), file)).toMatchObject(refused)
  })

  it('leave as a file with a line for every figure, and as a workbook', async () => {
    const csv = await here.execute(exportStatistics, clerk(), { ...YEAR, format: 'csv' })
    if (!csv.ok) throw new Error(csv.error.message)
    expect(csv.value.name).toBe('政府信息公开申请统计（安澜县教育局，2026年）.csv')
    const text = Buffer.from(csv.value.content, 'base64').toString()
    expect(text).toContain('t3.new.total,2\r\n')
    expect(text).toContain('t4.n.review_total,0')
    const xlsx = await here.execute(exportStatistics, clerk(), { ...YEAR, format: 'xlsx' })
    expect(xlsx.ok && Buffer.from(xlsx.value.content, 'base64').subarray(0, 2).toString()).toBe(
      'PK',
    )
  })
})

describe('a figure', () => {
  const behind = async (filter: object, actor = clerk()) => {
    const done = await here.execute(listRequests, actor, { ...YEAR, ...filter } as never)
    if (!done.ok) throw new Error(done.error.message)
    return done.value
  }

  it('opens the requests it is made of, and says which figure it is', async () => {
    const found = await behind({ cell: 't3.other_misc.total' })
    expect(found.rows.map(({ id }) => id)).toEqual([made[0]])
    expect(found.selection).toBe('表三“3.其他”总计（安澜县教育局，2026年）')
    expect((await behind({ cell: 't3.new.total' }, office())).total).toBe(3)
    const county = { agencyId: here.agencies.government.id, below: true }
    expect((await behind({ cell: 't3.new.total', ...county }, office())).total).toBe(3)
    const narrowed = await behind({ cell: 't3.new.total', applicantKind: 'legal' })
    expect(narrowed.rows.map(({ id }) => id)).toEqual([made[1]])
  })

  it('is exported as it is opened', async () => {
    const input = { ...YEAR, cell: 't3.result_total.natural', format: 'csv' } as const
    expect(await here.execute(exportRegister, clerk(), input)).toMatchObject({
      value: { count: 1 },
    })
  })

  it.each([
    { cell: 't2.nothing.natural', ...YEAR },
    { cell: 't2_art20_5.license.decisions', ...YEAR },
    { cell: 't3.new.natural' },
  ])('that there is not is refused: %j', async (filter) => {
    const done = await here.execute(listRequests, clerk(), filter)
    expect(done).toMatchObject({ ok: false, error: { code: 'no-cell' } })
  })
})
