import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Template } from '#core/annual-report/template.ts'
import { HTML, type Portal } from '#modules/portal/index.ts'
import { writeCsv } from '#platform/documents/write/csv.ts'
import type { ParquetColumn } from '#platform/documents/write/parquet.ts'
import { etagOf } from '#platform/http/etag.ts'
import { dataPage } from '../views/portal-data-page.ts'
import { attachmentHeader } from './downloads.ts'
import { type CellRow, cellRows, csvLines, reportRow } from './open-data.ts'
import { isYear } from './parameters.ts'
import { allReports, allSummaries, type PublishedSource } from './source.ts'

const PUBLIC = { config: { audience: 'anyone', publicPage: true } } as const
const OPEN = { config: { audience: 'anyone' } } as const

const CSV = 'text/csv; charset=utf-8'
const JSON_TYPE = 'application/json; charset=utf-8'

/** Open data: the page about it and its files. */
export function dataRoutes(
  app: FastifyInstance,
  portal: Portal,
  source: PublishedSource,
  templates: readonly Template[],
): void {
  app.get('/data', PUBLIC, async (request, reply) => {
    const years = await source.years(request.actor.regionId)
    return reply.type(HTML).send(dataPage(await portal.frame(request), { years }))
  })
  const reports = async (request: FastifyRequest) => {
    const { site } = await portal.frame(request)
    const all = await allSummaries(source, { regionId: site.regionId })
    return all.map((each) => reportRow(each, site.origin))
  }
  app.get('/data/reports.csv', OPEN, async (request, reply) =>
    send(request, reply, CSV, 'reports.csv', writeCsv(csvLines(await reports(request)))),
  )
  app.get('/data/reports.json', OPEN, async (request, reply) =>
    send(request, reply, JSON_TYPE, 'reports.json', utf8(await reports(request))),
  )
  cellFileRoutes(app, source, templates)
}

const CELL_FILES = {
  csv: { type: CSV, write: async (rows) => writeCsv(csvLines(rows)) },
  json: { type: JSON_TYPE, write: async (rows) => utf8(rows) },
  parquet: {
    type: 'application/vnd.apache.parquet',
    write: async (rows) => {
      const { writeParquet } = await import('#platform/documents/write/parquet.ts')
      return writeParquet(parquetColumns(rows))
    },
  },
} as const satisfies Readonly<
  Record<string, { type: string; write: (rows: readonly CellRow[]) => Promise<Uint8Array> }>
>

/** Every cell of every report of a year, in one file. */
function cellFileRoutes(
  app: FastifyInstance,
  source: PublishedSource,
  templates: readonly Template[],
): void {
  for (const [format, { type, write }] of Object.entries(CELL_FILES)) {
    app.get<{ Params: { year: string } }>(
      `/data/cells-:year.${format}`,
      OPEN,
      async (request, reply) => {
        const { year } = request.params
        if (!isYear(year)) return reply.callNotFound()
        const rows: CellRow[] = []
        for await (const report of allReports(source, request.actor.regionId, Number(year))) {
          rows.push(...cellRows(report, templates))
        }
        if (rows.length === 0) return reply.callNotFound()
        return send(request, reply, type, `cells-${year}.${format}`, await write(rows))
      },
    )
  }
}

function parquetColumns(rows: readonly CellRow[]): ParquetColumn[] {
  const text = (name: TextField): ParquetColumn => ({
    ...{ name, type: 'text', data: rows.map((row) => row[name]) },
  })
  const whole = (name: 'year' | 'edition'): ParquetColumn => ({
    ...{ name, type: 'whole', data: rows.map((row) => row[name]) },
  })
  return [
    whole('year'),
    ...(['agencyId', 'agencyName', 'scope'] as const).map(text),
    whole('edition'),
    ...(['template', 'cell', 'row', 'column', 'kind'] as const).map(text),
    { name: 'value', type: 'decimal', data: rows.map(({ value }) => value) },
    ...(['unit', 'raw'] as const).map(text),
  ]
}

type TextField = {
  [Name in keyof CellRow]: CellRow[Name] extends string ? Name : never
}[keyof CellRow]

function send(
  request: FastifyRequest,
  reply: FastifyReply,
  type: string,
  name: string,
  bytes: Uint8Array,
) {
  const etag = etagOf(bytes)
  reply.header('etag', etag).header('cache-control', 'no-cache')
  if (request.headers['if-none-match']?.includes(etag)) return reply.code(304).send()
  return reply
    .type(type)
    .header('content-disposition', attachmentHeader(name, name))
    .send(Buffer.from(bytes))
}

function utf8(data: unknown): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(data))
}
