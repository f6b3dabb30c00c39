import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Role } from '#core/identity/role.ts'
import { type World, world } from '#testing/world.ts'
import type { RequestsDeps } from '../../requests.ports.ts'
import { application, requestsTestDeps } from '../../testing.ts'
import { importCalendar } from '../calendar/calendar.ts'
import { registerRequest } from '../intake/register-request.ts'
import { listRequests } from '../reading/list-requests.ts'
import { showRequest } from '../reading/show-request.ts'
import { exportRegister } from '../register/export-register.ts'
import { periodSteps } from '../steps/period-steps.ts'
import { plainSteps } from '../steps/plain-steps.ts'
import { supplementSteps } from '../steps/supplement-steps.ts'
import { listInternalPeriods, previewInternalPeriod } from './read-internal-periods.ts'
import { setInternalPeriod } from './set-internal-period.ts'

let here: World<RequestsDeps>
let requestId = ''
beforeAll(async () => {
  here = await world<RequestsDeps>(requestsTestDeps())
}, 60_000)
afterAll(() => here?.close())
beforeEach(async () => {
  here.clock.set('2026-01-15T01:30:00.000Z')
  await here.query(`alter table request_internal_period disable trigger user`)
  await here.query('delete from request_internal_period')
  await here.query(`alter table request_internal_period enable trigger user`)
  await here.query('delete from calendar_arrangement')
  requestId = await received()
})

/** Handed in on Monday, 2026-01-12: due on 2026-02-09. */
async function received(agencyId = here.agencies.bureau.id): Promise<string> {
  const role = here.as('clerk', agencyId === here.agencies.bureau.id ? undefined : OTHER())
  const made = await here.execute(registerRequest, role, application(agencyId))
  if (!made.ok) throw new Error(made.error.message)
  return made.value.requestId
}
const OTHER = () => here.agencies.other

const days = (workingDays: number, agencyId: string | null = null) =>
  ({ agencyId, rule: 'days', workingDays }) as const
const set = (input: object, seen = 0, role: Role = 'disclosure-office') =>
  here.execute(setInternalPeriod, here.as(role), { ...input, seen } as never)
const preview = (input: object, role: Role = 'disclosure-office') =>
  here.execute(previewInternalPeriod, here.as(role), input as never)
const shown = async (id = requestId) => {
  const view = await here.execute(showRequest, here.as('clerk'), { requestId: id })
  if (!view.ok) throw new Error(view.error.message)
  return view.value
}

describe('an internal period', () => {
  it('is none until somebody sets one', async () => {
    expect(await shown()).toMatchObject({ internalDueOn: null, isInternallyLate: false })
  })

  it('shows which open requests it changes, and changes them when it is saved', async () => {
    const seen = await preview(days(10))
    expect(seen.ok && seen.value.changes).toContainEqual(
      expect.objectContaining({
        ...{ requestId, dueOn: '2026-02-09', internalDueOn: null },
        ...{ newInternalDueOn: '2026-01-26', isLate: false },
      }),
    )
    expect(await shown()).toMatchObject({ internalDueOn: null })
    expect(await set(days(10))).toMatchObject({ ok: true, value: { serial: 1 } })
    expect(await shown()).toMatchObject({
      ...{ dueOn: '2026-02-09', internalDueOn: '2026-01-26', version: 1 },
    })
    const later = await received()
    expect(await shown(later)).toMatchObject({ internalDueOn: '2026-01-26' })
    expect(await preview(days(10))).toMatchObject({ value: { changes: [] } })
  })

  it('of an agency goes before that of all, and gives way again', async () => {
    const bureau = here.agencies.bureau.id
    await set(days(10))
    await set(days(5, bureau), 1)
    expect(await shown()).toMatchObject({ internalDueOn: '2026-01-19' })
    const other = await received(OTHER().id)
    const view = await here.execute(showRequest, here.as('clerk', OTHER()), { requestId: other })
    expect(view).toMatchObject({ value: { internalDueOn: '2026-01-26' } })
    await set({ agencyId: bureau, rule: 'none', workingDays: null }, 2)
    expect(await shown()).toMatchObject({ internalDueOn: null })
    await set({ agencyId: bureau, rule: 'as-region', workingDays: null }, 3)
    expect(await shown()).toMatchObject({ internalDueOn: '2026-01-26' })
    const listed = await here.execute(listInternalPeriods, here.as('disclosure-office'), {})
    expect(listed).toMatchObject({
      value: { latest: 4, longest: 19, standing: [{ serial: 1, workingDays: 10 }] },
    })
    expect(listed.ok && listed.value.history.map(({ serial }) => serial)).toEqual([4, 3, 2, 1])
  })

  it('waits for the applicant, begins anew with what they send, and moves with an extension', async () => {
    await set(days(10))
    const clerk = here.as('clerk')
    const asked = { requestId, version: 1, items: ['年份'], dueOn: '2026-02-05' }
    await here.execute(supplementSteps['ask-supplement'], clerk, asked)
    expect(await shown()).toMatchObject({ dueOn: null, internalDueOn: null })
    here.clock.set('2026-01-19T01:30:00.000Z')
    const answered = { requestId, version: 2, text: '2025年' }
    const done = await here.execute(supplementSteps.supplement, clerk, answered as never)
    expect(done).toMatchObject({ ok: true })
    expect(await shown()).toMatchObject({ internalDueOn: '2026-02-02' })
    const extended = { requestId, version: 3, workingDays: 5, note: '需要查档', approvedBy: '王' }
    const longer = await here.execute(periodSteps.extend, here.as('leader'), extended as never)
    expect(longer).toMatchObject({ ok: true })
    expect(await shown()).toMatchObject({ internalDueOn: '2026-02-09' })
  })

  it('follows days off that are announced', async () => {
    await set(days(10))
    const off = [{ name: '新增', from: '2026-01-20', to: '2026-01-20' }]
    const arrangement = { year: 2026, sources: ['国办发明电〔2026〕9号'], work: [], off }
    const input = { arrangement, isConfirmed: true }
    await here.execute(importCalendar, here.as('system-administrator'), input)
    expect(await shown()).toMatchObject({ dueOn: '2026-02-10', internalDueOn: '2026-01-27' })
  })

  it('leaves decided requests as they were', async () => {
    await here.execute(plainSteps.withdraw, here.as('clerk'), { requestId, version: 1, note: '撤' })
    const seen = await preview(days(10))
    expect(JSON.stringify(seen)).not.toContain(requestId)
    await set(days(10))
    expect(await shown()).toMatchObject({ internalDueOn: null })
  })

  it('that is past is a selection of the register and a column of its file', async () => {
    await set(days(2))
    const late = async () => {
      const input = { internallyLate: true }
      const found = await here.execute(listRequests, here.as('clerk'), input)
      return found.ok ? found.value.rows.filter(({ id }) => id === requestId) : []
    }
    here.clock.set('2026-01-14T01:30:00.000Z')
    expect(await late()).toEqual([])
    here.clock.set('2026-01-15T01:30:00.000Z')
    expect(await late()).toMatchObject([{ internalDueOn: '2026-01-14', isInternallyLate: true }])
    const file = await here.execute(exportRegister, here.as('clerk'), {
      ...{ format: 'csv', internallyLate: true },
    })
    const text = file.ok ? Buffer.from(file.value.content, 'base64').toString('utf8') : ''
    expect(text).toContain('本机关内部时限（非法定）')
    expect(text).toContain('2026-01-14')
    const drafted = `update disclosure_request set state = 'drafted' where id = '${requestId}'`
    await here.query(drafted)
    expect(await late()).toEqual([])
  })
})

describe('setting it', () => {
  it.each<[object, string]>([
    [days(20), 'internal-period'],
    [{ ...days(1), workingDays: null }, 'internal-period'],
    [{ agencyId: null, rule: 'as-region', workingDays: null }, 'internal-period'],
    [days(5, '01890000-0000-7000-8000-000000000000'), 'no-agency'],
    [{ ...days(1), workingDays: 0 }, 'invalid-input'],
    [{ ...days(1), rule: '十天' }, 'invalid-input'],
  ])('%j is refused', async (input, code) => {
    for (const done of [await preview(input), await set(input)]) {
      expect(done.ok).toBe(false)
      if (code !== 'invalid-input') expect(done).toMatchObject({ error: { code } })
    }
  })

  it('twice by a double click is once; after somebody else it is refused', async () => {
    const [one, two] = await Promise.all([set(days(10)), set(days(10))])
    expect([one, two]).toMatchObject([{ value: { serial: 1 } }, { value: { serial: 1 } }])
    expect(await set(days(8))).toMatchObject({ error: { code: 'changed-since' } })
    const again = await set(days(10), 0, 'system-administrator')
    expect(again).toMatchObject({ error: { code: 'changed-since' } })
    const rows = await here.query('select serial from request_internal_period')
    expect(rows).toHaveLength(1)
  })

  it('is for the system administrator and the office only, and leaves an entry', async () => {
    for (const role of ['clerk', 'reviewer', 'leader', 'auditor'] as const) {
      expect((await preview(days(10), role)).ok).toBe(false)
      expect((await set(days(10), 0, role)).ok).toBe(false)
    }
    expect(await set(days(10), 0, 'system-administrator')).toMatchObject({ ok: true })
    const actions = (await here.audit()).map(({ action }) => action)
    expect(actions).toContain('requests.set-internal-period')
    const change = here.query(`update request_internal_period set working_days = 3`)
    await expect(change).rejects.toThrow()
  })
})
