import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type World, world } from '#testing/world.ts'
import type { RequestsDeps } from '../../requests.ports.ts'
import { application, requestsTestDeps } from '../../testing.ts'
import { findAlikeRequests, showAdvice } from './find-alike.ts'
import { registerRequest } from './register-request.ts'
import { showReceipt } from './show-receipt.ts'

let here: World<RequestsDeps>
let made: { readonly requestId: string; readonly queryCode: string; readonly number: string }
beforeAll(async () => {
  here = await world<RequestsDeps>(requestsTestDeps())
  const { bureau, other } = here.agencies
  const input = application(bureau.id)
  const entered = await here.execute(registerRequest, here.as('clerk'), input)
  if (!entered.ok) throw new Error(entered.error.message)
  made = entered.value
  await here.execute(registerRequest, here.as('clerk', other), application(other.id))
}, 60_000)
afterAll(() => here?.close())

const TEXT = '请公开安澜县教育局2025年义务教育阶段学校维修项目的清单'

async function alike(changes: object = {}) {
  const agencyId = here.agencies.bureau.id
  const input = { agencyId, description: TEXT, ...changes }
  const found = await here.execute(findAlikeRequests, here.as('clerk'), input)
  if (!found.ok) throw new Error(found.error.message)
  return found.value
}

const APPLICANT = { name: '柳青山', idNumber: '１１０１０５１９４９１２３１００２x', phone: '' }

describe('requests like the one that is entered', () => {
  it('are those of the agency, with what both say', async () => {
    const { alike: found, compared } = await alike()
    expect(compared).toBe(1)
    expect(found).toMatchObject([{ requestId: made.requestId, isSameApplicant: false }])
    const [{ passages, description }] = found as [(typeof found)[0]]
    expect(passages.length).toBeGreaterThan(0)
    for (const { text, from, otherFrom } of passages) {
      expect(TEXT.slice(from, from + text.length)).toBe(text)
      expect(description.slice(otherFrom, otherFrom + text.length)).toBe(text)
    }
  })

  it('say whether the same applicant asked, however the papers are typed', async () => {
    const [first] = (await alike({ applicant: APPLICANT })).alike
    expect(first).toMatchObject({ isSameApplicant: true, isRepeat: false })
    const stranger = { ...APPLICANT, idNumber: '110105194912310038' }
    expect((await alike({ applicant: stranger })).alike[0]).toMatchObject({
      isSameApplicant: false,
    })
    const nobody = { name: '', idNumber: '', phone: '' }
    expect((await alike({ applicant: nobody })).alike[0]?.isSameApplicant).toBe(false)
  })

  it('are a repeat only once they were answered', async () => {
    await here.query(
      `update disclosure_request set decided_on = '2026-01-14', decision_kind = 'provide'
       where id = '${made.requestId}'`,
    )
    const given = { applicant: APPLICANT, description: application('').description }
    expect((await alike(given)).alike[0]).toMatchObject({ isRepeat: true })
    await here.query(
      `update disclosure_request set decision_kind = 'withdrawn' where id = '${made.requestId}'`,
    )
    expect((await alike(given)).alike[0]).toMatchObject({ isRepeat: false })
  })

  it('are none of something else, nor the request itself', async () => {
    expect((await alike({ description: '森林防火值班安排表' })).alike).toEqual([])
    expect((await alike({ requestId: made.requestId })).alike).toEqual([])
  })

  it('are kept from other agencies and from the office', async () => {
    const input = { agencyId: here.agencies.bureau.id, description: TEXT }
    const strangers = [
      [here.as('clerk', here.agencies.other), 'no-request'],
      [here.as('disclosure-office'), 'no-role'],
    ] as const
    for (const [stranger, code] of strangers) {
      expect(await here.execute(findAlikeRequests, stranger, input)).toMatchObject({
        error: { code },
      })
    }
  })
})

describe('advice on a request that is entered', () => {
  it('tells what came before it, by whom it was asked, and nothing of what came later', async () => {
    const again = application(here.agencies.bureau.id, { submittedOn: '2026-01-14' })
    const next = await here.execute(registerRequest, here.as('clerk'), again)
    const requestId = next.ok ? next.value.requestId : ''
    const seen = await here.execute(showAdvice, here.as('clerk'), { requestId })
    expect(seen).toMatchObject({
      value: { alike: [{ requestId: made.requestId, isSameApplicant: true }], compared: 1 },
    })
    const first = await here.execute(showAdvice, here.as('clerk'), { requestId: made.requestId })
    expect(first).toMatchObject({ value: { alike: [], compared: 0 } })
    for (const actor of [here.as('clerk', here.agencies.other), here.as('disclosure-office')]) {
      expect((await here.execute(showAdvice, actor, { requestId })).ok).toBe(false)
    }
  })
})

describe('the receipt', () => {
  const input = () => ({ requestId: made.requestId })

  it('bears number and code, the applicant masked, and is an entry', async () => {
    const shown = await here.execute(showReceipt, here.as('clerk'), input())
    expect(shown).toMatchObject({
      value: { number: made.number, queryCode: made.queryCode, applicantName: '柳*山' },
    })
    const entries = await here.audit()
    expect(entries.filter(({ action }) => action === 'requests.show-receipt')).toHaveLength(1)
    expect(JSON.stringify(entries)).not.toContain(made.queryCode)
  })

  it.each(['disclosure-office', 'leader', 'auditor'] as const)('is kept from %s', async (role) => {
    expect(await here.execute(showReceipt, here.as(role), input())).toMatchObject({
      error: { code: 'no-role' },
    })
  })
})
