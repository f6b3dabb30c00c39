import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type World, world } from '#testing/world.ts'
import type { RequestsDeps } from '../../requests.ports.ts'
import { clerkOf, requestsTestDeps } from '../../testing.ts'
import { previewReceipt } from '../calendar/preview-receipt.ts'
import { receiptSteps } from './receipt-steps.ts'
import { supplementSteps } from './supplement-steps.ts'

let here: World<RequestsDeps>
beforeAll(async () => {
  here = await world<RequestsDeps>(requestsTestDeps())
}, 60_000)
afterAll(() => here?.close())
const { register, show } = clerkOf(() => here)

describe('a receipt that is corrected', () => {
  it('moves the due day, and must say why', async () => {
    const { requestId } = await register({ submittedOn: '2026-01-12' })
    const { version } = await show(requestId)
    const correct = (given: object) =>
      here.execute(receiptSteps['correct-receipt'], here.as('clerk'), {
        ...{ requestId, version, note: '收文章为13日', receivedOn: '2026-01-13', ...given },
      })
    expect(await correct({ note: '' })).toMatchObject({ error: { code: 'note-needed' } })
    for (const [receivedOn, code] of [
      ['2026-01-11', 'receipt'],
      ['2026-01-16', 'receipt'],
      ['2026-01-12', 'receipt'],
      ['2026-01-32', 'invalid-input'],
    ]) {
      expect(await correct({ receivedOn })).toMatchObject({
        error: { code, fields: { receivedOn: expect.any(String) } },
      })
    }
    expect(await correct({})).toMatchObject({ value: { dueOn: '2026-02-10' } })
    expect(await show(requestId)).toMatchObject({ receivedOn: '2026-01-13', dueOn: '2026-02-10' })
  })

  it('does not lie after what was done with the application, nor is it shown as if it could', async () => {
    const { requestId } = await register({ submittedOn: '2026-01-05' })
    const asked = { requestId, version: 1, items: ['年份'], on: '2026-01-07' }
    const supplement = supplementSteps['ask-supplement']
    expect(await here.execute(supplement, here.as('clerk'), asked)).toMatchObject({ ok: true })
    const input = { requestId, version: 2, note: '收文章有误' }
    const correct = (receivedOn: string) =>
      here.execute(receiptSteps['correct-receipt'], here.as('clerk'), { ...input, receivedOn })
    const refused = {
      error: { code: 'receipt', fields: { receivedOn: expect.stringContaining('告知补正') } },
    }
    expect(await correct('2026-01-08')).toMatchObject(refused)
    const preview = { requestId, receivedOn: '2026-01-08' }
    expect(await here.execute(previewReceipt, here.as('clerk'), preview)).toMatchObject(refused)
    expect(await correct('2026-01-07')).toMatchObject({ ok: true })
  })
})
