import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type World, world } from '#testing/world.ts'
import type { RequestsDeps } from '../../requests.ports.ts'
import { application, requestsTestDeps } from '../../testing.ts'
import { findAlikeRequests } from '../intake/find-alike.ts'
import { registerRequest } from '../intake/register-request.ts'
import { showRequest } from '../reading/show-request.ts'
import { periodSteps } from './period-steps.ts'

let here: World<RequestsDeps>
beforeAll(async () => {
  here = await world<RequestsDeps>(requestsTestDeps())
}, 60_000)
afterAll(() => here?.close())

const SOMEBODY = application('').applicant

async function register(idNumber: string, changes: Parameters<typeof application>[1] = {}) {
  const applicant = { ...SOMEBODY, idNumber }
  const input = application(here.agencies.bureau.id, { applicant, ...changes })
  const made = await here.execute(registerRequest, here.as('clerk'), input)
  if (!made.ok) throw new Error(made.error.message)
  return made.value.requestId
}

/** What the timeline says of the fee after so many items of the request were charged. */
async function charge(requestId: string, given: object = { units: 1 }) {
  const input = { requestId, version: 1, mode: 'items', ...given }
  const done = await here.execute(periodSteps['notify-fee'], here.as('clerk'), input as never)
  if (!done.ok) return done.error.message
  const shown = await here.execute(showRequest, here.as('clerk'), { requestId })
  return shown.ok ? shown.value.timeline.at(-1)?.facts[0] : null
}

const twelve = {
  isSplit: true,
  matters: Array.from({ length: 12 }, (_, index) => `第${index + 1}所学校的维修合同`),
}

describe('the fee by items comes on top of what was asked for before', () => {
  it('in the same calendar month, each matter of a split request by itself', async () => {
    const [first, second] = [await register('A1', twelve), await register('A1')]
    expect(await charge(first, { units: 12 })).toBe('信息处理费：200.00 元（按件计收 12 件）')
    expect(await charge(second)).toBe('信息处理费：100.00 元（按件计收 1 件，当月此前已有 12 件）')
  })

  it('not in another month, by somebody else, or of one that is not split', async () => {
    await register('B1', { ...twelve, submittedOn: '2025-12-31' })
    await register('B2', twelve)
    await register('B1', { ...twelve, isSplit: false })
    expect(await charge(await register('B1'))).toBe('没有超过免费的数量，不收费。')
  })

  it('unless the clerk says how many there were', async () => {
    const requestId = await register('C1')
    expect(await charge(requestId, { units: 1, before: 30 })).toContain('200.00 元')
  })
})

it('asks for reasons by items as well, not by requests', async () => {
  const asked = async (items?: number) => {
    const applicant = { name: SOMEBODY.name, idNumber: 'D1', phone: SOMEBODY.phone }
    const input = { agencyId: here.agencies.bureau.id, description: '合同', applicant, items }
    const found = await here.execute(findAlikeRequests, here.as('clerk'), input as never)
    return found.ok ? found.value.excess : null
  }
  await register('D1', { ...twelve, matters: twelve.matters.slice(0, 9) })
  expect(await asked()).toEqual([])
  expect(await asked(2)).toEqual([
    '一个自然月内（2026-01-01至2026-01-15）收到该申请人的申请11件，超过10件',
  ])
})
