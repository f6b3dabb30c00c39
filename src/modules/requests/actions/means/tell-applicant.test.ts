import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type World, world } from '#testing/world.ts'
import type { RequestsDeps } from '../../requests.ports.ts'
import { application, requestsTestDeps } from '../../testing.ts'
import { applyOnline } from '../citizens/apply.ts'
import { plainSteps } from '../steps/plain-steps.ts'
import { supplementSteps } from '../steps/supplement-steps.ts'

const deps = requestsTestDeps()
let here: World<RequestsDeps>
beforeAll(async () => {
  here = await world<RequestsDeps>(deps)
}, 60_000)
afterAll(() => here?.close())

const { applicant } = application('')

/** Applied and confirmed; what was sent to the applicant's mobile. */
async function confirmed(contact: object) {
  const { channel: _channel, submittedOn: _on, ...rest } = application(here.agencies.bureau.id)
  const given = { ...rest, delivery: 'online', applicant: { ...applicant, ...contact } }
  const made = await here.execute(applyOnline, here.nobody, given)
  if (!made.ok) throw new Error(made.error.message)
  const { requestId, number } = made.value
  deps.texts.length = 0
  const step = { requestId, version: 1 }
  const done = await here.execute(plainSteps.confirm, here.as('clerk'), step)
  expect(done.ok).toBe(true)
  return { requestId, number }
}

describe('a short message', () => {
  it('goes to who left a mobile number only, and says nothing but the number of the request', async () => {
    const { requestId, number } = await confirmed({ email: '', phone: '１３８-０000 0000' })
    expect(deps.texts).toEqual([
      expect.objectContaining({
        ...{ mobile: '13800000000', template: 'received', parameters: { number } },
        about: { kind: 'disclosure-request', id: requestId },
      }),
    ])
    const asked = { requestId, version: 2, items: ['请说明年份'] }
    await here.execute(supplementSteps['ask-supplement'], here.as('clerk'), asked)
    expect(deps.texts.map(({ template }) => template)).toEqual(['received', 'supplement'])
  })

  it.each([
    ['a mail address', { phone: '13800000000', email: 'liu@example.com' }],
    ['a landline', { phone: '0955-4012345', email: '' }],
    ['an address', { phone: '', email: '' }],
  ])('does not go to who left %s', async (_, contact) => {
    await confirmed(contact)
    expect(deps.texts).toEqual([])
  })
})
