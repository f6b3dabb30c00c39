import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Role } from '#core/identity/role.ts'
import type { DecisionKind } from '#core/requests/decision-kinds.ts'
import { newId } from '#platform/db/uuid.ts'
import { type World, world } from '#testing/world.ts'
import type { RequestsDeps } from '../../requests.ports.ts'
import { application, CONTACT, completed, requestsTestDeps } from '../../testing.ts'
import { decideMatter } from '../decisions/decide-matter.ts'
import { composeRequestLetter } from '../letters/compose-letter.ts'
import { showRequest } from '../reading/show-request.ts'
import { serveStep } from '../serve/serve-step.ts'
import { plainSteps } from '../steps/plain-steps.ts'
import { supplementSteps } from '../steps/supplement-steps.ts'
import { giveReasonsOnline, rateAnswer, supplementOnline, withdrawOnline } from './answer-back.ts'
import { applyOnline } from './apply.ts'
import { readAnswer, readAnswerFile } from './read-answer.ts'
import { trackRequest } from './track.ts'

let here: World<RequestsDeps>
beforeAll(async () => {
  here = await world<RequestsDeps>(requestsTestDeps())
}, 60_000)
afterAll(() => here?.close())

const fields = (changes: object = {}) => {
  const {
    channel: _channel,
    submittedOn: _on,
    isChecked: _checked,
    ...rest
  } = application(here.agencies.bureau.id)
  return { ...rest, ...changes }
}

async function apply(changes: object = {}) {
  const made = await here.execute(applyOnline, here.nobody, fields(changes))
  if (!made.ok) throw new Error(made.error.message)
  return { ...made.value, proof: made.value.queryCode }
}

const APPLICANT = application('').applicant

async function lastNumber() {
  const [row] = await here.query<{ last: number }>(
    `select last from request_serial where kind = 'register' and agency_id = '${here.agencies.bureau.id}'`,
  )
  return row?.last ?? 0
}

async function shown(requestId: string) {
  const found = await here.execute(showRequest, here.as('clerk'), { requestId })
  if (!found.ok) throw new Error(found.error.message)
  return found.value
}

/** From confirmation to the answer that is issued and not yet served. */
async function answerRequest(requestId: string, kinds: readonly DecisionKind[] = ['provide']) {
  const take = async (
    action: Parameters<typeof here.execute>[0],
    role: Role,
    more: object = {},
  ) => {
    const { version } = await shown(requestId)
    const done = await here.execute(action, here.as(role), { requestId, version, ...more })
    if (!done.ok) throw new Error(done.error.message)
  }
  await take(plainSteps.confirm, 'clerk')
  for (const [index, kind] of kinds.entries()) {
    await take(decideMatter, 'clerk', { position: index + 1, ...completed(kind) })
  }
  await take(composeRequestLetter, 'clerk', { kind: 'answer', facts: CONTACT })
  await take(plainSteps.draft, 'clerk')
  await take(plainSteps.review, 'reviewer')
  await take(plainSteps.approve, 'leader')
  await take(plainSteps.issue, 'clerk')
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

  it('who sends the form three times at once has one request, told three times', async () => {
    const sent = fields({ token: newId() })
    const before = await lastNumber()
    const told = await Promise.all(
      [1, 2, 3].map(() => here.execute(applyOnline, here.nobody, sent)),
    )
    expect(new Set(told.map((each) => JSON.stringify(each))).size).toBe(1)
    expect(told[0]).toMatchObject({ ok: true, value: { queryCode: expect.any(String) } })
    expect(await lastNumber()).toBe(before + 1)
  })

  it.each<[string, (mine: { requestId: string; token: string }) => object]>([
    ['the id of a request as token', ({ requestId }) => ({ token: requestId })],
    ['another name', ({ token }) => ({ token, applicant: { ...APPLICANT, name: '别人' } })],
    ['another agency', ({ token }) => ({ token, agencyId: here.agencies.other.id })],
    ['another text', ({ token }) => ({ token, description: '另一条信息' })],
  ])('who sends %s learns nothing of the request there is', async (_, changes) => {
    const token = newId()
    const mine = await here.execute(applyOnline, here.nobody, fields({ token }))
    const known = mine.ok ? mine.value : null
    const sent = fields(changes({ requestId: known?.requestId ?? '', token }))
    const told = await here.execute(applyOnline, here.nobody, sent)
    expect(told).toMatchObject({ ok: true })
    expect(told.ok && told.value.requestId).not.toBe(known?.requestId)
    expect(told.ok && told.value.queryCode).not.toBe(known?.queryCode)
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
    const told = byPhone.ok ? '' : byPhone.error.message
    expect(told).toContain('约 60 分钟以后才能再用联系电话查询')
    expect(told).toContain('用回执上的查询码，现在就可以查询')
    const tries = (await here.audit()).filter(({ action }) => action === 'requests.track')
    expect(tries.length).toBeGreaterThan(10)
  })

  it('keeps the telephone as proof, however many wrong codes somebody tried', async () => {
    const { number } = await apply()
    const track = (proof: string) => here.execute(trackRequest, here.nobody, { number, proof })
    for (let guess = 0; guess < 40; guess += 1) {
      expect((await track(`abcd-ef${10 + guess}-ghjk`)).ok).toBe(false)
    }
    expect((await track('13800000000')).ok).toBe(true)
  })

  it('counts a telephone however it is written, and takes none with letters between', async () => {
    const { number } = await apply()
    const track = (proof: string) => here.execute(trackRequest, here.nobody, { number, proof })
    expect((await track('a138b0000c0000')).ok).toBe(false)
    const ways = ['１３９００００', '139 0000', '(0955)401-2345', '+86 139-0000-0000', '4012345']
    for (const way of [...ways, ...ways]) await track(way)
    expect((await track('13800000000')).ok).toBe(false)
  })

  it('who was wrong ten times goes on after an hour, however often somebody tries meanwhile', async () => {
    const { number } = await apply()
    const track = (proof: string) => here.execute(trackRequest, here.nobody, { number, proof })
    for (let guess = 0; guess < 25; guess += 1) await track(`1390000000${guess % 10}`)
    expect((await track('13800000000')).ok).toBe(false)
    await here.query("update request_guess set at = at - interval '61 minutes'", [])
    expect((await track('13800000000')).ok).toBe(true)
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

  it('takes away the answer once it is served, and no file that was not given out', async () => {
    const { requestId, number, proof } = await apply()
    const ask = () => here.execute(readAnswer, here.nobody, { number, proof })
    await answerRequest(requestId)
    expect(await ask()).toMatchObject({ error: { code: 'not-served' } })
    const { version } = await shown(requestId)
    const served = { requestId, version, way: 'direct', proof: '申请人签收' }
    expect(await here.execute(serveStep, here.as('clerk'), served)).toMatchObject({ ok: true })
    const seen = await here.execute(trackRequest, here.nobody, { number, proof })
    expect(seen).toMatchObject({ value: { state: 'served', answer: { files: [] } } })
    expect(await ask()).toMatchObject({ ok: true, value: { title: expect.any(String) } })
    const file = { number, proof, fileId: '0198a3f0-0000-7000-8000-00000000000f' }
    expect((await here.execute(readAnswerFile, here.nobody, file)).ok).toBe(false)
    const guess = { number, proof: 'aaaa-bbbb-cccc' }
    expect((await here.execute(readAnswer, here.nobody, guess)).ok).toBe(false)
  })

  it('withdraws, and does not rate what was not answered', async () => {
    const { number, proof } = await apply()
    const rate = () => here.execute(rateAnswer, here.nobody, { number, proof, stars: 5 })
    expect(await rate()).toMatchObject({ error: { code: 'not-served' } })
    const gone = await here.execute(withdrawOnline, here.nobody, { number, proof })
    expect(gone).toMatchObject({
      value: { state: 'closed', outcomes: [{ label: '申请人撤回' }], mayRate: false },
    })
    expect(await rate()).toMatchObject({ error: { code: 'not-served' } })
  })

  it('is told what came of each matter, and asked what they think, once the answer is there', async () => {
    const matters = ['项目清单', '评审记录']
    const { requestId, number, proof } = await apply({ matters })
    const track = async () => {
      const seen = await here.execute(trackRequest, here.nobody, { number, proof })
      return seen.ok ? seen.value : null
    }
    const rated = { number, proof, stars: 4, remark: '办理及时', suggestsPublication: true }
    const rate = () => here.execute(rateAnswer, here.nobody, rated)
    await answerRequest(requestId, ['deny_process', 'provide'])
    expect(await track()).toMatchObject({ state: 'decided', outcomes: [], mayRate: false })
    expect(await rate()).toMatchObject({ error: { code: 'not-served' } })
    const { version } = await shown(requestId)
    const served = { requestId, version, way: 'direct', proof: '回证3号' }
    await here.execute(serveStep, here.as('clerk'), served)
    const after = await track()
    expect(after?.outcomes.map(({ matter }) => matter)).toEqual(matters)
    expect(new Set(after?.outcomes.map(({ label }) => label)).size).toBe(2)
    expect(after?.mayRate).toBe(true)
    expect(await rate()).toMatchObject({
      value: { rating: { stars: 4, suggestsPublication: true } },
    })
  })

  it('gives the reasons that were asked for, once', async () => {
    const { requestId, number, proof } = await apply()
    const step = { requestId, version: 1, note: '本月已申请40件' }
    await here.execute(plainSteps.confirm, here.as('clerk'), step)
    const ask = { ...step, version: 2, dueOn: '2026-01-22' }
    await here.execute(plainSteps['ask-reasons'], here.as('clerk'), ask)
    const seen = await here.execute(trackRequest, here.nobody, { number, proof })
    expect(seen).toMatchObject({ value: { reasons: { dueOn: '2026-01-22' } } })
    const given = { number, proof, text: '用于村史编写' }
    const give = () => here.execute(giveReasonsOnline, here.nobody, given)
    const both = await Promise.all([give(), give()])
    expect(both.filter(({ ok }) => ok)).toMatchObject([
      { value: { state: 'under-review', reasons: null } },
    ])
    expect(both.filter(({ ok }) => !ok)).toMatchObject([{ error: { code: 'wrong-state' } }])
    expect((await shown(requestId)).timeline.at(-1)).toMatchObject({ note: '用于村史编写' })
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
