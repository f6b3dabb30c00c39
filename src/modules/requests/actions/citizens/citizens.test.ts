import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type World, world } from '#testing/world.ts'
import type { RequestsDeps } from '../../requests.ports.ts'
import { application, requestsTestDeps } from '../../testing.ts'
import { plainSteps } from '../steps/plain-steps.ts'
import { supplementSteps } from '../steps/supplement-steps.ts'
import { rateAnswer, supplementOnline, withdrawOnline } from './answer-back.ts'
import { applyOnline } from './apply.ts'
import { trackRequest } from './track.ts'

let here: World<RequestsDeps>
beforeAll(async () => {
  here = await world<RequestsDeps>(requestsTestDeps())
}, 60_000)
afterAll(() => here?.close())

const fields = (changes: object = {}) => {
  const { channel: _channel, submittedOn: _on, ...rest } = application(here.agencies.bureau.id)
  return { ...rest, ...changes }
}

async function apply() {
  const made = await here.execute(applyOnline, here.nobody, fields())
  if (!made.ok) throw new Error(made.error.message)
  return { ...made.value, proof: made.value.queryCode }
}

describe('a citizen', () => {
  it('applies without an account and follows the request by number and code', async () => {
    const { number, queryCode } = await apply()
    const seen = await here.execute(trackRequest, here.nobody, { number, proof: queryCode })
    expect(seen).toMatchObject({
      ok: true,
      value: { state: 'submitted', clock: null, mayWithdraw: true, agencyName: '安澜县教育局' },
    })
  })

  it('is known by the telephone too, and by a number typed in another way', async () => {
    const { number } = await apply()
    const typed = number.replace('〔', '【').replace('〕', '】')
    const seen = await here.execute(trackRequest, here.nobody, {
      ...{ number: typed, proof: '１３８ ００００ ００００' },
    })
    expect(seen.ok).toBe(true)
  })

  it.each([
    ['aaaa-bbbb-cccc', undefined],
    ['13900000000', undefined],
    ['13800000000', '没有这个编号〔2026〕1号'],
  ])('who shows %s for %s is told the same', async (proof, other) => {
    const { number } = await apply()
    const seen = await here.execute(trackRequest, here.nobody, { number: other ?? number, proof })
    expect(seen).toMatchObject({ ok: false, error: { code: 'not-proven' } })
    expect(seen.ok ? '' : seen.error.message).toContain('对不上')
  })

  it('is kept from guessing telephones, and never locked out by somebody who does', async () => {
    const { number, queryCode } = await apply()
    for (let guess = 0; guess < 10; guess += 1) {
      await here.execute(trackRequest, here.nobody, { number, proof: `1390000000${guess}` })
    }
    const byPhone = await here.execute(trackRequest, here.nobody, { number, proof: '13800000000' })
    const byCode = await here.execute(trackRequest, here.nobody, { number, proof: queryCode })
    expect([byPhone.ok, byCode.ok]).toEqual([false, true])
    const tries = (await here.audit()).filter(({ action }) => action === 'requests.track')
    expect(tries.length).toBeGreaterThan(10)
  })

  it('supplies what is missing, from which day the period begins anew', async () => {
    const { requestId, number, proof } = await apply()
    const confirm = { requestId, version: 1 }
    await here.execute(plainSteps.confirm, here.as('clerk'), confirm)
    const asked = { requestId, version: 2, items: ['请说明所需清单的年份'] }
    const done = await here.execute(supplementSteps['ask-supplement'], here.as('clerk'), asked)
    expect(done).toMatchObject({ ok: true, value: { state: 'awaiting-supplement', dueOn: null } })
    const seen = await here.execute(trackRequest, here.nobody, { number, proof })
    expect(seen).toMatchObject({ value: { supplement: { items: asked.items } } })
    const supplied = { number, proof, text: '2025年' }
    const after = await here.execute(supplementOnline, here.nobody, supplied)
    expect(after).toMatchObject({
      ok: true,
      value: { state: 'under-review', supplement: null, clock: { startedOn: '2026-01-15' } },
    })
    expect(await here.execute(supplementOnline, here.nobody, supplied)).toMatchObject({
      error: { code: 'wrong-state' },
    })
  })

  it('withdraws, and does not rate what was not answered', async () => {
    const { number, proof } = await apply()
    const early = await here.execute(rateAnswer, here.nobody, { number, proof, stars: 5 })
    expect(early).toMatchObject({ error: { code: 'not-decided' } })
    const gone = await here.execute(withdrawOnline, here.nobody, { number, proof })
    expect(gone).toMatchObject({ value: { state: 'closed', outcome: '申请人撤回' } })
    const rated = { number, proof, stars: 4, remark: '办理及时', suggestsPublication: true }
    const after = await here.execute(rateAnswer, here.nobody, rated)
    expect(after).toMatchObject({ value: { rating: { stars: 4, suggestsPublication: true } } })
  })

  it.each([
    [{ applicant: { ...application('').applicant, idNumber: '110105194912310021' } }, 'idNumber'],
    [{ applicant: { ...application('').applicant, phone: '', email: '', address: '' } }, 'phone'],
    [{ applicant: { ...application('').applicant, email: '' } }, 'email'],
    [{ delivery: 'post', applicant: { ...application('').applicant, address: '' } }, 'address'],
  ])('is told beside the field what is wrong: %#', async (changes, field) => {
    const made = await here.execute(applyOnline, here.nobody, fields(changes))
    expect(made.ok ? null : made.error.fields).toHaveProperty(field)
  })

  it('cannot take a step of the agency, nor reach another request with one proof', async () => {
    const mine = await apply()
    const other = await apply()
    const input = { number: other.number, proof: mine.proof }
    expect(await here.execute(withdrawOnline, here.nobody, input)).toMatchObject({
      error: { code: 'not-proven' },
    })
    const step = { requestId: mine.requestId, version: 1 }
    expect((await here.execute(plainSteps.confirm, here.nobody, step)).ok).toBe(false)
  })
})
