import Fastify, { type FastifyInstance } from 'fastify'
import { parquetReadObjects } from 'hyparquet'
import { afterEach, describe, expect, it } from 'vitest'
import { portalRoutes } from '#modules/portal/index.ts'
import { guardRoutes } from '#platform/http/route-guard.ts'
import { stoppedClock } from '#platform/time/clock.ts'
import { annualReportPages } from '../annual-report.portal.ts'
import { loadTemplates } from '../annual-report.templates.ts'
import { type PublishedReport, templateOf } from '../store/published.ts'
import { reportsContribution } from './contribution.ts'
import { type PublishedSource, summaries } from './source.ts'
import { madeUpPortal, madeUpReport, REGION, sourceOf } from './testing.ts'

/** However many reports there are, no request takes more of them than it shows or sends at a time. */

const templates = loadTemplates()
const template = templateOf(templates, 'foi-annual-2021')
const pattern = madeUpReport(template)

const idOf = (number: number) => `01890000-0000-7000-8000-${String(number).padStart(12, '0')}`

function manyReports(count: number): PublishedReport[] {
  return Array.from({ length: count }, (_, index) => {
    const agencyName = `安澜县第${index}局`
    const title = `${agencyName}2025年政府信息公开工作年度报告`
    const id = idOf(index)
    return { ...pattern, scope: 'agency', reportId: id, agencyId: id, agencyName, title }
  })
}

let app: FastifyInstance
/** How many summaries each question wanted, and how many reports were read whole. */
let sizes: (number | undefined)[] = []
let read = 0

async function serve(reports: readonly PublishedReport[]): Promise<void> {
  app = Fastify()
  guardRoutes(app)
  app.setValidatorCompiler(() => () => true)
  app.decorateRequest('actor', null as never)
  app.addHook('onRequest', async (request) => {
    request.actor = { regionId: REGION } as never
  })
  const source = watched(sourceOf(reports))
  const portal = madeUpPortal([reportsContribution(source, templates)])
  const clock = stoppedClock('2026-02-10T02:00:00Z')
  portalRoutes(app, portal, false)
  annualReportPages(app, portal, { source, templates, fonts: 'fonts', clock })
}

function watched(source: PublishedSource): PublishedSource {
  return {
    ...source,
    list: (query) => {
      sizes.push(query.size)
      return source.list(query)
    },
    one: (wanted) => {
      read += 1
      return source.one(wanted)
    },
  }
}

afterEach(async () => {
  await app?.close()
  sizes = []
  read = 0
})

const linksTo = (payload: string, start: string) => payload.split(`href="${start}`).length - 1

describe('search', () => {
  it('takes from the database the twenty that are shown, and says how many there are', async () => {
    await serve(manyReports(45))
    const { payload } = await app.inject(`/search?q=${encodeURIComponent('安澜县 局')}&page=3`)
    expect(payload).toContain('找到 45 条')
    expect(linksTo(payload, '/reports/2025/')).toBe(5)
    expect(payload).toContain('rel="prev"')
    expect(payload).not.toContain('rel="next"')
    expect(sizes).toEqual([20])
  })

  it('shows the last page to who asks for one beyond it', async () => {
    await serve(manyReports(45))
    for (const page of ['9', '1e300', '99999999999']) {
      const { payload } = await app.inject(`/search?q=${encodeURIComponent('局')}&page=${page}`)
      expect([page, linksTo(payload, '/reports/2025/')]).toEqual([page, 5])
    }
  })
})

describe('the page to compare on', () => {
  it('lists so many reports and no more, says so, and finds the others by name', async () => {
    await serve(manyReports(205))
    const all = (await app.inject('/reports/compare')).payload
    expect(all.split('<option value="2025/').length - 1).toBe(2 * 200)
    expect(all).toContain('一次对比两份报告。共有 205 份，下面只列出最近的 200 份')
    const word = encodeURIComponent('第204局')
    const chosen = `2025/${idOf(3)}`
    const some = (await app.inject(`/reports/compare?agency=${word}&a=${chosen}`)).payload
    expect(some).toContain(`<option value="2025/${idOf(204)}">`)
    expect(some).toContain(`<option value="${chosen}" selected>`)
    expect(some.split('<option value="2025/').length - 1).toBe(2 * 2)
    expect(sizes).toEqual([200, 200])
  })

  it('says nothing of this where all are listed', async () => {
    await serve(manyReports(4))
    const { payload } = await app.inject('/reports/compare')
    expect(payload).toContain('一次对比两份报告。</p>')
    expect(payload).not.toContain('name="agency"')
  })
})

describe('the files of open data', () => {
  it('hold everything, fetched in batches', async () => {
    await serve(manyReports(1203))
    const rows = (await app.inject('/data/reports.json')).json() as { agencyId: string }[]
    expect(new Set(rows.map(({ agencyId }) => agencyId)).size).toBe(1203)
    const lines = (await app.inject('/data/reports.csv')).payload.trim().split('\r\n')
    expect(lines).toHaveLength(1204)
    expect(new Set(sizes)).toEqual(new Set([500]))
    expect(read).toBe(0)
  })

  it('are the same rows in all formats when they come in several groups', async () => {
    await serve(manyReports(60))
    const cells = 60 * template.cells.length
    expect(cells).toBeGreaterThan(10_000)
    const rows = (await app.inject('/data/cells-2025.json')).json()
    expect(rows).toHaveLength(cells)
    const { rawPayload } = await app.inject('/data/cells-2025.parquet')
    expect(await parquetReadObjects({ file: new Uint8Array(rawPayload).buffer })).toEqual(rows)
    const csv = (await app.inject('/data/cells-2025.csv')).payload
    expect(csv.trim().split('\r\n')).toHaveLength(cells + 1)
  })

  it('begin before everything was read, and stop being read when nobody takes them', async () => {
    await serve(manyReports(300))
    const answer = await app.inject({ url: '/data/cells-2025.json', payloadAsStream: true })
    const stream = answer.stream()
    await new Promise((begun) => stream.once('data', begun))
    expect(read).toBeLessThan(300)
    stream.destroy()
  })

  it('are empty, not broken, where nothing was published', async () => {
    await serve([])
    expect((await app.inject('/data/reports.json')).json()).toEqual([])
    expect((await app.inject('/data/reports.csv')).payload).toBe('\ufeff')
    expect((await app.inject('/data/cells-2025.csv')).statusCode).toBe(404)
  })

  it('are not sent again until something is published', async () => {
    await serve(manyReports(2))
    const { headers } = await app.inject('/data/reports.csv')
    const again = { url: '/data/reports.csv', headers: { 'if-none-match': String(headers.etag) } }
    expect((await app.inject(again)).statusCode).toBe(304)
    await app.close()
    await serve(manyReports(3))
    expect((await app.inject(again)).statusCode).toBe(200)
  })

  it('name no report twice when one is published meanwhile', async () => {
    const before = sourceOf(manyReports(700))
    const newcomer = { ...pattern, reportId: idOf(9999), year: 2026 }
    const after = sourceOf([newcomer, ...manyReports(700)])
    const source: PublishedSource = {
      ...before,
      list: (query) => (query.from === 0 ? before : after).list(query),
    }
    const seen = await Array.fromAsync(summaries(source, { regionId: REGION }))
    expect(new Set(seen.map(({ reportId }) => reportId)).size).toBe(seen.length)
    expect(seen).toHaveLength(700)
  })
})

describe('the interface', () => {
  it('gives a hundred at a time, with the way to the neighbouring pages', async () => {
    await serve(manyReports(250))
    const page = async (url: string) => (await app.inject(url)).json()
    const first = await page('/api/open/reports?year=2025')
    expect([first.total, first.pages, first.reports.length]).toEqual([250, 3, 100])
    expect(first.previous).toBeNull()
    const { pathname, search } = new URL(first.next)
    const second = await app.inject(pathname + search)
    expect(second.headers.link).toBe(
      `<${second.json().next}>; rel="next", <${first.next.replace('page=2', 'page=1')}>; rel="prev"`,
    )
    const beyond = await page('/api/open/reports?page=9')
    expect([beyond.reports, beyond.next]).toEqual([[], null])
    expect(beyond.previous).toContain('page=3')
  })
})

describe('the page of a report', () => {
  it('names the formats without making the files; a size is told once it is known', async () => {
    await serve([pattern])
    const url = `/reports/2025/${pattern.agencyId}`
    const downloads = async () =>
      /<ul class="downloads">.*?<\/ul>/s.exec((await app.inject(url)).payload)?.[0] ?? ''
    const before = await downloads()
    expect(before.match(/<li>/g)).toHaveLength(6)
    expect(before).not.toContain('<small>')
    await app.inject(`${url}/report.csv`)
    expect((await downloads()).match(/<small>/g)).toHaveLength(1)
  })
})
