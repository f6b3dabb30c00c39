import cookie from '@fastify/cookie'
import Fastify, { type FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { markupFaults, tagsOf } from '#platform/html/testing.ts'
import { asset } from './portal/assets.ts'
import { createPortal, type Portal } from './portal/frame.ts'
import { localPath, lookVariant } from './portal/look.ts'
import { type Contribution, plainSite, type Site } from './portal.ports.ts'
import { portalRoutes } from './portal.routes.ts'
import { errorPage } from './views/error-page.ts'

const HOSTILE = `"><script>x()</script><img src=x onerror=x()>'\u0007`
const PUBLICATION = {
  ...{ id: '01890000-0000-7000-8000-000000000001', kind: '年度报告', text: '甲局报告' },
  ...{ href: '/reports/2025/a', agencyName: '甲局', summary: '公布' },
  ...{ publishedAt: '2026-01-26T16:30:00.000Z', updatedAt: '2026-01-26T16:30:00.000Z' },
}

const contribution = (text: string): Contribution => ({
  navigation: [
    { text: `${text}年报`, href: '/reports' },
    { text: `${text}数据`, href: '/data', expert: true },
  ],
  offers: [{ text: `${text}查阅`, href: '/reports', about: text }],
  latest: async () => [{ ...PUBLICATION, text: `${text}甲局报告`, agencyName: text, kind: text }],
  highlight: async () => ({
    ...{ text: `${text}概览`, href: '/reports', figures: [{ label: text, value: 3, unit: text }] },
  }),
  search: async (_region, words) =>
    words.includes('没有')
      ? { total: 0, found: [] }
      : {
          total: 1,
          found: [
            {
              ...{ text: `${text}甲局`, href: '/r', kind: text, agencyName: text },
              publishedOn: '2026-01-26',
            },
          ],
        },
  pages: async () => [{ href: '/reports/2025/a', changedAt: null }],
  feeds: [
    {
      title: `${text}年报`,
      href: '/feeds/reports',
      entries: async () => [{ ...PUBLICATION, text }],
    },
  ],
})

const site = (text: string): Site => ({
  ...plainSite('r', `安澜县${text}`, 'https://www.anlan.example'),
  ...{ idCode: '6400000001', icpRecord: text, policeRecord: text, phone: text, email: text },
  ...{ address: text, markUrl: text || 'https://mark.example/a', mistakesUrl: text || null },
})

async function serverOf(text: string): Promise<{ app: FastifyInstance; portal: Portal }> {
  const app = Fastify()
  await app.register(cookie)
  app.decorateRequest('actor', null as never)
  app.addHook('onRequest', async (request) => {
    request.actor = { regionId: 'r' } as never
  })
  const portal = createPortal({ siteOf: async () => site(text) }, [contribution(text)])
  portalRoutes(app, portal, true)
  return { app, portal }
}

let app: FastifyInstance
let portal: Portal
let hostile: FastifyInstance
beforeAll(async () => {
  ;({ app, portal } = await serverOf(''))
  ;({ app: hostile } = await serverOf(HOSTILE))
})
afterAll(() => Promise.all([app.close(), hostile.close()]))

const PAGES = ['/', '/search', '/search?q=甲', '/search?q=没有', '/about/accessibility', '/sitemap']
const asked = (path: string) => encodeURI(path)

describe('every page', () => {
  it.each(PAGES)('%s is sound', async (path) => {
    expect(markupFaults((await app.inject(asked(path))).payload)).toEqual([])
  })

  it.each(PAGES)('%s shows hostile text as text', async (path) => {
    const { payload } = await hostile.inject(asked(path))
    expect(markupFaults(payload)).toEqual([])
    expect(payload).not.toContain('<script>x')
    expect(tagsOf(payload).filter(({ name }) => name === 'img')).toEqual([])
  })

  it('carries the tags of site and column, one canonical address, and the feed', async () => {
    const { payload } = await app.inject('/?utm=1')
    const tags = tagsOf(payload)
    const meta = (name: string) =>
      tags.find(({ attributes }) => attributes.name === name)?.attributes.content
    expect(meta('SiteName')).toBe('安澜县政务公开')
    expect(meta('SiteDomain')).toBe('www.anlan.example')
    expect(meta('SiteIDCode')).toBe('6400000001')
    expect(meta('ColumnName')).toBe('首页')
    expect(payload).toContain('<link rel="canonical" href="https://www.anlan.example/">')
    expect(payload).toContain('href="/feeds/reports.atom"')
  })
})

describe('search', () => {
  it('keeps the words in the form and marks them in what was found', async () => {
    const { payload } = await app.inject(asked('/search?q=甲  局'))
    expect(payload).toContain('value="甲  局"')
    expect(payload).toContain('<mark>甲</mark><mark>局</mark>')
  })

  it.each(['.*', '(', '\\', '[a', '$&'])('takes %s as a word, not as a pattern', async (word) => {
    const { statusCode, payload } = await app.inject(`/search?q=${encodeURIComponent(word)}`)
    expect([statusCode, payload.includes('<mark>')]).toEqual([200, false])
  })

  it('says so when nothing was found, and what to try', async () => {
    expect((await app.inject(asked('/search?q=没有'))).payload).toContain('没有找到标题含有“没有”')
  })
})

describe('feeds and maps', () => {
  it('are well-formed XML whatever the titles hold', async () => {
    const { payload } = await hostile.inject('/feeds/reports.atom')
    expect(payload).not.toContain('\u0007')
    expect(payload).not.toContain('<script')
    expect(payload).toContain('<id>urn:uuid:01890000-0000-7000-8000-000000000001</id>')
    const opened = payload.match(/<[a-z]+[^>]*[^/?]>/g)?.length
    expect(opened).toBe(payload.match(/<\/[a-z]+>/g)?.length)
  })

  it('say the same as JSON', async () => {
    const { items } = (await app.inject('/feeds/reports.json')).json()
    expect(items).toMatchObject([{ url: 'https://www.anlan.example/reports/2025/a' }])
  })

  it('lead to every page', async () => {
    const { payload } = await app.inject('/sitemap.xml')
    expect(payload).toContain('<loc>https://www.anlan.example/reports/2025/a</loc>')
    expect((await app.inject('/robots.txt')).payload).toContain('Disallow: /desk')
  })
})

describe('长辈版', () => {
  it('is set by a link that comes back', async () => {
    const answer = await app.inject('/look?to=large&back=%2Fsearch%3Fq%3D%E6%95%99')
    expect([answer.statusCode, answer.headers.location]).toEqual([303, '/search?q=%E6%95%99'])
    expect(answer.cookies).toMatchObject([
      { name: 'look', value: 'large', httpOnly: true, secure: true, sameSite: 'Lax' },
    ])
  })

  it('leaves out what only experts need', async () => {
    const { payload } = await app.inject({ url: '/', cookies: { look: 'large' } })
    expect(payload).toContain('<html lang="zh-CN" class="look-large">')
    expect([payload.includes('href="/reports"'), payload.includes('href="/data"')]).toEqual([
      ...[true, false],
    ])
  })

  it.each([
    ['/reports?year=2025', '/reports?year=2025'],
    ['/教育', '/%E6%95%99%E8%82%B2'],
    ['//evil.example', '/'],
    ['/\\evil.example', '/'],
    ['/\t/evil.example', '/'],
    ['/.//evil.example', '/'],
    ['https://evil.example', '/'],
    ['javascript:x', '/'],
    ['', '/'],
    ['/a\r\nset-cookie: x', '/aset-cookie:%20x'],
  ])('comes back from %j to %s', (given, path) => {
    expect(localPath(given)).toBe(path)
  })

  it.each([
    ['look=large', 'large'],
    ['a=b; look=large; c=d', 'large'],
    ['look=standard', ''],
    ['xlook=large', ''],
    ['look=largest', ''],
    ['', ''],
  ])('is told from the cookies %j: %j', (cookies, variant) => {
    expect(lookVariant(cookies)).toBe(variant)
  })
})

describe('assets', () => {
  it('are kept for ever under the name of their content, and sent compressed', async () => {
    const { href, etag } = asset('site.css')
    const headers = { 'accept-encoding': 'gzip, br' }
    const answer = await app.inject({ url: href, headers })
    expect(answer.headers).toMatchObject({
      ...{ 'content-encoding': 'br', 'cache-control': 'public, max-age=31536000, immutable' },
    })
    const again = await app.inject({ url: href, headers: { 'if-none-match': etag } })
    expect([again.statusCode, again.payload]).toEqual([304, ''])
  })

  it('are sent under an old name too, but not kept', async () => {
    const answer = await app.inject('/assets/site.old.css')
    expect([answer.statusCode, answer.headers['cache-control']]).toEqual([200, 'no-cache'])
  })

  it.each([
    '/assets/site.css',
    '/assets/..%2Fassets.ts',
    '/assets/constructor.x.y',
    '/assets/x.y.z',
  ])('are nothing else: %s', async (url) => {
    expect((await app.inject(url)).statusCode).toBe(404)
  })

  it('have no reference to elsewhere', () => {
    expect(String(asset('site.css').body)).not.toMatch(/url\(|@import/)
  })
})

describe('an error page', () => {
  it.each([400, 403, 404, 418, 429, 500, 502, 503])('%s needs nothing but itself', (status) => {
    const frame = createPortal({ siteOf: () => Promise.reject(new Error('gone')) }, [])
    const request = { url: `/${HOSTILE}`, host: 'x', cookies: {}, actor: null } as never
    const text = errorPage(frame.knownFrame(request), { status, message: HOSTILE, requestId: '7' })
    expect(markupFaults(text)).toEqual([])
    expect(text).toContain(`错误代码 ${status}，请求编号 7`)
    expect(text).toContain('href="/search"')
  })

  it('bears the name of the site once it is known', async () => {
    await app.inject('/')
    const request = { url: '/x', host: 'x', cookies: {}, actor: { regionId: 'r' } } as never
    const problem = { status: 404, message: '没有', requestId: '7' }
    expect(errorPage(portal.knownFrame(request), problem)).toContain('安澜县政务公开')
  })
})
