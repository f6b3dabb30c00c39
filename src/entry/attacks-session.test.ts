import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { HOST, OTHER_HOST, PASSWORD, type TestPlatform, testPlatform } from './testing/platform.ts'

// What somebody tries who wants to act in the name of another: each is tried, and refused.

let here: TestPlatform
beforeAll(async () => {
  here = await testPlatform()
}, 60_000)
afterAll(() => here?.close())

/** Of whoever signs in too often; the others come from elsewhere. */
const ADDRESS = '198.51.100.9'
const SESSION = '__Host-gongkai_session'
const ROUND = { year: 2025 }
const OPEN_ROUND = '/api/reporting-rounds'

describe('a request forged by another site', () => {
  it.each([
    ['without the token', { 'x-csrf-token': '' }],
    ['with a made-up token', { 'x-csrf-token': 'a'.repeat(43) }],
    ['from another origin', { origin: 'https://evil.example' }],
    ['from an origin that only begins like ours', { origin: `https://${HOST}.evil.example` }],
    ['from a hidden origin', { origin: 'null' }],
    ['from a neighbour of our domain', { 'sec-fetch-site': 'same-site' }],
    ['from another site', { 'sec-fetch-site': 'cross-site' }],
  ])('%s is refused, and nothing is done', async (_name, headers) => {
    const office = await here.browser('office')
    const answer = await office.post(OPEN_ROUND, ROUND, { headers })
    expect([answer.statusCode, answer.json().code]).toEqual([403, 'forged'])
  })

  it.each([
    ['a form in plain text', 'text/plain', JSON.stringify(ROUND), [403, 415]],
    ['a form', 'application/x-www-form-urlencoded', 'year=2025&_csrf=x', [403]],
    ['a file form', 'multipart/form-data; boundary=x', '--x--\r\n', [403]],
  ])('as %s, which needs no leave of ours, is refused', async (_name, type, payload, statuses) => {
    const office = await here.browser('office')
    const headers = { 'x-csrf-token': '', 'content-type': type }
    const answer = await office.post(OPEN_ROUND, {}, { headers, payload })
    expect(statuses).toContain(answer.statusCode)
  })

  it('with the token of another person is refused', async () => {
    const [office, clerk] = [await here.browser('office'), await here.browser('clerk')]
    const headers = { 'x-csrf-token': clerk.token() }
    expect((await office.post(OPEN_ROUND, ROUND, { headers })).json().code).toBe('forged')
  })

  it('cannot ask with GET for what is done with POST', async () => {
    const office = await here.browser('office')
    for (const url of ['/api/sign-out', '/api/agencies/create', '/api/files']) {
      expect([400, 404]).toContain((await office.get(url)).statusCode)
    }
    const overridden = { 'x-http-method-override': 'POST' }
    const answer = await office.get('/api/sign-out', { headers: overridden })
    expect(answer.statusCode).toBe(404)
    expect((await office.get('/api/me')).statusCode).toBe(200)
  })
})

describe('a session', () => {
  it('is never the one that was planted in the browser', async () => {
    const victim = await here.browser()
    const planted = 'A'.repeat(43)
    victim.jar[SESSION] = planted
    await victim.enter()
    await victim.signIn('clerk', PASSWORD)
    expect(victim.jar[SESSION]).not.toBe(planted)
    const attacker = await here.browser()
    attacker.jar[SESSION] = planted
    expect((await attacker.get('/api/me')).statusCode).toBe(401)
  })

  it('is a new one after each sign-in, and the old one ends with the sign-out', async () => {
    const person = await here.browser('clerk')
    const first = person.jar[SESSION] ?? ''
    await person.post('/api/sign-out')
    await person.enter()
    await person.signIn('clerk', PASSWORD)
    expect(person.jar[SESSION]).not.toBe(first)
    const thief = await here.browser()
    thief.jar[SESSION] = first
    expect((await thief.get('/api/me')).statusCode).toBe(401)
  })

  it('is of one region only', async () => {
    const clerk = await here.browser('clerk')
    const elsewhere = await here.browser(undefined, OTHER_HOST)
    elsewhere.jar[SESSION] = clerk.jar[SESSION] ?? ''
    expect((await elsewhere.get('/api/me')).statusCode).toBe(401)
    expect((await clerk.get('/api/me')).statusCode).toBe(200)
  })

  it('lies in a cookie that scripts, other sites and plain http do not get', async () => {
    const visitor = await here.browser()
    const entrance = await visitor.get('/api/entrance', { headers: { cookie: '' } })
    const login = { login: 'clerk', password: PASSWORD }
    const entered = await visitor.post('/api/sign-in', login)
    const look = await visitor.get('/look?to=large&back=/')
    const lines = [entrance, entered, look].flatMap(({ headers }) => headers['set-cookie'] ?? [])
    expect(lines.some((line) => line.startsWith(`${SESSION}=`))).toBe(true)
    expect(lines.some((line) => line.startsWith('look='))).toBe(true)
    for (const line of lines) {
      expect(line).toMatch(/; HttpOnly/i)
      expect(line).toMatch(/; Secure/i)
      expect(line).toMatch(/; SameSite=(?:Lax|Strict)/i)
      expect(line).not.toMatch(/; Domain=/i)
    }
  })

  it('is not found in any answer, and its answers are kept nowhere', async () => {
    const clerk = await here.browser('clerk')
    for (const url of ['/api/me', '/api/me/sessions', '/api/entrance', '/api/annual-reports']) {
      const answer = await clerk.get(url)
      expect(answer.payload).not.toContain(clerk.jar[SESSION])
      expect(answer.headers['cache-control']).toBe('no-store')
    }
  })
})

describe('who guesses passwords', () => {
  const guess = async (login: string, password: string) => {
    const visitor = await here.browser()
    const began = performance.now()
    const answer = await visitor.post('/api/sign-in', { login, password })
    return { status: answer.statusCode, body: answer.json(), took: performance.now() - began }
  }

  it('does not learn by sentence or time which accounts there are', async () => {
    await guess('warm-up', 'x')
    const median = (times: number[]) => times.sort((one, two) => one - two)[1] ?? 0
    const known: number[] = []
    const unknown: number[] = []
    for (let number = 0; number < 3; number += 1) {
      const one = await guess('hotline', 'wrong')
      const other = await guess(`nobody${number}`, 'wrong')
      known.push(one.took)
      unknown.push(other.took)
      const { requestId: _one, ...same } = one.body
      const { requestId: _other, ...asThis } = other.body
      expect([one.status, same]).toEqual([other.status, asThis])
    }
    // Both hash a password; without that one of them would take a fiftieth of the time.
    expect(median(unknown)).toBeGreaterThan(median(known) / 3)
    expect(median(known)).toBeGreaterThan(median(unknown) / 3)
  })

  it('is shut out after five wrong ones, until the security administrator opens again', async () => {
    for (let number = 0; number < 5; number += 1) await guess('window', `wrong${number}`)
    const right = await guess('window', PASSWORD)
    expect(right.status).toBe(403)
    expect(right.body).toMatchObject({ code: 'sign-in-refused' })
    const security = await here.browser('security')
    const { accounts } = (await security.get('/api/accounts?search=window')).json<{
      accounts: { id: string; lockedUntil: string | null }[]
    }>()
    expect(accounts[0]?.lockedUntil).toEqual(expect.any(String))
    const done = await security.post(`/api/accounts/${accounts[0]?.id}/unlock`)
    expect(done.statusCode).toBe(200)
    expect((await guess('window', PASSWORD)).status).toBe(200)
  })

  it('cannot speak in the name of many addresses', async () => {
    const visitor = await here.browser()
    const login = { login: 'nobody', password: 'x' }
    const statuses: number[] = []
    for (let number = 0; number < 65; number += 1) {
      const headers = { 'x-forwarded-for': `192.0.2.${number}` }
      const sent = { remoteAddress: ADDRESS, headers }
      statuses.push((await visitor.post('/api/sign-in', login, sent)).statusCode)
    }
    expect(statuses).toEqual([...Array(60).fill(403), ...Array(5).fill(429)])
    const trail = await here.query<{ address: string }>(
      `select distinct address from audit_entry where subject_id = 'unknown'`,
    )
    expect(trail.map(({ address }) => address).sort()).toEqual(['127.0.0.1', ADDRESS])
  })
})

describe('who is signed in', () => {
  it('cannot make more of themselves', async () => {
    const clerk = await here.browser('clerk')
    const me = (await clerk.get('/api/me')).json<{ accountId: string }>()
    const role = { role: 'disclosure-office', agencyId: null }
    for (const login of ['clerk', 'security']) {
      const person = await here.browser(login)
      const own = (await person.get('/api/me')).json<{ accountId: string }>().accountId
      const answer = await person.post(`/api/accounts/${own}/grants/give`, role)
      expect(answer.statusCode).toBe(403)
    }
    const system = await here.browser('system')
    const given = await system.post(`/api/accounts/${me.accountId}/grants/give`, role)
    expect(given.statusCode).toBe(403)
  })

  it('cannot end the session of another', async () => {
    const [clerk, leader] = [await here.browser('clerk'), await here.browser('leader')]
    const { sessions } = (await leader.get('/api/me/sessions')).json<{
      sessions: { id: string }[]
    }>()
    for (const { id } of sessions) {
      await clerk.post(`/api/me/sessions/${encodeURIComponent(id)}/revoke`)
    }
    expect((await leader.get('/api/me')).statusCode).toBe(200)
  })

  it('finds nothing under the address of another region', async () => {
    const clerk = await here.browser('clerk')
    const rows = await here.query<{ id: string }>(
      'select id from annual_report where region_id = $1',
      [here.other.regionId],
    )
    expect(rows.length).toBeGreaterThan(0)
    for (const { id } of rows) {
      expect((await clerk.get(`/api/annual-reports/${id}`)).statusCode).toBe(404)
    }
    const forged = await clerk.get('/api/annual-reports', {
      headers: { host: OTHER_HOST, 'x-forwarded-host': OTHER_HOST },
    })
    expect(forged.statusCode).toBe(401)
    const foreign = await clerk.get('/api/annual-reports', {
      headers: { 'x-forwarded-host': OTHER_HOST },
    })
    const ids = foreign.json<{ reports: { id: string }[] }>().reports.map(({ id }) => id)
    expect(ids.some((id) => rows.some((row) => row.id === id))).toBe(false)
  })
})
