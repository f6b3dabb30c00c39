import { expect, it } from 'vitest'
import { authorization, canonicalQuery, hashOf } from './acs3.ts'

it('signs the example of the service as the service does', () => {
  const signed = authorization(
    { id: 'YourAccessKeyId', secret: 'YourAccessKeySecret' },
    {
      method: 'POST',
      query: {
        RegionId: 'cn-shanghai',
        ImageId: 'win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd',
      },
      headers: {
        host: 'ecs.cn-shanghai.aliyuncs.com',
        'x-acs-action': 'RunInstances',
        'x-acs-version': '2014-05-26',
        'x-acs-date': '2023-10-26T10:22:32Z',
        'x-acs-signature-nonce': '3156853299f313e23d1673dc12e1703d',
        'x-acs-content-sha256': hashOf(''),
      },
      body: '',
    },
  )
  const names =
    'host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version'
  expect(signed).toBe(
    `ACS3-HMAC-SHA256 Credential=YourAccessKeyId,SignedHeaders=${names},Signature=06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0`,
  )
})

it('encodes what a template may hold', () => {
  const query = { b: "教育〔1〕 (a)*'!~", a: '1+1' }
  expect(canonicalQuery(query)).toBe(
    'a=1%2B1&b=%E6%95%99%E8%82%B2%E3%80%941%E3%80%95%20%28a%29%2A%27%21~',
  )
})
