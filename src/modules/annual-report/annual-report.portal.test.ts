import cookie from '@fastify/cookie'
import Fastify, { type FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fromJson } from '#core/annual-report/json.ts'
import type { Cell } from '#core/annual-report/report.ts'
import type { CellPlace, Row } from '#core/annual-report/template.ts'
import { portalRoutes } from '#modules/portal/index.ts'
import { readDocument } from '#platform/documents/index.ts'
import { markupFaults, tagsOf } from '#platform/html/testing.ts'
import { stoppedClock } from '#platform/time/clock.ts'
import { annualReportPages } from './annual-report.portal.ts'
import { loadTemplates } from './annual-report.templates.ts'
import { reportsContribution } from './portal/contribution.ts'
import {
  GOVERNMENT,
  madeUpPortal,
  madeUpReport,
  REGION,
  sourceOf,
  withFigures,
} from './portal/testing.ts'
import { type PublishedReport, templateOf } from './store/published.ts'
import { cellContent } from './views/cell-text.ts'

const templates = loadTemplates()
const template = templateOf(templates, 'foi-annual-2021')
const older = templateOf(templates, 'foi-annual-2019')
const SCHOOLS = '01890000-0000-7000-8000-0000000000a1'
const NOTICE = '表三一格由 148 更正为 158。'
const EDITIONS = [
  { edition: 2, publishedAt: '2026-03-02T01:00:00.000Z', notice: NOTICE },
  { edition: 1, publishedAt: '2026-01-26T02:30:00.000Z', notice: '' },
]
const first = madeUpReport(template, { editions: EDITIONS })
const second = { ...first, edition: 2, notice: NOTICE, publishedAt: '2026-03-02T01:00:00.000Z' }
const lastYear = withFigures(
  madeUpReport(template, { year: 2024, reportId: '01890000-0000-7000-8000-0000000000b1' }),
  template,
  { 't3.new.natural': 150, 't3.granted.natural': 150 },
)
const schools = madeUpReport(template, {
  ...{ agencyId: SCHOOLS, reportId: '01890000-0000-7000-8000-0000000000b2', scope: 'agency' },
  ...{ agencyName: '安澜县教育局' },
})
const old = madeUpReport(older, { year: 2020, reportId: '01890000-0000-7000-8000-0000000000b3' })

const UNPUBLISHED = [
  { agencyId: SCHOOLS, agencyName: '安澜县水务局', scope: 'agency', dueOn: '2026-01-31' },
  { agencyId: GOVERNMENT, agencyName: '安澜市', scope: 'government', dueOn: '2026-03-31' },
  { agencyId: SCHOOLS, agencyName: '安澜县第２中学（筹）', scope: 'agency', dueOn: '2026-01-31' },
] as const

const openAttachment = async (_region: string, fileId: string) => ({
  ...{ name: `${fileId}.pdf`, mediaType: 'application/pdf' },
  bytes: new TextEncoder().encode('%PDF'),
})

async function serverOf(reports: readonly PublishedReport[]): Promise<FastifyInstance> {
  const app = Fastify()
  await app.register(cookie)
  app.decorateRequest('actor', null as never)
  app.addHook('onRequest', async (request) => {
    request.actor = { regionId: REGION } as never
  })
  const source = sourceOf(reports, UNPUBLISHED)
  const clock = stoppedClock('2026-02-10T02:00:00Z')
  const portal = madeUpPortal([reportsContribution(source, templates)])
  portalRoutes(app, portal, false)
  annualReportPages(app, portal, { source, templates, fonts: 'fonts', clock, openAttachment })
  return app
}

let app: FastifyInstance
let empty: FastifyInstance
beforeAll(async () => {
  app = await serverOf([first, second, lastYear, schools, old])
  empty = await serverOf([])
})
afterAll(() => Promise.all([app.close(), empty.close()]))

const REPORT = `/reports/2025/${GOVERNMENT}`
const COMPARE = `/reports/compare?a=2024/${GOVERNMENT}&b=2025/${GOVERNMENT}`
const PAGES = [
  ...['/', '/reports', '/reports?year=all', '/reports?year=1999&agency=x', '/data', COMPARE],
  ...[REPORT, `${REPORT}?edition=1`, `/reports/2020/${GOVERNMENT}`, '/reports/compare'],
  ...['/reports/compare?a=x', `/search?q=${encodeURIComponent('教育 2025')}`],
]

describe('every page', () => {
  it.each(PAGES)('%s is sound, in both looks', async (url) => {
    for (const look of ['standard', 'large']) {
      const answer = await app.inject({ url, cookies: { look } })
      expect([answer.statusCode, markupFaults(answer.payload)]).toEqual([200, []])
    }
  })

  it.each(['/', '/reports', '/data', '/reports/compare', '/feeds/reports.atom'])(
    '%s is sound where nothing was published',
    async (url) => {
      const { statusCode, payload } = await empty.inject(url)
      expect(statusCode).toBe(200)
      if (!url.endsWith('atom')) expect(markupFaults(payload)).toEqual([])
    },
  )
})

describe('the list', () => {
  it('begins with the newest year and the government', async () => {
    const { payload } = await app.inject('/reports')
    const links = tagsOf(payload).flatMap(({ attributes }) => attributes.href ?? [])
    const reports = links.filter((href) => /^\/reports\/\d/.test(href))
    expect(reports).toEqual([REPORT, `/reports/2025/${SCHOOLS}`])
    expect(payload).toContain('更正版')
  })

  it('is narrowed by name and keeps what was asked', async () => {
    const { payload } = await app.inject(`/reports?agency=${encodeURIComponent('教育')}`)
    expect(payload).toContain('符合条件的报告共 1 份')
    expect(payload).toContain('value="教育"')
  })

  it.each([
    ['/reports', true],
    ['/reports?scope=agency', true],
    ['/reports?scope=township', false],
    ['/reports?agency=%E6%95%99', false],
    ['/reports?year=2024', false],
    ['/reports?year=all', false],
  ])('%s names who should have published and has not: %s', async (url, isNamed) => {
    const { payload } = await app.inject(url)
    expect(payload.includes('安澜县水务局')).toBe(isNamed)
    expect(payload).not.toContain('安澜市')
  })

  it.each([
    ['9999', '<h1>9999年', '没有公布 9999 年度的报告'],
    ['1999', '<h1>1999年', '没有公布 1999 年度的报告'],
    ['abc', '<h1>政府信息公开年报', '“abc”不是年份，现在列出的是全部年度。共公布 4 份报告'],
    ['２０２４', '<h1>2024年', '共公布 1 份报告'],
  ])('says what it has of the year %s', async (year, heading, status) => {
    const { payload } = await app.inject(`/reports?year=${encodeURIComponent(year)}`)
    expect(payload).toContain(heading)
    expect(payload).toContain(`<p role="status" class="meta">${status}</p>`)
  })

  it('names who has not published in characters of either width', async () => {
    const { payload } = await app.inject(`/reports?agency=${encodeURIComponent('第2中学（')}`)
    expect(payload).toContain('安澜县第２中学（筹）')
  })

  it('says what to do where nothing fits', async () => {
    expect((await app.inject('/reports?agency=zzz')).payload).toContain('清除条件')
  })
})

/** The heads of a figure as the template has them: caption, columns from above, rows from outside. */
function headsOf({ table, row, column }: CellPlace): string[] {
  const ancestors = (of: Row): Row[] => {
    const parent = table.rows.find(({ id }) => id === of.parent)
    return parent ? [...ancestors(parent), parent] : []
  }
  const rows = [...ancestors(row), row].map(({ label }) => label)
  return [table.caption ?? '', ...(column.under ?? []), column.label, ...rows].filter(
    (label) => label !== '',
  )
}

describe('a report', () => {
  it('has six parts in order, and every figure of the form under the right heads', async () => {
    const { payload } = await app.inject(REPORT)
    const parts = [...payload.matchAll(/<h2 id="s\d">([^<]+)<\/h2>/g)].map(([, title]) => title)
    expect(parts).toEqual(template.sections.map(({ ordinal, title }) => `${ordinal}、${title}`))
    const texts = new Map(
      [...payload.matchAll(/<th id="([^"]+)"[^>]*>(.*?)<\/th>/g)].map(
        ([, id, text = '']) => [id, text.replace(/<[^>]*>/g, '')] as const,
      ),
    )
    const figures = [...payload.matchAll(/<td[^>]* headers="([^"]+)">([^<]*)<\/td>/g)].map(
      ([, heads = '', text]) => ({ heads: heads.split(' ').map((id) => texts.get(id)), text }),
    )
    const owed = template.cells.map((place) => ({
      heads: headsOf(place),
      text: cellContent(second.content.cells[place.id] as Cell, place.column).text,
    }))
    expect(figures).toEqual(owed)
  })

  it('keeps blank, zero, stroke and unread apart', async () => {
    const cells = {
      ...schools.content.cells,
      't3.new.natural': { kind: 'blank', raw: '' },
      't3.new.business': { kind: 'slash', raw: '/' },
      't3.new.research': { kind: 'na', raw: '不适用' },
      't3.new.charity': { kind: 'unread', raw: '？' },
    } as const
    const special = await serverOf([{ ...schools, content: { ...schools.content, cells } }])
    const { payload } = await special.inject(`/reports/2025/${SCHOOLS}`)
    expect(payload).toContain('自然人 （空），商业企业 /，科研机构 不适用')
    expect(payload).toContain(
      '没有数据：表三“一、本年新收政府信息公开申请数量”法人或其他组织·社会公益组织',
    )
    await special.close()
  })

  it('says what the newest edition corrects, and that an old one is old', async () => {
    const newest = (await app.inject(REPORT)).payload
    expect(newest).toContain(NOTICE)
    expect(newest).toContain(`href="${REPORT}?edition=1"`)
    const oldest = (await app.inject(`${REPORT}?edition=1`)).payload
    expect(oldest).toContain('这是第 1 版，已由2026-03-02公布的第 2 版代替')
    expect(oldest).toContain(`href="${REPORT}/report.docx?edition=1"`)
    expect(oldest).toContain(
      `<link rel="canonical" href="https://www.anlan.example${REPORT}?edition=1">`,
    )
  })

  it('carries the tags of the article', async () => {
    const { payload } = await app.inject(REPORT)
    for (const tag of [
      '<meta name="ArticleTitle" content="安澜县人民政府2025年政府信息公开工作年度报告">',
      '<meta name="PubDate" content="2026-03-02 09:00">',
      '<meta name="ContentSource" content="安澜县人民政府">',
    ])
      expect(payload).toContain(tag)
  })

  it('shows the years beside each other, as charts and as a table', async () => {
    const { payload } = await app.inject(REPORT)
    expect(payload).toContain(
      'aria-label="本年新收政府信息公开申请数量（件）：2020 188，2024 150，2025 188"',
    )
    expect(payload).toContain('2020—2025年主要数据')
  })

  it.each([
    '/reports/2025/x',
    `/reports/1999/${GOVERNMENT}`,
    `/reports/20250/${GOVERNMENT}`,
    `${REPORT}?edition=3`,
    `${REPORT}?edition=0`,
    `${REPORT}?edition=1;drop`,
    `${REPORT}/report.exe`,
    `/reports/1999/${GOVERNMENT}/report.pdf`,
    '/data/cells-1999.csv',
    '/data/cells-x.csv',
  ])('%s is not there', async (url) => {
    expect((await app.inject(url)).statusCode).toBe(404)
  })
})

describe('hostile text', () => {
  const HOSTILE = `"><script>x()</script><img src=x onerror=x()>'`
  const poisoned = (value: unknown): unknown => {
    if (typeof value === 'string') return `${value}${HOSTILE}`
    if (Array.isArray(value)) return value.map(poisoned)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, poisoned(each)]))
  }

  it('stays text, in whatever field of a report it stands', async () => {
    const { content } = schools
    const report: PublishedReport = {
      ...schools,
      ...{ agencyName: HOSTILE, title: HOSTILE, indexNumber: HOSTILE, notice: HOSTILE, edition: 2 },
      editions: EDITIONS.map((each) => ({ ...each, notice: HOSTILE })),
      attachments: [{ fileId: HOSTILE, title: HOSTILE }],
      content: {
        ...content,
        title: HOSTILE,
        sections: poisoned(content.sections) as Record<string, string>,
        contact: {
          url: `javascript:x('${HOSTILE}')`,
          phone: HOSTILE,
          email: HOSTILE,
          address: HOSTILE,
        },
        cells: { ...content.cells, 't3.new.natural': { kind: 'text', raw: HOSTILE } },
      },
    }
    const server = await serverOf([report, lastYear])
    const urls = [
      ...['/', '/reports', '/data', `/reports/2025/${SCHOOLS}`, '/search?q=script'],
      `/reports/compare?a=2025/${SCHOOLS}&b=2024/${GOVERNMENT}`,
    ]
    for (const url of urls) {
      const { payload } = await server.inject(url)
      expect(markupFaults(payload)).toEqual([])
      expect(tagsOf(payload).filter(({ name }) => name === 'img')).toEqual([])
      if (url.includes(SCHOOLS)) expect(payload).toContain('&lt;script&gt;x()')
    }
    const csv = await server.inject('/data/reports.csv')
    expect(csv.headers['content-type']).toBe('text/csv; charset=utf-8')
    await server.close()
  })
})

describe('the files of a report', () => {
  it.each(['docx', 'pdf', 'html', 'xlsx', 'csv'] as const)('%s reads back', async (format) => {
    const answer = await app.inject(`${REPORT}/report.${format}`)
    expect(answer.headers['content-disposition']).toBe(
      `attachment; filename="report.${format}"; filename*=UTF-8''${encodeURIComponent(`安澜县人民政府2025年政府信息公开工作年度报告（第2版）.${format}`)}`,
    )
    const read = await readDocument(answer.rawPayload, `report.${format}`)
    expect(read.ok).toBe(true)
  })

  it('JSON holds every cell, and no reason of an override', async () => {
    const cell = { kind: 'number', value: 5, raw: '5', reason: '内部说明' } as const
    const cells = { ...schools.content.cells, 't3.new.natural': cell }
    const server = await serverOf([{ ...schools, content: { ...schools.content, cells } }])
    const { payload } = await server.inject(`/reports/2025/${SCHOOLS}/report.json`)
    expect(payload).not.toContain('内部说明')
    const report = fromJson(JSON.parse(payload), template)
    expect(report.ok && report.value.cells['t3.new.natural']).toMatchObject({ value: 5 })
    await server.close()
  })

  it('are not sent again to who has them', async () => {
    const { headers } = await app.inject(`${REPORT}/report.csv`)
    const again = await app.inject({
      ...{ url: `${REPORT}/report.csv`, headers: { 'if-none-match': String(headers.etag) } },
    })
    expect([again.statusCode, again.payload]).toEqual([304, ''])
  })
})

describe('an attachment', () => {
  it('is sent when it belongs to the edition, and no other file is', async () => {
    const attachments = [{ fileId: 'f1', title: '附件一' }]
    const server = await serverOf([{ ...schools, attachments }])
    const base = `/reports/2025/${SCHOOLS}`
    const href = `${base}/attachments/f1`
    expect((await server.inject(base)).payload).toContain(`<a href="${href}" download>附件一</a>`)
    const answer = await server.inject(href)
    expect([answer.payload, answer.headers['content-disposition']]).toEqual([
      ...['%PDF', `attachment; filename="attachment.pdf"; filename*=UTF-8''f1.pdf`],
    ])
    expect((await server.inject(`${base}/attachments/f2`)).statusCode).toBe(404)
    await server.close()
  })
})

describe('a comparison', () => {
  it('shows both figures, the difference and the share', async () => {
    const { payload } = await app.inject(COMPARE)
    const row =
      /<tr><th scope="row">一、本年新收政府信息公开申请数量　<small>总计<\/small><\/th>.*?<\/tr>/s
    const figures = [...(payload.match(row)?.[0] ?? '').matchAll(/<td[^>]*>([^<]*)</g)]
    expect(figures.map(([, text]) => text)).toEqual(['150', '188', '+38', '+25.3%'])
  })

  it('says what is missing, at the field', async () => {
    const { payload } = await app.inject(`/reports/compare?a=2025/${GOVERNMENT}&b=2025/x`)
    expect(payload).toContain('<a href="#b">没有公布这份报告，请重新选择。</a>')
    expect(payload).toContain(`<option value="2025/${GOVERNMENT}" selected>`)
  })

  it('says that two reports are the same', async () => {
    const same = `2025/${GOVERNMENT}`
    expect((await app.inject(`/reports/compare?a=${same}&b=${same}`)).payload).toContain('全部相同')
  })
})
