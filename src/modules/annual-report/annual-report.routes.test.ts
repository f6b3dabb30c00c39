import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { reportOf } from '#core/annual-report/editing/as-report.ts'
import { type FilesTables, keepFile } from '#modules/files/index.ts'
import type { Actor } from '#platform/action/actor.ts'
import type { Tx } from '#platform/db/database.ts'
import { createMetrics } from '#platform/http/metrics.ts'
import { createPageCache } from '#platform/http/page-cache.ts'
import { securityHeaders } from '#platform/http/security-headers.ts'
import { buildServer } from '#platform/http/server.ts'
import { type World, world } from '#testing/world.ts'
import { type FileReader, fileReader } from './actions/files/file-reader.ts'
import { type LiveHub, liveHub } from './actions/live/live-hub.ts'
import { openRound } from './actions/rounds/open-round.ts'
import { roundBoard } from './actions/rounds/round-board.ts'
import { writeReport } from './actions/write-report.ts'
import type { EditorViewData, ImportPreviewData, SaveResultData } from './annual-report.contract.ts'
import type { AnnualReportDeps } from './annual-report.ports.ts'
import { annualReportActions, annualReportRoutes } from './annual-report.routes.ts'
import { templateOf } from './store/published.ts'
import { anlanReport, reportDeps } from './testing.ts'

const deps = reportDeps()
const { templates, fonts } = deps.annualReports
const template = templateOf(templates, 'foi-annual-2021')

const BYTES = Buffer.from('附表')

let here: World<AnnualReportDeps>
let app: FastifyInstance
let reader: FileReader
let live: LiveHub
let actor: Actor
let report = ''

beforeAll(async () => {
  here = await world<AnnualReportDeps>(deps)
  reader = fileReader([])
  live = liveHub(here.db, { now: () => here.clock.now().toISOString(), everyMs: 20 })
  app = await buildServer({
    csrf: { tokenFor: () => '', accepts: () => true },
    pages: createPageCache({ headers: securityHeaders(false), variantOf: () => '' }),
    ...{ metrics: createMetrics(), bodyLimit: 1_000_000, fileLimit: 5_000_000, perMinute: 10_000 },
    ...{ trustProxy: false, secure: false, logLevel: 'silent', identify: async () => actor },
    errorPage: (_request, _status, message) => message,
  })
  const openAttachment = async () => ({ name: '附表.txt', mediaType: 'text/plain', bytes: BYTES })
  const { execute } = here
  annualReportRoutes(app, { execute, templates, fonts, reader, live, openAttachment })
  const office = here.as('disclosure-office')
  const opened = await here.execute(openRound, office, { year: 2025 })
  const roundId = opened.ok ? opened.value.roundId : ''
  const board = await here.execute(roundBoard, here.as('clerk'), { roundId })
  report = `/api/annual-reports/${board.ok ? board.value.rows[0]?.reportId : ''}`
  actor = here.as('clerk')
}, 60_000)
afterAll(async () => {
  await app?.close()
  live?.close()
  await reader?.close()
  await here?.close()
})

/** A file as a browser sends it. */
function upload(name: string, bytes: Uint8Array) {
  const head = `--x\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\n\r\n`
  return {
    headers: { 'content-type': 'multipart/form-data; boundary=x' },
    payload: Buffer.concat([Buffer.from(head), bytes, Buffer.from('\r\n--x--\r\n')]),
  }
}

const get = async <T>(url: string) => (await app.inject({ url })).json<T>()

describe('the workbench', () => {
  it('opens a report and saves into it', async () => {
    const view = await get<EditorViewData>(report)
    expect(Object.keys(view.content.cells)).toHaveLength(template.cells.length)
    expect(view.content.signedOn).toBeNull()
    const { id } = view.report
    const changes = [
      {
        place: 'cell:t3.new.natural',
        before: { kind: 'blank', raw: '' },
        after: { kind: 'number', value: 3, raw: '3' },
      },
      {
        place: 'section:s6',
        before: view.content.sections.s6,
        after: '无<script>alert(1)</script>',
      },
      { place: 'contact:phone', before: null, after: '0000-2025001' },
    ]
    const saved = (
      await app.inject({ method: 'POST', url: `${report}/save`, payload: { changes } })
    ).json<SaveResultData>()
    expect(saved).toMatchObject({
      version: 2,
      conflicts: [],
      applied: changes.map(({ place }) => place),
    })
    const theirs = await app.inject({
      method: 'POST',
      url: `${report}/save`,
      payload: { reportId: 'other', changes },
    })
    expect(theirs.json<SaveResultData>()).toMatchObject({ version: 2 })
    const mine = [{ ...changes[0], after: { kind: 'slash', raw: '/' } }]
    const conflict = await app.inject({
      method: 'POST',
      url: `${report}/save`,
      payload: { changes: mine },
    })
    expect(conflict.json<SaveResultData>().conflicts).toMatchObject([
      { mine: { kind: 'slash', raw: '/' }, theirs: { kind: 'number', value: 3, raw: '3' } },
    ])
    expect(await get(`${report}/changes-since?version=1`)).toMatchObject({ version: 2 })
    expect((await get<EditorViewData>(report)).report).toMatchObject({ id, version: 2 })
  })

  it('imports a file and shows where each figure stood', async () => {
    const bytes = await writeReport(anlanReport(template), template, 'docx')
    const answer = await app.inject({
      method: 'POST',
      url: `${report}/import`,
      ...upload('年报.docx', bytes),
    })
    const preview = answer.json<ImportPreviewData>()
    expect([answer.statusCode, preview.unread]).toEqual([200, []])
    const cell = preview.changes.find(({ place }) => place === 'cell:t3.new.natural')
    expect(cell).toMatchObject({ before: { value: 3 }, source: expect.stringMatching(/张表/) })
  })

  it.each([
    ['no report', upload('信.txt', Buffer.from('尊敬的领导：')), 'not-a-report'],
    ['an image', upload('图.docx', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16])), /./],
    ['no file', { headers: {}, payload: {} }, 'no-file'],
  ])('says what is wrong with %s', async (_name, given, code) => {
    const answer = await app.inject({ method: 'POST', url: `${report}/import`, ...given })
    expect(answer.statusCode).toBe(400)
    expect(answer.json()).toMatchObject({
      code: typeof code === 'string' ? code : expect.stringMatching(code),
      message: expect.stringMatching(/。$/),
    })
  })

  it('gives a draft as a file in any format', async () => {
    const answer = await app.inject({ url: `${report}/file?format=json` })
    expect(answer.headers['content-disposition']).toContain(encodeURIComponent('（草稿）.json'))
    const { content } = await get<EditorViewData>(report)
    const { cells } = reportOf(content, { template, year: 2025, agency: '安澜县教育局' })
    expect(answer.json()).toMatchObject({ agency: '安澜县教育局', cells })
    const docx = await app.inject({ url: `${report}/file?format=docx` })
    expect(docx.rawPayload.subarray(0, 2).toString()).toBe('PK')
    expect((await app.inject({ url: `${report}/file?format=exe` })).statusCode).toBe(400)
  })

  it('gives a file that is attached to the report, and no other', async () => {
    const received = { sha256: 'a'.repeat(64), size: 6, media_type: 'text/plain', name: '附表.txt' }
    const by = { now: here.clock.now().toISOString(), by: actor.id }
    const fileId = await keepFile(
      here.db as unknown as Tx<FilesTables>,
      actor.regionId,
      { ...received, scan: 'not-scanned' },
      by,
    )
    const url = `${report}/attachments/${fileId}`
    expect((await app.inject({ url })).statusCode).toBe(404)
    const attached = { method: 'POST', url: `${report}/attachments` } as const
    await app.inject({ ...attached, payload: { fileId, title: '附表' } })
    const answer = await app.inject({ url })
    expect([answer.statusCode, answer.body]).toEqual([200, '附表'])
    expect(answer.headers['content-disposition']).toContain('attachment; filename="attachment.txt"')
    const noted = (await here.audit()).find(({ action }) => action.endsWith('download-attachment'))
    expect(noted).toMatchObject({ after: { taken: fileId } })
  })

  it('hears of saves on the live line', async () => {
    await app.listen({ port: 0, host: '127.0.0.1' })
    const { port } = app.server.address() as AddressInfo
    const abort = new AbortController()
    const line = await fetch(`http://127.0.0.1:${port}${report}/live`, { signal: abort.signal })
    expect(line.headers.get('content-type')).toContain('text/event-stream')
    const place = 'cell:t3.new.natural'
    await app.inject({ method: 'POST', url: `${report}/presence`, payload: { place } })
    let heard = ''
    for await (const chunk of line.body ?? []) {
      heard += Buffer.from(chunk).toString()
      if (heard.includes('"saved"') && heard.includes(place)) break
    }
    abort.abort()
    expect(heard).toContain('"kind":"people"')
  })
})

/** Every address of the room, and whether a role may come as far as being told that it is not theirs. */
const urls = [
  ...annualReportActions.map(
    ({ url, action }) =>
      ({ url: `/api${url}`, method: action.kind === 'query' ? 'GET' : 'POST' }) as const,
  ),
  ...(['file', 'live', 'attachments/:fileId'] as const).map(
    (end) => ({ url: `/api/annual-reports/:reportId/${end}`, method: 'GET' }) as const,
  ),
  { url: '/api/annual-reports/:reportId/import', method: 'POST' } as const,
]

describe.each(urls)('$method $url', ({ url, method }) => {
  const filled = () =>
    `${url
      .replace(/^\/api\/annual-reports\/:reportId/, report)
      .replace(':version', '1')
      .replace(
        /:\w+/g,
        '00000000-0000-7000-8000-000000000000',
      )}?format=json&year=2025&version=1&from=1&to=1`
  const ask = async (who: Actor) => {
    const before = actor
    actor = who
    try {
      return await app.inject({
        method,
        url: filled(),
        ...(method === 'POST' && { payload: BODY }),
      })
    } finally {
      actor = before
    }
  }

  it('answers nobody, and no role that has nothing to do with reports', async () => {
    expect((await ask(here.nobody)).statusCode).toBe(401)
    for (const role of [
      'hotline-operator',
      'system-administrator',
      'security-administrator',
    ] as const) {
      expect((await ask(here.as(role))).statusCode).toBe(403)
    }
  })

  it.runIf(url.includes(':reportId'))(
    'keeps another agency’s report from everybody else',
    async () => {
      for (const role of ['clerk', 'reviewer', 'leader'] as const) {
        const { statusCode } = await ask(here.as(role, here.agencies.other))
        expect([403, 404]).toContain(statusCode)
      }
    },
  )
})

/** Enough of everything that no action refuses it for its shape. */
const BODY = {
  ...{
    changes: [],
    place: 'report',
    text: '意见',
    title: '附件',
    version: 1,
    current: 1,
    year: 2025,
  },
  ...{
    fileId: '00000000-0000-7000-8000-000000000000',
    agencyIds: ['00000000-0000-7000-8000-000000000000'],
  },
}
