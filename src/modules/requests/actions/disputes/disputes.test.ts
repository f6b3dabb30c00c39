import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { yearPeriod } from '#core/requests/counting.ts'
import { type World, world } from '#testing/world.ts'
import type { RequestsDeps } from '../../requests.ports.ts'
import { requestFigures } from '../../requests.statistics.ts'
import { application, requestsTestDeps } from '../../testing.ts'
import { registerRequest } from '../intake/register-request.ts'
import { plainSteps } from '../steps/plain-steps.ts'
import { closeDispute, enterDispute, listDisputes } from './disputes.ts'

let here: World<RequestsDeps>
let requestId = ''
beforeAll(async () => {
  here = await world<RequestsDeps>(requestsTestDeps())
}, 60_000)
afterAll(() => here?.close())
beforeEach(async () => {
  const input = application(here.agencies.bureau.id)
  const made = await here.execute(registerRequest, here.as('clerk'), input)
  requestId = made.ok ? made.value.requestId : ''
  await here.query('delete from request_dispute')
})

const enter = (given: object = {}) => {
  const input = { requestId, kind: 'reconsideration', filedOn: '2026-01-13', ...given }
  return here.execute(enterDispute, here.as('clerk'), input)
}

async function close(result: string, closedOn = '2026-01-15') {
  const listed = await here.execute(listDisputes, here.as('clerk'), { requestId })
  const disputeId = listed.ok ? listed.value.disputes[0]?.id : ''
  const input = { requestId, disputeId, closedOn, result }
  return here.execute(closeDispute, here.as('clerk'), input)
}

const figures = (year: number) =>
  requestFigures(
    here.db,
    { regionId: here.regionId, agencyIds: null, period: yearPeriod(year) },
    2021,
  )

describe('a dispute', () => {
  it('is due by law, pending in table four, and counted by its result once closed', async () => {
    expect(await enter({ number: '安政复〔2026〕3号' })).toMatchObject({
      value: { disputes: [{ dueOn: '2026-01-23', result: null, isLate: false }], hint: null },
    })
    expect(await figures(2026)).toMatchObject({ 't4.n.review_pending': 1 })
    expect(await close('upheld')).toMatchObject({ value: { hint: null } })
    const counted = await figures(2026)
    expect(counted).toMatchObject({ 't4.n.review_upheld': 1 })
    expect(counted).not.toHaveProperty(['t4.n.review_pending'])
  })

  it('that corrects asks for the request to be reopened, until it is', async () => {
    await enter({ kind: 'direct-litigation' })
    const clerk = here.as('clerk')
    await here.execute(plainSteps.withdraw, clerk, { requestId, version: 1, note: '撤回' })
    expect(await close('corrected')).toMatchObject({
      value: { hint: expect.stringContaining('重新办理') },
    })
    await here.execute(plainSteps.reopen, clerk, { requestId, version: 2, note: '判决责令重作' })
    const listed = await here.execute(listDisputes, clerk, { requestId })
    expect(listed).toMatchObject({ value: { hint: null } })
  })

  it.each([
    [{ filedOn: '2026-01-16' }, 'future'],
    [{ filedOn: '2026-01-01' }, 'too-early'],
    [{ filedOn: '2026-02-30' }, 'invalid-input'],
    [{ dueOn: '2026-01-12' }, 'too-early'],
    [{ kind: 'nonsense' }, 'invalid-input'],
  ])('with %j is refused', async (given, code) => {
    expect(await enter(given)).toMatchObject({
      error: { code, fields: { [Object.keys(given)[0] ?? '']: expect.any(String) } },
    })
  })

  it('ends no earlier than it began, and is not entered by a stranger', async () => {
    await enter()
    expect(await close('upheld', '2026-01-12')).toMatchObject({ error: { code: 'too-early' } })
    const input = { requestId, kind: 'reconsideration', filedOn: '2026-01-13' }
    const strangers = [here.as('clerk', here.agencies.other), here.as('disclosure-office')]
    for (const stranger of strangers) {
      expect((await here.execute(enterDispute, stranger, input)).ok).toBe(false)
    }
    const seen = await here.execute(listDisputes, here.as('disclosure-office'), { requestId })
    expect(seen).toMatchObject({ value: { disputes: [{ filedOn: '2026-01-13' }] } })
  })
})
