import { connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { HOST, type TestPlatform, testPlatform } from './testing/platform.ts'

// What is tried on the line itself, against a server that listens: raw bytes, and what comes back.

let here: TestPlatform
let port = 0
let report = ''

beforeAll(async () => {
  here = await testPlatform({ BODY_LIMIT_MB: '1', FILE_LIMIT_MB: '1', TRUST_PROXY: 'true' })
  await here.web.app.listen({ host: '127.0.0.1', port: 0 })
  const address = here.web.app.server.address()
  port = typeof address === 'object' && address ? address.port : 0
  report = `/reports/2025/${here.county.agencies[0]?.id}`
}, 60_000)
afterAll(() => here?.close())

/** Everything the server says to these bytes until it closes or falls silent. */
function say(bytes: string, silenceMs = 300): Promise<string> {
  return new Promise((done, reject) => {
    const line = connect(port, '127.0.0.1', () => line.write(bytes))
    let heard = ''
    const end = () => {
      line.destroy()
      done(heard)
    }
    let timer = setTimeout(end, 3000)
    line.on('data', (chunk) => {
      heard += chunk.toString('latin1')
      clearTimeout(timer)
      timer = setTimeout(end, silenceMs)
    })
    line.on('error', reject)
    line.on('close', end)
  })
}

const head = (start: string, ...more: string[]) =>
  `${[`${start} HTTP/1.1`, `host: ${HOST}`, ...more].join('\r\n')}\r\n\r\n`
const get = (url: string, ...more: string[]) =>
  say(head(`GET ${url}`, 'connection: close', 'accept-encoding: identity', ...more))
const statuses = (heard: string) =>
  [...heard.matchAll(/HTTP\/1\.1 (\d{3})/g)].map(([, status]) => Number(status))

describe('the policy of the page', () => {
  it.each([
    ['a page', () => '/about/accessibility', 200],
    ['a page that was kept', () => '/about/accessibility', 200],
    ['a report', () => report, 200],
    ['a report that was kept', () => report, 200],
    ['the workbench', () => '/desk', 200],
    ['the API', () => '/api/entrance', 200],
    ['a refusal', () => '/api/me', 401],
    ['a page that is not there', () => '/nowhere', 404],
    ['an address that cannot be read', () => '/%E0%A4%A', 400],
    ['an asset', () => '/assets/site.0.css', 200],
    ['a download', () => `${report}/report.docx`, 200],
    ['a report as a page to take away', () => `${report}/report.html`, 200],
    ['open data', () => '/data/reports.json', 200],
    ['a feed', () => '/feeds/reports.atom', 200],
    ['the site map', () => '/sitemap.xml', 200],
    ['a way elsewhere', () => '/look?to=large&back=/', 303],
    ['health', () => '/healthz', 200],
    ['figures', () => '/metrics', 200],
    ['the description of the API', () => '/api/docs/json', 200],
  ])('comes with %s', async (what, url, status) => {
    const heard = await get(url(), 'accept: text/html')
    // The workbench may not be built where this runs.
    expect(what === 'the workbench' ? [200, 503] : [status]).toContain(statuses(heard)[0])
    const headers = (heard.split('\r\n\r\n')[0] ?? '').toLowerCase()
    expect(headers).toMatch(/content-security-policy: default-src 'none'; script-src 'self';/)
    expect(headers).toContain("frame-ancestors 'none'")
    expect(headers).toContain('x-content-type-options: nosniff')
    expect(headers).toContain('strict-transport-security: max-age=')
    expect(headers).not.toMatch(/unsafe-(?:inline|eval)|x-powered-by|server:/)
  })

  it('comes with the pages that show the API, which need no more than it allows', async () => {
    const heard = await get('/api/docs/', 'accept: text/html')
    expect(statuses(heard)).toEqual([200])
    expect(heard.toLowerCase()).toContain('content-security-policy: default-src')
  })
})

describe('two requests in one', () => {
  const HIDDEN = `GET /metrics HTTP/1.1\r\nhost: ${HOST}\r\n\r\n`
  it.each([
    [
      'by two lengths',
      head('POST /api/sign-out', 'content-length: 0', `content-length: ${HIDDEN.length}`) + HIDDEN,
    ],
    [
      'by a length and pieces',
      `${head('POST /api/sign-out', 'content-length: 4', 'transfer-encoding: chunked')}0\r\n\r\n${HIDDEN}`,
    ],
    [
      'by a coding spelt strangely',
      `${head('POST /api/sign-out', 'transfer-encoding: xchunked')}0\r\n\r\n${HIDDEN}`,
    ],
    ['by a blank before the colon', head('GET /healthz', 'content-length : 5') + HIDDEN],
    ['by a bare line feed', `GET /healthz HTTP/1.1\nhost: ${HOST}\n x: y\n\n${HIDDEN}`],
    ['by a length below nothing', head('POST /api/sign-out', 'content-length: -1') + HIDDEN],
  ])('%s are refused, and the second is never answered', async (_name, bytes) => {
    const heard = await say(bytes)
    expect(statuses(heard)[0]).toBeGreaterThanOrEqual(400)
    expect(heard).not.toContain('gongkai_http_requests_total')
    expect(statuses(heard).length).toBe(1)
  })

  it('and a request without a host, or with two, is refused', async () => {
    expect(statuses(await say('GET / HTTP/1.1\r\n\r\n'))).toEqual([400])
  })
})

describe('more than anybody needs', () => {
  it('a head without end is refused', async () => {
    const heard = await say(head('GET /', `x: ${'a'.repeat(100_000)}`)).catch(() => 'HTTP/1.1 431')
    expect(statuses(heard)).toEqual([431])
  })

  it('an address without end is refused', async () => {
    const heard = await say(head(`GET /search?q=${'a'.repeat(100_000)}`)).catch(
      () => 'HTTP/1.1 431',
    )
    expect(statuses(heard)).toEqual([431])
  })

  it('a body over the limit is refused before it is read', async () => {
    const type = 'content-type: application/json'
    const heard = await say(head('POST /api/sign-in', type, 'content-length: 999999999'))
    expect(statuses(heard)).toEqual([413])
  })

  it('a file over the limit is refused, and not kept', async () => {
    const clerk = await here.browser('clerk')
    const before = await here.query('select id from file')
    const answer = await clerk.upload('/api/files', 'a.txt', Buffer.alloc(1_200_000, 'a'))
    expect([answer.statusCode, answer.json().message]).toEqual([
      413,
      '文件太大了，单个文件不能超过 1 MB。',
    ])
    expect(await here.query('select id from file')).toEqual(before)
  })

  it('a form of thousands of parts is refused', async () => {
    const clerk = await here.browser('clerk')
    const part = '--x\r\ncontent-disposition: form-data; name="a"\r\n\r\nb\r\n'
    const answer = await clerk.post(
      '/api/files',
      {},
      {
        headers: { 'content-type': 'multipart/form-data; boundary=x' },
        payload: `${part.repeat(5000)}--x--\r\n`,
      },
    )
    expect([400, 413]).toContain(answer.statusCode)
  })
})

describe('a caller who sends a byte now and then', () => {
  it('has little time for the head, some for the body, and holds no line for ever', () => {
    const { headersTimeout, requestTimeout, keepAliveTimeout, maxHeadersCount } =
      here.web.app.server
    expect(headersTimeout).toBeGreaterThan(0)
    expect(headersTimeout).toBeLessThanOrEqual(60_000)
    expect(requestTimeout).toBeGreaterThan(0)
    expect(requestTimeout).toBeLessThanOrEqual(600_000)
    expect(keepAliveTimeout).toBeGreaterThan(0)
    expect(keepAliveTimeout).toBeLessThanOrEqual(120_000)
    expect(maxHeadersCount === null || maxHeadersCount <= 2000).toBe(true)
  })

  it('keeps nobody else waiting', async () => {
    const lines = Array.from({ length: 200 }, () => connect(port, '127.0.0.1'))
    for (const line of lines) line.write('GET / HTTP/1.1\r\nx: ')
    await sleep(50)
    expect(statuses(await get('/healthz'))).toEqual([200])
    for (const line of lines) line.destroy()
  })
})

describe('a caller behind the proxy', () => {
  it('cannot give another address than the one the proxy saw', async () => {
    const visitor = await here.browser()
    const headers = { 'x-forwarded-for': '192.0.2.1, 192.0.2.99' }
    await visitor.post('/api/sign-in', { login: 'nobody', password: 'x' }, { headers })
    const trail = await here.query<{ address: string }>(
      `select distinct address from audit_entry where subject_id = 'unknown'`,
    )
    expect(trail).toEqual([{ address: '192.0.2.99' }])
  })

  it('under another host name changes no address on a page, for nobody', async () => {
    const ways = ['host: evil.example', `host: ${HOST}\r\nx-forwarded-host: evil.example`]
    for (const more of ways) {
      for (const url of ['/', report, '/feeds/reports.atom', '/sitemap.xml', '/robots.txt']) {
        const heard = await say(`GET ${url} HTTP/1.1\r\n${more}\r\nconnection: close\r\n\r\n`)
        expect([url, statuses(heard)]).toEqual([url, [200]])
        expect(heard).not.toContain('evil.example')
      }
    }
  })
})
