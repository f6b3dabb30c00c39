import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Role } from '#core/identity/role.ts'
import { type World, world } from '#testing/world.ts'
import type { RequestsDeps } from '../../requests.ports.ts'
import { application, requestsTestDeps } from '../../testing.ts'
import { registerRequest } from '../intake/register-request.ts'
import { showRequest } from '../reading/show-request.ts'
import { plainSteps } from './plain-steps.ts'
import { receiptSteps } from './receipt-steps.ts'

let here: World<RequestsDeps>
beforeAll(async () => {
  here = await world<RequestsDeps>(requestsTestDeps())
}, 60_000)
afterAll(() => here?.close())

async function register(changes: Parameters<typeof application>[1] = {}) {
  const input = application(here.agencies.bureau.id, changes)
  const made = await here.execute(registerRequest, here.as('clerk'), input)
  if (!made.ok) throw new Error(made.error.message)
  return made.value
}

async function show(requestId: string, role: Role = 'clerk') {
  const shown = await here.execute(showRequest, here.as(role), { requestId })
  if (!shown.ok) throw new Error(shown.error.message)
  return shown.value
}

async function step(
  requestId: string,
  name: keyof typeof plainSteps,
  role: Role,
  given: { readonly note?: string; readonly on?: string; readonly version?: number } = {},
) {
  const { version } = await show(requestId, 'disclosure-office')
  const input = { requestId, version, ...given }
  return here.execute(plainSteps[name], here.as(role), input)
}

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
    const confirmed = await step(made.requestId, 'confirm', 'clerk', { on: '2026-01-14' })
    expect(confirmed).toMatchObject({ value: { state: 'under-review', dueOn: '2026-02-11' } })
  })

  it('handed in twice by a double click is one request', async () => {
    const token = '0198a3f0-0000-7000-8000-000000000001'
    expect(await register({ token })).toEqual(await register({ token }))
  })

  it.each([
    [{ submittedOn: '2026-02-30' }, '不是日期'],
    [{ submittedOn: '2026-01-16' }, '不能晚于今天'],
    [{ channel: 'registered-mail', receivedOn: '2026-01-09' }, '不能早于提交日期'],
    [{ description: '' }, '请填写'],
  ] as const)('with %j is refused in a sentence', async (changes, sentence) => {
    const input = application(here.agencies.bureau.id, changes)
    const made = await here.execute(registerRequest, here.as('clerk'), input)
    expect(made.ok ? '' : made.error.message).toContain(sentence)
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

describe('the course of a request', () => {
  it('is open to its agency and the office, and to nobody else', async () => {
    const { requestId } = await register()
    const clerkElsewhere = here.as('clerk', here.agencies.other)
    const strangers = [clerkElsewhere, here.as('auditor'), here.as('window-staff'), here.nobody]
    for (const stranger of strangers) {
      expect((await here.execute(showRequest, stranger, { requestId })).ok).toBe(false)
      const input = { requestId, version: 1, note: '撤回' }
      expect((await here.execute(plainSteps.withdraw, stranger, input)).ok).toBe(false)
    }
    expect((await show(requestId, 'disclosure-office')).number).toContain('依申请')
  })

  it('says what may be done next and why the rest may not', async () => {
    const { requestId } = await register()
    const { steps } = await show(requestId)
    expect(steps.find(({ name }) => name === 'draft')?.refusal).toContain('还没有选定答复种类')
    expect(steps.find(({ name }) => name === 'extend')?.refusal).toBeNull()
  })

  it('ends with a withdrawal, which must say why', async () => {
    const { requestId } = await register()
    expect(await step(requestId, 'withdraw', 'clerk')).toMatchObject({
      error: { code: 'note-needed' },
    })
    const done = await step(requestId, 'withdraw', 'clerk', { note: '申请人来电撤回' })
    expect(done).toMatchObject({ ok: true, value: { state: 'closed' } })
    expect(await show(requestId)).toMatchObject({
      ...{ state: 'closed', decidedOn: '2026-01-15' },
      matters: [{ decisionKind: 'withdrawn' }],
    })
  })

  it('is counted anew from a receipt that is corrected, which must say why', async () => {
    const { requestId } = await register({ submittedOn: '2026-01-12' })
    const { version } = await show(requestId)
    const correct = (given: object) =>
      here.execute(receiptSteps['correct-receipt'], here.as('clerk'), {
        ...{ requestId, version, note: '收文章为13日', receivedOn: '2026-01-13', ...given },
      })
    expect(await correct({ note: '' })).toMatchObject({ error: { code: 'note-needed' } })
    for (const receivedOn of ['2026-01-11', '2026-01-16', '2026-01-12', '2026-02-31']) {
      expect(await correct({ receivedOn })).toMatchObject({
        error: { code: 'receipt', fields: { receivedOn: expect.any(String) } },
      })
    }
    expect(await correct({})).toMatchObject({ value: { dueOn: '2026-02-10' } })
    expect(await show(requestId)).toMatchObject({ receivedOn: '2026-01-13', dueOn: '2026-02-10' })
  })

  it('is not moved on by two people at once', async () => {
    const { requestId } = await register()
    const { version } = await show(requestId)
    const input = { requestId, version, note: '材料较多' }
    const both = await Promise.all(
      ['ask-reasons', 'ask-reasons'].map((name) =>
        here.execute(plainSteps[name as 'ask-reasons'], here.as('clerk'), input),
      ),
    )
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true])
    expect((await show(requestId)).timeline).toHaveLength(2)
  })

  it.each([
    ['2026-01-16', 'future'],
    ['2026-01-11', 'before-last'],
  ])('takes no step on %s', async (on, code) => {
    const { requestId } = await register()
    const refused = await step(requestId, 'withdraw', 'clerk', { note: '撤回', on })
    expect(refused).toMatchObject({ ok: false, error: { code } })
  })
})
