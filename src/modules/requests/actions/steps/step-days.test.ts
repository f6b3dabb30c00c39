import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type World, world } from '#testing/world.ts'
import type { RequestsDeps } from '../../requests.ports.ts'
import { clerkOf, requestsTestDeps } from '../../testing.ts'
import { consultationSteps } from './consultation-steps.ts'
import { periodSteps } from './period-steps.ts'
import { plainSteps } from './plain-steps.ts'
import { supplementSteps } from './supplement-steps.ts'

let here: World<RequestsDeps>
beforeAll(async () => {
  here = await world<RequestsDeps>(requestsTestDeps())
}, 60_000)
afterAll(() => here?.close())
const { register, show } = clerkOf(() => here)

const STEPS = { ...plainSteps, ...supplementSteps, ...consultationSteps, ...periodSteps }
const PARTY = { name: '安澜建设公司', address: '', contact: '' }

async function step(requestId: string, name: keyof typeof STEPS, given: object) {
  const { version } = await show(requestId)
  return here.execute(STEPS[name], here.as('clerk'), { requestId, version, ...given })
}

describe('the days of a step', () => {
  it.each<[keyof typeof STEPS, object, string, string]>([
    ['ask-reasons', { on: '2026-01-00', note: '频次高' }, 'invalid-input', 'on'],
    ['ask-supplement', { items: ['年份'], dueOn: '2026-99-99' }, 'invalid-input', 'dueOn'],
    ['ask-supplement', { items: ['年份'], dueOn: '2026-01-15' }, 'due-too-early', 'dueOn'],
    ['ask-supplement', { items: ['年份'], on: '2026-01-16' }, 'future', 'on'],
    ['postpone', { until: '2026-02-30', note: '材料多' }, 'invalid-input', 'until'],
    [
      ...(['consult', { consulted: 'agency', party: PARTY, dueOn: '2020-01-01' }] as const),
      ...(['due-too-early', 'dueOn'] as const),
    ],
    [
      ...(['consult', { consulted: 'agency', party: PARTY, dueOn: '2026-01-15' }] as const),
      ...(['due-too-early', 'dueOn'] as const),
    ],
  ])('of %s with %j are refused as %s at %s', async (name, given, code, field) => {
    const { requestId } = await register()
    expect(await step(requestId, name, given)).toMatchObject({
      error: { code, fields: { [field]: expect.any(String) } },
    })
  })

  it.each([
    ['2019-02-31', 'invalid-input'],
    ['2026-01-13', 'before-sent'],
    ['2026-01-14', undefined],
  ])('of an opinion on %s say %s: it was asked for on the 14th', async (on, code) => {
    const { requestId } = await register()
    const asked = { consulted: 'third-party', party: PARTY, on: '2026-01-14' }
    expect(await step(requestId, 'consult', asked)).toMatchObject({ ok: true })
    const consultationId = (await show(requestId)).consultations[0]?.id
    const opinion = { consultationId, opinion: 'agrees', on }
    const entered = await step(requestId, 'record-opinion', opinion)
    expect(entered.ok ? undefined : entered.error.code).toBe(code)
  })
})
