import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { program } from '#platform/action/actor.ts'
import { type World, world } from '#testing/world.ts'
import { requestsJobs } from '../../requests.jobs.ts'
import type { RequestsDeps } from '../../requests.ports.ts'
import { application, requestsTestDeps } from '../../testing.ts'
import { registerRequest } from '../intake/register-request.ts'
import { plainSteps } from '../steps/plain-steps.ts'
import { supplementSteps } from '../steps/supplement-steps.ts'
import { sendDigest } from './send-digest.ts'

const deps = requestsTestDeps()
let here: World<RequestsDeps>
let request = { id: '', number: '' }
beforeAll(async () => {
  here = await world<RequestsDeps>(deps)
}, 60_000)
afterAll(() => here?.close())
beforeEach(async () => {
  here.clock.set('2026-01-15T01:30:00.000Z')
  await here.query(`update disclosure_request set decided_on = '2026-01-15'`)
  const input = application(here.agencies.bureau.id)
  const made = await here.execute(registerRequest, here.as('clerk'), input)
  if (made.ok) request = { id: made.value.requestId, number: made.value.number }
  deps.mails.length = 0
})

async function morningOf(day: string) {
  here.clock.set(`${day}T00:00:00.000Z`)
  const done = await here.execute(sendDigest, program(here.regionId, '到期提醒', 'job'), {})
  if (!done.ok) throw new Error(done.error.message)
  return deps.mails.at(-1)
}

describe('the digest of a morning', () => {
  // Due on 2026-02-09, a Monday.
  it.each([
    ['2026-02-02', '还剩 5 个工作日'],
    ['2026-02-04', '还剩 3 个工作日'],
    ['2026-02-06', '还剩 1 个工作日'],
    ['2026-02-09', '今天到期'],
  ])('of %s says: %s', async (day, sentence) => {
    const mail = await morningOf(day)
    expect(mail).toMatchObject({ agencyId: here.agencies.bureau.id, roles: ['clerk'] })
    expect(mail?.body).toContain(`${request.number}，2026-02-09 届满，${sentence}`)
    expect(mail?.body).not.toMatch(/柳|维修/)
  })

  it.each(['2026-01-16', '2026-02-03', '2026-02-08'])('of %s says nothing', async (day) => {
    expect(await morningOf(day)).toBeUndefined()
  })

  it('tells the leader, too, of what is late, every working day', async () => {
    for (const day of ['2026-02-10', '2026-02-11']) {
      const mail = await morningOf(day)
      expect(mail).toMatchObject({
        roles: ['clerk', 'leader'],
        subject: expect.stringContaining('逾期 1 件'),
      })
      deps.mails.length = 0
    }
  })

  it.each([
    ['2026-01-21', undefined],
    ['2026-01-23', '还剩 1 个工作日，法定期限 2026-02-09 届满'],
    ['2026-01-26', '今天到期，法定期限 2026-02-09 届满'],
    ['2026-01-28', '已过，法定期限 2026-02-09 届满'],
  ])('of %s says of the agency’s own day: %s', async (day, sentence) => {
    const own = `update disclosure_request set internal_due_on = '2026-01-26' where id = '${request.id}'`
    await here.query(own)
    const mail = await morningOf(day)
    if (sentence === undefined) return expect(mail).toBeUndefined()
    expect(mail?.body).toContain(`${request.number}，内部时限 2026-01-26，${sentence}`)
    expect(mail).toMatchObject({ roles: ['clerk'], subject: expect.stringMatching(/逾期 0 件/) })
    await here.query(`update disclosure_request set state = 'drafted' where id = '${request.id}'`)
    deps.mails.length = 0
    expect(await morningOf(day)).toBeUndefined()
  })

  it('stops when the request has ended, and has changed nothing', async () => {
    await morningOf('2026-02-06')
    const input = { requestId: request.id, version: 1, note: '撤回', on: '2026-02-06' }
    const done = await here.execute(plainSteps.withdraw, here.as('clerk'), input)
    expect(done.ok).toBe(true)
    deps.mails.length = 0
    expect(await morningOf('2026-02-09')).toBeUndefined()
  })

  it('proposes to end what the applicant let lapse, and does not do it', async () => {
    const asked = { requestId: request.id, version: 1, items: ['年份'], dueOn: '2026-01-22' }
    await here.execute(supplementSteps['ask-supplement'], here.as('clerk'), asked)
    expect(await morningOf('2026-01-22')).toBeUndefined()
    expect((await morningOf('2026-01-23'))?.body).toMatch(/补正期限已过[\s\S]*2026-01-22 届满/)
    const [row] = await here.query<{ state: string }>(
      `select state from disclosure_request where id = '${request.id}'`,
    )
    expect(row?.state).toBe('awaiting-supplement')
  })

  it('is the program’s own, as a job for every region', async () => {
    expect((await here.execute(sendDigest, here.as('clerk'), {})).ok).toBe(false)
    here.clock.set('2026-02-09T00:00:00.000Z')
    const regions = async () => [{ id: here.regionId }]
    const [job] = requestsJobs({ execute: here.execute, regions })
    await job?.run({} as never)
    expect(deps.mails).toHaveLength(1)
    expect((await here.audit()).at(-1)).toMatchObject({ action: 'requests.send-digest' })
  })
})
