import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ok } from '#core/kit/result.ts'
import type { Actor } from '#platform/action/actor.ts'
import { redactor } from '#platform/documents/redact/redactor.ts'
import { createMetrics } from '#platform/http/metrics.ts'
import { createPageCache } from '#platform/http/page-cache.ts'
import { securityHeaders } from '#platform/http/security-headers.ts'
import { buildServer } from '#platform/http/server.ts'
import { handMadePdf, lineAt } from '#testing/documents/hand-made-pdf.ts'
import { type World, world } from '#testing/world.ts'
import type { RequestsDeps } from '../../requests.ports.ts'
import { application, plantFile, requestsTestDeps } from '../../testing.ts'
import { registerRequest } from '../intake/register-request.ts'
import { redactRoutes } from './redact-routes.ts'
import { attachFile } from './request-files.ts'

const covering = redactor()
const bytes = handMadePdf({ pages: [lineAt(72, 700, 'ZHANG')] })
const received = {
  ...{ sha256: 'b'.repeat(64), size: 3, media_type: 'application/pdf', name: 'x.pdf' },
  scan: 'not-scanned' as const,
}

let here: World<RequestsDeps>
let app: FastifyInstance
let actor: Actor
let file = ''

beforeAll(async () => {
  here = await world<RequestsDeps>(requestsTestDeps())
  actor = here.as('clerk')
  app = await buildServer({
    csrf: { tokenFor: () => '', accepts: () => true },
    pages: createPageCache({ headers: securityHeaders(false), variantOf: () => '' }),
    ...{ metrics: createMetrics(), bodyLimit: 1_000_000, fileLimit: 5_000_000, perMinute: 10_000 },
    ...{ trustProxy: false, secure: false, logLevel: 'silent', identify: async () => actor },
    errorPage: (_request, _status, message) => message,
  })
  redactRoutes(app, {
    ...{ execute: here.execute, redactor: covering, fonts: 'fonts' },
    openFile: async () => ({ name: 'x.pdf', mediaType: 'application/pdf', bytes }),
    receiveFile: async () => ok(received),
  })
  const made = await here.execute(registerRequest, actor, application(here.agencies.bureau.id))
  const requestId = made.ok ? made.value.requestId : ''
  const fileId = await plantFile(here)
  await here.execute(attachFile, actor, { requestId, fileId, use: 'other', title: '名册' })
  file = `/api/requests/${requestId}/files/${fileId}`
}, 60_000)
afterAll(async () => {
  await app?.close()
  await covering.close()
  await here?.close()
})

it('shows the sizes of the pages, and each as a picture that nobody keeps', async () => {
  expect((await app.inject(`${file}/pages`)).json()).toEqual({
    ...{ title: '名册', pages: [{ width: 595, height: 842 }] },
  })
  const { statusCode, headers, rawPayload } = await app.inject(`${file}/pages/1`)
  expect([statusCode, headers['content-type'], headers['cache-control']]).toEqual([
    ...[200, 'image/png', 'no-store'],
  ])
  expect(rawPayload.subarray(1, 4).toString('latin1')).toBe('PNG')
  expect((await app.inject(`${file}/pages/2`)).json()).toMatchObject({
    ...{ code: 'no-page', message: '文件没有第2页，请重新选择。' },
  })
})

it('says what was covered, and answers a refusal with the field it is about', async () => {
  const post = async (payload: object) =>
    (await app.inject({ method: 'POST', url: `${file}/redact`, payload })).json()
  const texts = [{ text: 'ZHANG', ground: 'deny_third_party' }]
  expect(await post({ areas: [], texts })).toMatchObject({ pages: 1, covers: 1, covered: [1] })
  expect(await post({ areas: [], texts: [{ text: 'ZHANG', ground: '' }] })).toMatchObject({
    code: 'invalid-input',
    fields: { 'texts/0/ground': '请为每一处遮盖选择不予公开的依据。' },
  })
})

it('says how far it is while it is done, and to nobody else', async () => {
  const progress = async () => (await app.inject(`${file}/redact`)).json()
  expect(await progress()).toEqual({ step: 'none', page: 0, pages: 0 })
  const texts = [{ text: 'ZHANG', ground: 'deny_third_party' }]
  const seen = new Set<string>()
  let isOver = false
  const made = app.inject({ method: 'POST', url: `${file}/redact`, payload: { areas: [], texts } })
  void made.then(() => {
    isOver = true
  })
  while (!isOver) {
    seen.add((await progress()).step)
    const own = actor
    actor = here.as('leader')
    expect((await app.inject(`${file}/redact`)).statusCode).toBe(403)
    actor = own
  }
  expect((await made).statusCode).toBe(200)
  expect([...seen].some((step) => step !== 'none')).toBe(true)
  expect(await progress()).toEqual({ step: 'none', page: 0, pages: 0 })
})

it('is not there for another agency', async () => {
  actor = here.as('clerk', here.agencies.other)
  for (const end of ['/pages', '/pages/1']) {
    expect((await app.inject(file + end)).statusCode).toBe(404)
  }
})
