import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { type World, world } from '#testing/world.ts'
import type { RequestsDeps } from '../../requests.ports.ts'
import { application, completed, requestsTestDeps } from '../../testing.ts'
import { decideMatter } from '../decisions/decide-matter.ts'
import { registerRequest } from '../intake/register-request.ts'
import { showRequest } from '../reading/show-request.ts'
import { plainSteps } from './plain-steps.ts'

let here: World<RequestsDeps>
let requestId = ''
beforeAll(async () => {
  here = await world<RequestsDeps>(requestsTestDeps())
  const matters = ['维修项目清单', '验收记录']
  const input = application(here.agencies.bureau.id, { matters })
  const made = await here.execute(registerRequest, here.as('clerk'), input)
  requestId = made.ok ? made.value.requestId : ''
}, 60_000)
afterEach(() => here.clock.set('2026-01-15T01:30:00.000Z'))
afterAll(() => here?.close())

async function shown() {
  const found = await here.execute(showRequest, here.as('clerk'), { requestId })
  if (!found.ok) throw new Error(found.error.message)
  return found.value
}

async function step(name: 'ask-reasons' | 'lapse-reasons', given: object = {}) {
  const { version } = await shown()
  return here.execute(plainSteps[name], here.as('clerk'), { requestId, version, ...given })
}

it('waits for reasons until a day, and then drafts a refusal that every desk still sees', async () => {
  expect(await step('ask-reasons', { note: '本月已申请40件', dueOn: '2026-01-15' })).toMatchObject({
    error: { code: 'due-too-early' },
  })
  expect(await step('ask-reasons', { note: '本月已申请40件' })).toMatchObject({
    value: { state: 'awaiting-reasons' },
  })
  expect((await shown()).timeline.at(-1)?.facts).toEqual(['期限到：2026年1月29日'])
  here.clock.set('2026-01-29T01:30:00.000Z')
  expect(await step('lapse-reasons')).toMatchObject({ error: { code: 'not-lapsed' } })
  here.clock.set('2026-01-30T01:30:00.000Z')
  expect(await step('lapse-reasons')).toMatchObject({ value: { state: 'under-review' } })
  const { matters, decidedOn } = await shown()
  expect(decidedOn).toBeNull()
  for (const { decisionKind, decision, missing } of matters) {
    expect(decisionKind).toBe('excessive')
    expect(decision.parts).toEqual({
      ...{ reasonAskedOn: '2026-01-15', reasonGiven: '在规定的期限内没有说明理由' },
    })
    expect(Object.keys(missing ?? {})).toEqual(['facts', 'reasons', 'answers.not-reasonable'])
  }
  const version = (await shown()).version
  const decided = { requestId, version, position: 1, ...completed('excessive') }
  expect(await here.execute(decideMatter, here.as('clerk'), decided)).toMatchObject({
    value: { missing: null },
  })
})
