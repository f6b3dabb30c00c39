import { inspect } from 'node:util'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { SMS_ACCOUNT, type SmsService, smsService } from '#testing/sms/sms-service.ts'
import { type DysmsAccount, dysmsTexter, type ShortMessage } from './dysms.ts'

let service: SmsService
let account: DysmsAccount
beforeAll(async () => {
  service = await smsService()
  account = { ...SMS_ACCOUNT, url: service.url }
})
afterAll(() => service.close())
beforeEach(() => {
  service.refuse = null
})

const MESSAGE: ShortMessage = {
  ...{ id: '0198a3f0-0000-7000-8000-000000000001', to: '13800000000', template: 'received' },
  parameters: { number: '教育局依申请〔2026〕3号 (a)*!' },
}
const refusalOf = (sending: Promise<void>) =>
  sending.then(
    () => null,
    (error: unknown) => error as { code: string; isForGood: boolean },
  )

describe('the short message service', () => {
  it('takes what is signed, each field in its place', async () => {
    await dysmsTexter(account).send(MESSAGE)
    await dysmsTexter(account).send(MESSAGE)
    expect(service.taken.at(-1)).toEqual({
      ...{ PhoneNumbers: '13800000000', SignName: '安澜县政务公开', TemplateCode: 'SMS_100001' },
      ...{ TemplateParam: JSON.stringify(MESSAGE.parameters), OutId: MESSAGE.id },
    })
  })

  it.each<[string, Partial<DysmsAccount>, Date | undefined, string, boolean]>([
    [
      'another secret',
      { key: { ...SMS_ACCOUNT.key, secret: 'x' } },
      undefined,
      'SignatureDoesNotMatch',
      true,
    ],
    [
      'another key',
      { key: { id: 'x', secret: 'x' } },
      undefined,
      'InvalidAccessKeyId.NotFound',
      true,
    ],
    [
      'a clock that is wrong',
      {},
      new Date('2020-01-01T00:00:00Z'),
      'InvalidTimeStamp.Expired',
      true,
    ],
    ['another signature', { signName: '别人' }, undefined, 'isv.SMS_SIGNATURE_ILLEGAL', true],
    [
      'a template nobody approved',
      { templates: { received: 'x' } },
      undefined,
      'isv.SMS_TEMPLATE_ILLEGAL',
      true,
    ],
    ['no template', { templates: {} }, undefined, 'no-template', true],
    ['no service', { url: 'http://127.0.0.1:1' }, undefined, 'ServiceUnavailable.Network', false],
  ])('is told of %s', async (_, changes, at, code, isForGood) => {
    const texter = dysmsTexter({ ...account, ...changes }, at && (() => at))
    expect(await refusalOf(texter.send(MESSAGE))).toMatchObject({ code, isForGood })
  })

  it('is asked again later when it had too many, and says nothing of the number', async () => {
    service.refuse = 'isv.BUSINESS_LIMIT_CONTROL'
    const refusal = await refusalOf(dysmsTexter(account).send(MESSAGE))
    expect(refusal).toMatchObject({ code: 'isv.BUSINESS_LIMIT_CONTROL', isForGood: false })
    expect(inspect(refusal, { depth: 9, showHidden: true })).not.toMatch(/1[38]\d00000000/)
  })

  it('does not take a number that is none', async () => {
    const refusal = await refusalOf(dysmsTexter(account).send({ ...MESSAGE, to: '0955-4012345' }))
    expect(refusal).toMatchObject({ code: 'isv.MOBILE_NUMBER_ILLEGAL', isForGood: true })
  })
})
