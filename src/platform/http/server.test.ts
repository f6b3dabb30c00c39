import type { AddressInfo } from 'node:net'
import Fastify, { type FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { conflict } from '#core/kit/refusal.ts'
import { fail, ok } from '#core/kit/result.ts'
import type { Actor } from '#platform/action/actor.ts'
import { defineAction, defineQuery } from '#platform/action/define-action.ts'
import type { Execute } from '#platform/action/execute.ts'
import { validate } from '#platform/action/validate.ts'
import { actionRoutes } from './action-routes.ts'
import { csrfGuard } from './forgery.ts'
import { createMetrics } from './metrics.ts'
import { createPageCache } from './page-cache.ts'
import { guardRoutes, routesOf } from './route-guard.ts'
import { securityHeaders } from './security-headers.ts'
import { buildServer } from './server.ts'

const NOBODY: Actor = {
  ...{ regionId: 'r', id: null, name: '访客', kind: 'nobody', grants: [] },
  origin: { channel: 'web', requestId: '1', address: null },
}
const Thing = Type.Object({ id: Type.String(), note: Type.Optional(Type.String()) })
const load = async () => ok(null)
const may = () => null
const askThing = defineQuery({
  ...{ name: 'things.ask', title: '看', audience: 'anyone', load, may },
  ...{ input: Thing, output: Thing },
  answer: async (_context, _target, input) => ok({ ...input, secret: 'not listed' }),
})
const changeThing = defineAction({
  ...{ name: 'things.change', title: '改', audience: 'anyone', load, may },
  ...{ input: Thing, output: Thing },
  run: async () => fail(conflict('taken', '别人刚改过。')),
})

/** The executor without its database: what is tested here lies before and behind it. */
const execute: Execute<unknown> = async (action, actor, given) => {
  const input = validate(action.input, given)
  if (!input.ok) return input
  const done = await action.perform({ actor } as never, input.value as never)
  return done.ok ? ok(done.value.output) : done
}

let drawn = 0
const pages = createPageCache({ headers: securityHeaders(false), variantOf: () => '' })
const csrf = csrfGuard('secret', (request) => request.cookies.visitor ?? null)
let app: FastifyInstance

beforeAll(async () => {
  app = await buildServer({
    ...{ csrf, pages, metrics: createMetrics(), bodyLimit: 2000, fileLimit: 10, perMinute: 1000 },
    ...{ trustProxy: false, secure: false, logLevel: 'silent' },
    identify: async () => NOBODY,
    errorPage: (_request, status, message) => `<h1>${status}</h1><p>${message}</p>`,
  })
  actionRoutes(app, 'things', execute, [
    { url: '/things/:id', action: askThing },
    { url: '/things/:id/change', action: changeThing },
  ])
  const anyone = { config: { audience: 'anyone' as const } }
  app.get('/token', anyone, async (request) => csrf.tokenFor(request))
  app.get('/broken', anyone, async () => {
    throw new Error('password=hunter2')
  })
  app.get(
    '/page',
    { config: { audience: 'anyone', publicPage: true } },
    async (_request, reply) => {
      drawn += 1
      return reply.type('text/html; charset=utf-8').send(`<p>${'第'.repeat(2000)}${drawn}</p>`)
    },
  )
})
afterAll(() => app.close())

const cookies = { visitor: 'one' }
const change = async (headers: Record<string, string>, payload: object = {}) =>
  app.inject({ method: 'POST', url: '/api/things/7/change', cookies, headers, payload })
const token = async () => (await app.inject({ url: '/token', cookies })).payload

describe('the JSON entrance', () => {
  it('sends what the schema lists and nothing else', async () => {
    const answer = await app.inject('/api/things/7?note=a')
    expect(answer.json()).toEqual({ id: '7', note: 'a' })
  })

  it('refuses with kind, sentence and request id', async () => {
    const answer = await change({ 'x-csrf-token': await token() })
    expect(answer.statusCode).toBe(409)
    expect(answer.json()).toEqual({
      ...{ code: 'taken', message: '别人刚改过。', requestId: answer.headers['x-request-id'] },
    })
  })

  it('believes the path before the body', async () => {
    const answer = await app.inject('/api/things/7?id=8')
    expect(answer.json()).toEqual({ id: '7' })
  })

  it('tells a defect from a refusal and keeps it to itself', async () => {
    const answer = await app.inject('/broken')
    expect(answer.statusCode).toBe(500)
    expect(answer.payload).not.toContain('hunter2')
    expect(answer.json()).toMatchObject({ code: 'defect', requestId: expect.any(String) })
  })

  it.each([
    ['text/html', 404, '<h1>404</h1>'],
    ['application/json', 404, '"code":"absent"'],
  ])('answers %s where there is nothing', async (accept, status, part) => {
    const answer = await app.inject({ url: '/none', headers: { accept } })
    expect([answer.statusCode, answer.payload]).toEqual([status, expect.stringContaining(part)])
  })

  it('refuses a body that is too large', async () => {
    const answer = await change({ 'x-csrf-token': await token() }, { note: 'a'.repeat(3000) })
    expect([answer.statusCode, answer.json().message]).toEqual([
      413,
      '提交的内容太大了，一次不能超过 2000 字节。',
    ])
  })
})

describe('a forged request', () => {
  it.each([
    ['without token', {}],
    ['with a wrong token', { 'x-csrf-token': 'x' }],
  ])('%s is refused', async (_name, headers) => {
    expect((await change(headers)).json()).toMatchObject({ code: 'forged' })
  })

  it.each([{ origin: 'https://elsewhere.example' }, { 'sec-fetch-site': 'cross-site' }])(
    'from elsewhere is refused: %j',
    async (headers) => {
      const answer = await change({ ...headers, 'x-csrf-token': await token() })
      expect(answer.json()).toMatchObject({ code: 'forged' })
    },
  )

  it('with the token of another browser is refused', async () => {
    const other = (await app.inject({ url: '/token', cookies: { visitor: 'two' } })).payload
    expect((await change({ 'x-csrf-token': other })).json()).toMatchObject({ code: 'forged' })
  })
})

describe('a route', () => {
  it('that does not say who may ask, or what it answers, is not accepted', () => {
    const bare = Fastify()
    guardRoutes(bare)
    const config = { audience: 'anyone' as const }
    expect(() => bare.get('/a', async () => '')).toThrow('GET /a does not say who may ask')
    expect(() => bare.get('/api/a', { config }, async () => '')).toThrow('no schema')
    expect(() => bare.get('/b', { config }, async () => '')).not.toThrow()
  })

  it('is known with its audience', () => {
    expect(routesOf(app)).toContainEqual({
      ...{ method: 'POST', url: '/api/things/:id/change' },
      ...{ audience: 'anyone', action: 'things.change' },
    })
  })
})

describe('a public page', () => {
  const fetchPage = async (port: number, headers: Record<string, string> = {}) =>
    fetch(`http://127.0.0.1:${port}/page`, {
      headers: { 'accept-encoding': 'br, gzip', ...headers },
    })

  it('is drawn once, sent compressed, and drawn anew after something was published', async () => {
    await app.listen({ port: 0, host: '127.0.0.1' })
    const { port } = app.server.address() as AddressInfo
    const drawnNow = await fetchPage(port)
    const first = await drawnNow.text()
    const kept = await fetchPage(port)
    for (const name of ['content-encoding', 'content-length', 'etag', 'vary', 'cache-control']) {
      expect([name, kept.headers.get(name)]).toEqual([name, drawnNow.headers.get(name)])
    }
    expect(kept.headers.get('content-encoding')).toBe('br')
    expect(await kept.text()).toBe(first)
    expect(kept.headers.get('content-security-policy')).toContain("default-src 'none'")
    const etag = kept.headers.get('etag') ?? ''
    expect((await fetchPage(port, { 'if-none-match': etag })).status).toBe(304)
    expect(
      (await fetchPage(port, { 'accept-encoding': 'gzip' })).headers.get('content-encoding'),
    ).toBe('gzip')
    pages.clear()
    const anew = await fetchPage(port, { 'if-none-match': etag })
    expect([anew.status, await anew.text()]).toEqual([200, first.replace('1</p>', '2</p>')])
  })
  it('that the browser has already is not sent even when drawn anew', async () => {
    const { etag } = (await app.inject('/page')).headers
    drawn -= 1
    pages.clear()
    const again = await app.inject({ url: '/page', headers: { 'if-none-match': String(etag) } })
    expect([again.statusCode, again.payload]).toEqual([304, ''])
  })
})
