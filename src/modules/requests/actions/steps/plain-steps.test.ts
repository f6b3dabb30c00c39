import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Role } from '#core/identity/role.ts'
import { type World, world } from '#testing/world.ts'
import type { RequestsDeps } from '../../requests.ports.ts'
import { clerkOf, requestsTestDeps } from '../../testing.ts'
import { showRequest } from '../reading/show-request.ts'
import { plainSteps } from './plain-steps.ts'

let here: World<RequestsDeps>
beforeAll(async () => {
  here = await world<RequestsDeps>(requestsTestDeps())
}, 60_000)
afterAll(() => here?.close())
const { register, show } = clerkOf(() => here)

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

describe('the course of a request', () => {
  it('is open to its agency and the office, and to nobody else', async () => {
    const { requestId } = await register()
    const clerkElsewhere = here.as('clerk', here.agencies.other)
    const strangers = [
      [clerkElsewhere, 'no-request'],
      [here.as('auditor'), 'no-role'],
      [here.as('window-staff'), 'no-role'],
      [here.nobody, 'not-signed-in'],
    ] as const
    for (const [stranger, code] of strangers) {
      const refused = { ok: false, error: { code } }
      const input = { requestId, version: 1, note: '撤回' }
      expect(await here.execute(showRequest, stranger, { requestId })).toMatchObject(refused)
      expect(await here.execute(plainSteps.withdraw, stranger, input)).toMatchObject(refused)
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
