import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import Provider from 'oidc-provider'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDatabase } from '#platform/db/database.ts'
import { csrfGuard } from '#platform/http/forgery.ts'
import { createMetrics } from '#platform/http/metrics.ts'
import { createPageCache } from '#platform/http/page-cache.ts'
import { buildServer } from '#platform/http/server.ts'
import { testDatabase } from '#testing/database.ts'
import { PASSWORD, type World, world } from '#testing/world.ts'
import { identifier } from './actions/means/identify.ts'
import { setUpCode } from './actions/means/set-up-code.ts'
import { type SingleSignOn, singleSignOn } from './actions/means/single-sign-on.ts'
import type { EntranceView } from './identity.contract.ts'
import { identityRoutes } from './identity.routes.ts'
import { browserOf } from './routes/cookies.ts'

const SITE = 'http://desk.example.cn'

async function serve(
  town: Pick<World, 'db' | 'deps' | 'clock' | 'execute'>,
  sso: SingleSignOn | null,
  code: string | null = null,
): Promise<FastifyInstance> {
  const { db, deps, clock, execute } = town
  const csrf = csrfGuard('secret', (request) => browserOf(request, false))
  const app = await buildServer({
    ...{ csrf, metrics: createMetrics(), bodyLimit: 2_000_000, fileLimit: 10, perMinute: 10_000 },
    ...{ trustProxy: false, secure: false, logLevel: 'silent' },
    pages: createPageCache({ headers: {}, variantOf: () => '' }),
    identify: identifier({ db, deps, clock, secure: false }),
    errorPage: (_request, status, message) => `<h1>${status}</h1><p>${message}</p>`,
  })
  identityRoutes(app, {
    ...{ db, deps, clock, execute, csrf, secure: false, publicUrl: SITE },
    ...{ singleSignOn: sso, setUpCode: code },
  })
  return app
}

/** A browser: keeps cookies, sends back the token it was given. */
function browser(app: FastifyInstance) {
  const jar: Record<string, string> = {}
  let token = ''
  const send = async (method: 'GET' | 'POST', url: string, payload?: object) => {
    const answer = await app.inject({
      ...{ method, url, cookies: jar, headers: { 'x-csrf-token': token, host: 'desk.example.cn' } },
      ...(payload && { payload }),
    })
    for (const { name, value } of answer.cookies) {
      if (value === '') delete jar[name]
      else jar[name] = value
    }
    return answer
  }
  const entrance = async (): Promise<EntranceView> => {
    const view = (await send('GET', '/api/entrance')).json() as EntranceView
    token = view.csrfToken
    return view
  }
  return { jar, send, entrance }
}

describe('with a password', () => {
  let town: World
  let app: FastifyInstance
  beforeAll(async () => {
    town = await world()
    app = await serve(town, null)
  })
  afterAll(async () => {
    await app.close()
    await town.close()
  })
  const login = { login: 'clerk', password: PASSWORD }

  it('one comes in, is known, and goes out', async () => {
    const one = browser(app)
    expect(await one.entrance()).toMatchObject({ me: null, isSetUp: true, singleSignOn: null })
    const answer = await one.send('POST', '/api/sign-in', login)
    expect(answer.json()).toEqual({ state: 'signed-in', mustChangePassword: false })
    const cookie = answer.headers['set-cookie']
    expect(String(cookie)).toMatch(/gongkai_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax/)
    expect((await one.entrance()).me).toMatchObject({
      login: 'clerk',
      agency: { name: '安澜县教育局' },
    })
    const sessions = (await one.send('GET', '/api/me/sessions')).json() as { sessions: object[] }
    expect(sessions.sessions).toMatchObject([{ isThisOne: true }])
    await one.send('POST', '/api/sign-out')
    expect((await one.entrance()).me).toBeNull()
  })

  it('a wrong one gets a sentence, and no cookie', async () => {
    const one = browser(app)
    await one.entrance()
    const answer = await one.send('POST', '/api/sign-in', { ...login, password: 'wrong' })
    expect([answer.statusCode, answer.cookies]).toEqual([403, []])
    expect(answer.json()).toMatchObject({ code: 'sign-in-refused' })
  })

  it('is limited wherever it can be guessed', async () => {
    const urls = ['password', 'recovery-codes', 'second-factor/start', 'second-factor/remove']
    for (const url of ['/api/sign-in', ...urls.map((end) => `/api/me/${end}`)]) {
      const answer = await app.inject({ method: 'POST', url, payload: {} })
      expect(answer.headers['x-ratelimit-limit'], url).toBe('60')
    }
  })

  it('nothing is done without the token of this browser, nor with that of before the sign-in', async () => {
    const one = browser(app)
    expect((await one.send('POST', '/api/sign-in', login)).statusCode).toBe(403)
    await one.entrance()
    await one.send('POST', '/api/sign-in', login)
    const create = { name: '新局', kind: 'department' }
    expect((await one.send('POST', '/api/agencies/create', create)).json().code).toBe('forged')
    await one.entrance()
    expect((await one.send('POST', '/api/agencies/create', create)).json().code).toBe('no-role')
  })

  it('a session that was planted is not taken up', async () => {
    const one = browser(app)
    one.jar.gongkai_session = 'planted-by-somebody-else'
    await one.entrance()
    const answer = await one.send('POST', '/api/sign-in', login)
    expect(answer.statusCode).toBe(200)
    expect(one.jar.gongkai_session).not.toBe('planted-by-somebody-else')
  })

  it('the server’s own fields cannot be given from outside', async () => {
    const one = browser(app)
    await one.entrance()
    const setUp = { setUpCode: 'x', expected: 'x' }
    expect((await one.send('POST', '/api/set-up', setUp)).statusCode).toBe(400)
    const subject = { subject: 'clerk' }
    expect((await one.send('POST', '/api/identity.sign-on', subject)).statusCode).toBe(404)
  })
})

describe('the first start', () => {
  it('is for who reads the console, and once', async () => {
    const [database, town] = [await testDatabase(), await world()]
    const db = openDatabase<never>(database.connection)
    const { executor } = await import('#platform/action/execute.ts')
    const { deps, clock, record } = town
    const execute = executor({ db, deps, clock, record })
    const code = await setUpCode(db)
    const app = await serve({ db, deps, clock, execute }, null, code)
    const one = browser(app)
    expect((await one.entrance()).isSetUp).toBe(false)
    const person = (login: string) => ({
      name: `管理员${login}`,
      login,
      password: 'muddle and puddle',
    })
    const input = {
      setUpCode: code,
      region: { code: '629903', name: '静海县', level: 'county' },
      government: { name: '静海县人民政府' },
      office: { name: '静海县人民政府办公室' },
      administrators: { system: person('sys'), security: person('sec'), audit: person('aud') },
    }
    const send = (more: object = {}) => one.send('POST', '/api/set-up', { ...input, ...more })
    expect((await send({ setUpCode: 'guessed', expected: 'guessed' })).statusCode).toBe(403)
    const weak = { ...input.administrators, audit: { ...person('aud'), password: '12345678' } }
    expect(Object.keys((await send({ administrators: weak })).json().fields)).toEqual([
      'administrators/audit/password',
    ])
    expect((await send()).json()).toEqual({ done: true })
    expect((await send()).json().code).toBe('already-set-up')
    expect(await setUpCode(db)).toBeNull()
    const login = { login: 'sec', password: 'muddle and puddle' }
    expect((await one.send('POST', '/api/sign-in', login)).statusCode).toBe(200)
    expect((await one.entrance()).me).toMatchObject({
      region: { name: '静海县' },
      roles: [{ role: 'security-administrator', agencyIds: null }],
    })
    await app.close()
    await db.destroy()
    await Promise.all([database.drop(), town.close()])
  })
})

describe('by the single sign-on of a provider', () => {
  let town: World
  let app: FastifyInstance
  let provider: ReturnType<typeof createServer>
  let issuer: string

  beforeAll(async () => {
    town = await world()
    provider = createServer()
    await new Promise<void>((done) => provider.listen(0, '127.0.0.1', done))
    issuer = `http://127.0.0.1:${(provider.address() as AddressInfo).port}`
    const oidc = new Provider(issuer, {
      clients: [
        {
          ...{
            client_id: 'gongkai',
            client_secret: 'a client secret',
            grant_types: ['authorization_code'],
          },
          ...{ redirect_uris: [`${SITE}/sign-on/callback`], response_types: ['code'] },
        },
      ],
      pkce: { required: () => true },
      features: { devInteractions: { enabled: true } },
      findAccount: (_context, id) => ({ accountId: id, claims: async () => ({ sub: id }) }),
    })
    provider.on('request', oidc.callback())
    const redirectUrl = `${SITE}/sign-on/callback`
    const own = { issuer, clientId: 'gongkai', clientSecret: 'a client secret', redirectUrl }
    app = await serve(town, singleSignOn(own))
    await town.query(`update account set oidc_subject = 'subject-of-clerk' where login = 'clerk'`)
  })
  afterAll(async () => {
    await app.close()
    provider.closeAllConnections()
    provider.close()
    await town.close()
  })

  /** Signs in at the provider as its pages would, and gives the address it sends the browser to. */
  const atProvider = async (start: string, subject: string): Promise<string> => {
    const jar = new Map<string, string>()
    let url = start
    let form: string | null = null
    for (let step = 0; step < 12; step += 1) {
      const answer: Response = await fetch(url, {
        ...{ redirect: 'manual', method: form === null ? 'GET' : 'POST', body: form },
        headers: {
          cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '),
          ...(form !== null && { 'content-type': 'application/x-www-form-urlencoded' }),
        },
      })
      form = null
      for (const line of answer.headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
        jar.set(name, value)
      }
      const next = answer.headers.get('location')
      if (next?.startsWith(SITE)) return next
      if (next) {
        url = new URL(next, url).href
        continue
      }
      const page = await answer.text()
      const prompt = /name="prompt" value="(\w+)"/.exec(page)?.[1] ?? ''
      form = new URLSearchParams({ prompt, login: subject, password: 'any' }).toString()
      url = new URL(/action="([^"]+)"/.exec(page)?.[1] ?? '', url).href
    }
    throw new Error('the provider did not send the browser back')
  }
  const begin = async (one: ReturnType<typeof browser>, url = '/sign-on') =>
    String((await one.send('GET', url)).headers.location)
  const finish = async (one: ReturnType<typeof browser>, back: string) =>
    String((await one.send('GET', back.slice(SITE.length))).headers.location)

  it('whose subject is linked comes in', async () => {
    const one = browser(app)
    const there = await begin(one)
    expect(there).toMatch(/code_challenge_method=S256/)
    const back = await atProvider(there, 'subject-of-clerk')
    expect(await finish(one, back)).toBe('/desk')
    expect((await one.entrance()).me).toMatchObject({ login: 'clerk' })
  })
  it('whose subject nobody is linked to does not, and it is recorded', async () => {
    const one = browser(app)
    const back = await atProvider(await begin(one), 'a stranger')
    expect(await finish(one, back)).toContain('problem=not-linked')
    expect((await one.entrance()).me).toBeNull()
    const entry = (await town.audit()).findLast(({ action }) => action === 'identity.sign-on')
    expect(entry).toMatchObject({ after: { because: 'not-linked' } })
  })
  it('an answer is good in the browser that began, once, and with its state', async () => {
    const [one, other] = [browser(app), browser(app)]
    const back = await atProvider(await begin(one), 'subject-of-clerk')
    expect(await finish(other, back)).toContain('problem=sign-on-failed')
    await begin(other)
    expect(await finish(other, back)).toContain('problem=sign-on-failed')
    await begin(one)
    expect(await finish(one, back)).toContain('problem=sign-on-failed')
    expect((await one.entrance()).me).toBeNull()
  })
  it('who is signed in can link their own account', async () => {
    const one = browser(app)
    await one.entrance()
    await one.send('POST', '/api/sign-in', { login: 'leader', password: PASSWORD })
    const back = await atProvider(await begin(one, '/sign-on?link=1'), 'subject-of-leader')
    expect(await finish(one, back)).toBe('/desk/account')
    const two = browser(app)
    await finish(two, await atProvider(await begin(two), 'subject-of-leader'))
    expect((await two.entrance()).me).toMatchObject({ login: 'leader' })
  })
})
