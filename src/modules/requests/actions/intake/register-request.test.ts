import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type World, world } from '#testing/world.ts'
import type { RequestsDeps } from '../../requests.ports.ts'
import { application, clerkOf, requestsTestDeps } from '../../testing.ts'
import { plainSteps } from '../steps/plain-steps.ts'
import { registerRequest } from './register-request.ts'

let here: World<RequestsDeps>
beforeAll(async () => {
  here = await world<RequestsDeps>(requestsTestDeps())
}, 60_000)
afterAll(() => here?.close())
const { register, show } = clerkOf(() => here)

describe('an application', () => {
  it('handed in at the counter is received on that day, numbered and due', async () => {
    const first = await register()
    const second = await register()
    expect(first).toMatchObject({ receivedOn: '2026-01-12', dueOn: '2026-02-09' })
    expect(first.queryCode).toMatch(/^[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}$/)
    const serials = [first, second].map(({ number }) => Number(number.match(/(\d+)号$/)?.[1]))
    expect(serials[1]).toBe((serials[0] ?? 0) + 1)
    expect(first.number).toContain('依申请〔2026〕')
  })

  it('sent online is not received before it is confirmed', async () => {
    const made = await register({ channel: 'online' })
    expect(made).toMatchObject({ receivedOn: null, dueOn: null })
    expect(await show(made.requestId)).toMatchObject({ state: 'submitted', clock: null })
    const step = { requestId: made.requestId, version: 1, on: '2026-01-14' }
    const confirmed = await here.execute(plainSteps.confirm, here.as('clerk'), step)
    expect(confirmed).toMatchObject({ value: { state: 'under-review', dueOn: '2026-02-11' } })
  })

  it('handed in twice by a double click is one request', async () => {
    const token = '0198a3f0-0000-7000-8000-000000000001'
    expect(await register({ token })).toEqual(await register({ token }))
  })

  it.each([
    [{ submittedOn: '2026-02-30' }, '日历上有的一天'],
    [{ submittedOn: '2026-01-16' }, '不能晚于今天'],
    [{ channel: 'registered-mail', receivedOn: '2026-01-09' }, '不能早于提交日期'],
    [{ description: '' }, '请填写'],
  ] as const)('with %j is refused in a sentence', async (changes, sentence) => {
    const input = application(here.agencies.bureau.id, changes)
    const made = await here.execute(registerRequest, here.as('clerk'), input)
    expect(made.ok ? '' : made.error.message).toContain(sentence)
  })

  it('is refused with everything that is wrong at once, each at its field', async () => {
    const nobody = { ...application('').applicant, idNumber: '123', phone: '', email: '' }
    const applicant = { ...nobody, address: '' }
    const changes = { applicant, submittedOn: '2026-01-16', isChecked: false }
    const input = application(here.agencies.bureau.id, changes)
    const made = await here.execute(registerRequest, here.as('clerk'), input)
    const fields = made.ok ? {} : (made.error.fields ?? {})
    expect(Object.keys(fields).sort()).toEqual(['email', 'idNumber', 'phone', 'submittedOn'])
  })

  it('is taken as it is once the clerk has checked it, but for a way that leads nowhere', async () => {
    const applicant = { ...application('').applicant, idNumber: '', email: '' }
    const enter = (changes: object) =>
      here.execute(registerRequest, here.as('clerk'), {
        ...application(here.agencies.bureau.id, { applicant, isChecked: false }),
        ...changes,
      })
    const refused = { error: { code: 'application' } }
    expect(await enter({ delivery: 'pickup' })).toMatchObject(refused)
    expect(await enter({ isChecked: true })).toMatchObject({
      error: { code: 'application', fields: { email: expect.any(String) } },
    })
    expect(await enter({ delivery: 'pickup', isChecked: true })).toMatchObject({ ok: true })
  })

  it('keeps who applied sealed, and masked on its page', async () => {
    const { requestId } = await register()
    const [row] = await here.query(
      `select encode(applicant, 'escape') as sealed from disclosure_request where id = '${requestId}'`,
    )
    expect(String((row as { sealed: string }).sealed)).not.toMatch(/柳青山|1380000|1949/)
    expect((await show(requestId)).applicantName).toBe('柳*山')
    expect(JSON.stringify(await here.audit())).not.toContain('柳青山')
  })
})
