import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { NATIONAL } from '#core/calendar/calendar.ts'
import type { Role } from '#core/identity/role.ts'
import { type World, world } from '#testing/world.ts'
import type { RequestsDeps } from '../../requests.ports.ts'
import { takeCalendar } from '../../store/calendar.ts'
import { application, requestsTestDeps } from '../../testing.ts'
import { registerRequest } from '../intake/register-request.ts'
import { showRequest } from '../reading/show-request.ts'
import { plainSteps } from '../steps/plain-steps.ts'
import { importCalendar, listCalendar, previewCalendar } from './calendar.ts'
import { previewReceipt } from './preview-receipt.ts'

let here: World<RequestsDeps>
let requestId = ''
beforeAll(async () => {
  here = await world<RequestsDeps>(requestsTestDeps())
}, 60_000)
afterAll(() => here?.close())
beforeEach(async () => {
  await here.query('delete from calendar_arrangement')
  const input = application(here.agencies.bureau.id)
  const made = await here.execute(registerRequest, here.as('clerk'), input)
  requestId = made.ok ? made.value.requestId : ''
})

/** 2026 as announced, with one more day off while the request runs. */
const LONGER = {
  ...{ year: 2026, sources: ['国办发明电〔2026〕9号'], work: [] },
  off: [{ name: '新增', from: '2026-01-20', to: '2026-01-20' }],
}

const preview = (input: object, role: Role = 'system-administrator') =>
  here.execute(previewCalendar, here.as(role), input)
const save = (input: object, role: Role = 'system-administrator') =>
  here.execute(importCalendar, here.as(role), { isConfirmed: true, ...input })

async function dueOn(id = requestId) {
  const [row] = await here.query<{ due: string }>(
    `select to_char(due_on, 'YYYY-MM-DD') as due from disclosure_request where id = '${id}'`,
  )
  return row?.due
}

describe('an announced arrangement', () => {
  it('shows which due days it moves before it is saved, and moves them when it is', async () => {
    const seen = await preview({ arrangement: LONGER })
    const changes = seen.ok ? seen.value.changes : []
    expect(changes).toContainEqual(
      expect.objectContaining({ requestId, dueOn: '2026-02-09', newDueOn: '2026-02-10' }),
    )
    expect(await dueOn()).toBe('2026-02-09')
    const saved = await save({ json: JSON.stringify(LONGER) })
    expect(saved).toMatchObject({ value: { edition: 1, changed: changes.length } })
    expect(await dueOn()).toBe('2026-02-10')
    const shown = await here.execute(showRequest, here.as('clerk'), { requestId })
    expect(shown).toMatchObject({ value: { dueOn: '2026-02-10', version: 1 } })
    const again = await preview({ arrangement: LONGER })
    expect(again).toMatchObject({ value: { changes: [] } })
  })

  it('that leaves out statutory holidays is saved only once that is confirmed', async () => {
    const day = (name: string) => ({ name, from: '2026-01-20', to: '2026-01-20' })
    const given = { arrangement: { ...LONGER, off: [day('元旦'), day('春节')] } }
    const doubt = expect.stringContaining('没有写到清明节、劳动节、端午节、中秋节、国庆节')
    expect(await preview(given)).toMatchObject({ value: { doubts: [doubt] } })
    const refused = await save({ ...given, isConfirmed: false })
    expect(refused).toMatchObject({
      error: { code: 'unconfirmed', fields: { isConfirmed: doubt } },
    })
    expect(await dueOn()).toBe('2026-02-09')
    expect(await save(given)).toMatchObject({ ok: true })
  })

  it('of weekends alone is doubted too, a whole year or that of a region is not', async () => {
    const weekends = { ...LONGER, off: [], work: ['2026-01-24'] }
    const seen = await preview({ arrangement: weekends })
    expect(seen).toMatchObject({
      value: { doubts: [expect.stringContaining('只有调休上班的日期，没有写到元旦、春节')] },
    })
    const whole = NATIONAL.find(({ year }) => year === 2026)
    expect(await preview({ arrangement: whole })).toMatchObject({ value: { doubts: [] } })
    expect(await save({ arrangement: whole, isConfirmed: false })).toMatchObject({ ok: true })
    const regional = { arrangement: { ...LONGER, scope: '62' } }
    expect(await save({ ...regional, isConfirmed: false })).toMatchObject({ ok: true })
  })

  it('leaves decided requests as they were', async () => {
    await here.execute(plainSteps.withdraw, here.as('clerk'), { requestId, version: 1, note: '撤' })
    const before = await dueOn()
    const seen = await preview({ arrangement: LONGER })
    expect(JSON.stringify(seen)).not.toContain(requestId)
    await save({ arrangement: LONGER })
    expect(await dueOn()).toBe(before)
  })

  it('replaces an earlier one of its year, and both are listed with their sources', async () => {
    await save({ arrangement: LONGER })
    await save({ arrangement: { ...LONGER, off: [] } })
    const listed = await here.execute(listCalendar, here.as('clerk'), {})
    const of2026 = (listed.ok ? listed.value.years : []).filter(({ year }) => year === 2026)
    expect(of2026).toMatchObject([
      { isBuiltIn: true, isReplaced: true, sources: [expect.any(String)] },
      { isBuiltIn: false, isReplaced: true },
      { isBuiltIn: false, isReplaced: false, off: [] },
    ])
  })

  it.each<[object, string]>([
    [{}, 'no-arrangement'],
    [{ json: '放假' }, 'no-json'],
    [{ arrangement: { ...LONGER, sources: [] } }, 'no-source'],
    [{ arrangement: { ...LONGER, work: ['2026-01-20'] } }, 'arrangement'],
    [{ arrangement: { ...LONGER, scope: '11' } }, 'other-region'],
  ])('%j is refused', async (input, code) => {
    expect(await preview(input)).toMatchObject({ error: { code } })
    expect(await save(input)).toMatchObject({ error: { code } })
  })

  it('of a part of the country holds on top of the nation’s', async () => {
    expect(await save({ arrangement: { ...LONGER, scope: '62' } })).toMatchObject({ ok: true })
    expect(await dueOn()).toBe('2026-02-10')
  })

  it('is entered by the system administrator and the office only', async () => {
    expect(await preview({ arrangement: LONGER }, 'disclosure-office')).toMatchObject({ ok: true })
    for (const role of ['clerk', 'leader', 'auditor'] as const) {
      expect((await preview({ arrangement: LONGER }, role)).ok).toBe(false)
      expect((await save({ arrangement: LONGER }, role)).ok).toBe(false)
    }
  })

  it('moves what is registered or confirmed while it is announced, too', async () => {
    const input = application(here.agencies.bureau.id, { channel: 'online' })
    const made = await here.execute(registerRequest, here.as('clerk'), input)
    const waiting = made.ok ? made.value.requestId : ''
    const settled: string[] = []
    const note = (what: string) => (done: { ok: boolean }) => settled.push(`${what} ${done.ok}`)
    let working: Promise<unknown> = Promise.resolve()
    await here.db.transaction().execute(async (tx) => {
      await takeCalendar(tx as never, here.regionId)
      const confirm = { requestId: waiting, version: 1 }
      working = Promise.all([
        here.execute(registerRequest, here.as('clerk'), input).then(note('registered')),
        here.execute(plainSteps.confirm, here.as('clerk'), confirm).then(note('confirmed')),
      ])
      await sleep(300)
      expect(settled).toEqual([])
    })
    await working
    expect(settled.toSorted()).toEqual(['confirmed true', 'registered true'])
  })

  it('is previewed for 20 000 requests within five seconds, and saved', async () => {
    await here.query(`insert into disclosure_request
      select (jsonb_populate_record(r, jsonb_build_object('id', gen_random_uuid(),
        'number', '批量' || n))).* from disclosure_request r, generate_series(1, 20000) n
      where r.id = '${requestId}'`)
    await here.query(`insert into request_event
      select r.region_id, r.id, 1, e.step, e.on_day, e.facts || jsonb_build_object('receivedOn',
        to_char(date '2026-01-12' - substr(r.number, 3)::int % 14, 'YYYY-MM-DD')), '', e.at, null, ''
      from disclosure_request r, request_event e
      where r.number like '批量%' and e.request_id = '${requestId}' and e.serial = 1`)
    const from = performance.now()
    const seen = await preview({ arrangement: LONGER })
    const took = performance.now() - from
    expect(seen.ok && seen.value.open).toBeGreaterThanOrEqual(20_000)
    expect(seen.ok && seen.value.changes.length).toBeGreaterThan(10_000)
    expect(took).toBeLessThan(5000)
    expect(await save({ arrangement: LONGER })).toMatchObject({ ok: true })
  }, 60_000)
})

it('shows when the answer is due were the request received on another day', async () => {
  const ask = (receivedOn: string) =>
    here.execute(previewReceipt, here.as('clerk'), { requestId, receivedOn })
  expect(await ask('2026-01-14')).toMatchObject({
    value: { dueOn: '2026-02-09', newDueOn: '2026-02-11', isLate: false },
  })
  for (const day of ['2026-01-11', '2026-01-16']) {
    expect(await ask(day)).toMatchObject({ error: { code: 'receipt' } })
  }
  const stranger = here.as('clerk', here.agencies.other)
  const input = { requestId, receivedOn: '2026-01-14' }
  expect((await here.execute(previewReceipt, stranger, input)).ok).toBe(false)
})

describe('requests that are due on a day nobody can name', () => {
  const undated = async (role: Role, agency = here.agencies.bureau) => {
    const listed = await here.execute(listCalendar, here.as(role, agency), {})
    return listed.ok ? listed.value.unannounced : listed.error
  }

  it('are counted for those who see them and those who announce days off, with the year', async () => {
    expect(await undated('clerk')).toEqual({ year: 2027, undated: 0 })
    await here.query(`update disclosure_request set due_on = null where id = '${requestId}'`)
    expect(await undated('clerk')).toEqual({ year: 2027, undated: 1 })
    expect(await undated('clerk', here.agencies.other)).toEqual({ year: 2027, undated: 0 })
    expect(await undated('system-administrator')).toEqual({ year: 2027, undated: 1 })
  })
})
