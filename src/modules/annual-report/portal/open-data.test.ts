import Fastify, { type FastifyInstance } from 'fastify'
import { parquetReadObjects } from 'hyparquet'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { csvText } from '#core/kit/csv.ts'
import { attachmentHeader } from '#platform/http/attachment.ts'
import { guardRoutes } from '#platform/http/route-guard.ts'
import { loadTemplates } from '../annual-report.templates.ts'
import { templateOf } from '../store/published.ts'
import { dataRoutes } from './data-routes.ts'
import { openApiRoutes } from './open-api.ts'
import { csvLines } from './open-data.ts'
import { GOVERNMENT, madeUpPortal, madeUpReport, REGION, sourceOf } from './testing.ts'

const templates = loadTemplates()
const template = templateOf(templates, 'foi-annual-2021')
const report = madeUpReport(template)
const special = {
  ...report.content.cells,
  't3.new.natural': { kind: 'slash', raw: '/' },
  't3.new.business': { kind: 'number', value: 7, raw: '7', reason: '内部说明' },
} as const
const published = { ...report, content: { ...report.content, cells: special } }

let app: FastifyInstance
let region = REGION
beforeAll(async () => {
  app = Fastify()
  guardRoutes(app)
  app.setValidatorCompiler(() => () => true)
  app.decorateRequest('actor', null as never)
  app.addHook('onRequest', async (request) => {
    request.actor = { regionId: region } as never
  })
  const source = sourceOf([published])
  const portal = madeUpPortal([])
  dataRoutes(app, portal, source, templates)
  openApiRoutes(app, portal, source, templates)
})
afterAll(() => app.close())

const cells = async (format: string) => app.inject(`/data/cells-2025.${format}`)

describe('the cells of a year', () => {
  it('are one row each, the same in JSON, CSV and Parquet', async () => {
    const rows = (await cells('json')).json() as Record<string, unknown>[]
    expect(rows).toHaveLength(template.cells.length)
    const csv = (await cells('csv')).payload
    expect(csv.startsWith('\ufeff')).toBe(true)
    const lines = csv.trim().split('\r\n')
    expect(lines).toHaveLength(rows.length + 1)
    expect(lines[0]).toBe(Object.keys(rows[0] ?? {}).join(','))
    const { rawPayload } = await cells('parquet')
    const file = new Uint8Array(rawPayload).buffer
    expect(await parquetReadObjects({ file })).toEqual(rows)
  })

  it('keep a stroke from a figure', async () => {
    const rows = (await cells('json')).json() as Record<string, unknown>[]
    const at = (cell: string) => rows.find((row) => row.cell === cell)
    expect(at('t3.new.natural')).toMatchObject({ kind: 'slash', value: null, raw: '/' })
    expect(at('t3.new.business')).toMatchObject({ kind: 'number', value: 7, unit: '件' })
  })
})

describe('lines of text', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['@x', "'@x"],
    ['+x', "'+x"],
    ['-2+3', "'-2+3"],
    ['+31', '+31'],
    ['-0.5', '-0.5'],
    ['教育局', '教育局'],
    [-3, '-3'],
    [1e-7, '0.0000001'],
    [null, ''],
  ])('%j is written %j: no spreadsheet takes a text for a formula', (given, text) => {
    expect(csvText(csvLines([{ field: given }]))).toBe(`\ufefffield\r\n${text}\r\n`)
  })
})

describe('the interface', () => {
  it('lists what was published', async () => {
    const answer = (await app.inject('/api/open/reports?year=2025')).json()
    expect(answer).toMatchObject({ total: 1, page: 1, pages: 1 })
    expect(answer.reports[0].url).toBe(`https://www.anlan.example/reports/2025/${GOVERNMENT}`)
  })

  it('gives a report whole, without what was noted inside', async () => {
    const { payload } = await app.inject(`/api/open/reports/2025/${GOVERNMENT}`)
    expect(JSON.parse(payload).cells).toHaveLength(template.cells.length)
    expect(JSON.parse(payload).sections.s1).toContain('主动公开')
    expect(payload).not.toContain('内部说明')
  })

  it.each([`/api/open/reports/1999/${GOVERNMENT}`, '/api/open/reports/2025/x'])(
    'has no %s',
    async (url) => {
      const answer = await app.inject(url)
      expect([answer.statusCode, answer.json().code]).toEqual([404, 'no-report'])
    },
  )

  it('answers for one region only', async () => {
    region = '01890000-0000-7000-8000-000000000002'
    const list = (await app.inject('/api/open/reports')).json()
    const whole = await app.inject(`/api/open/reports/2025/${GOVERNMENT}`)
    region = REGION
    expect([list.total, whole.statusCode]).toEqual([0, 404])
  })

  it.each(['0', '-1', 'x', '99999999999', ''])(
    'takes page %j for one there may be',
    async (page) => {
      expect((await app.inject(`/api/open/reports?page=${page}`)).statusCode).toBe(200)
    },
  )
})

describe('the name of a file', () => {
  it('is Chinese, and nothing in it can end the header', () => {
    const header = attachmentHeader('report.pdf', `年报"'()*\r\nx/..\\\u0000.pdf`)
    expect(header).toBe(
      `attachment; filename="report.pdf"; filename*=UTF-8''${encodeURIComponent('年报_')}%27%28%29_${encodeURIComponent('__x_..__.pdf')}`,
    )
  })
})
