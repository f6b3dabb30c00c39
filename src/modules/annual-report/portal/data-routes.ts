import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Template } from '#core/annual-report/template.ts'
import { HTML, type Portal } from '#modules/portal/index.ts'
import type { ParquetColumns } from '#platform/documents/write/parquet.ts'
import { attachmentHeader } from '#platform/http/attachment.ts'
import { etagOf } from '#platform/http/etag.ts'
import { dataPage } from '../views/portal-data-page.ts'
import {
  type CellRow,
  cellRows,
  csvParts,
  type DataRow,
  jsonParts,
  reportRow,
} from './open-data.ts'
import { isYear } from './parameters.ts'
import { allReports, type PublishedSource, summaries } from './source.ts'

const PUBLIC = { config: { audience: 'anyone', publicPage: true } } as const
const OPEN = { config: { audience: 'anyone' } } as const

type Write<Row> = (batches: AsyncIterable<readonly Row[]>) => AsyncIterable<string | Uint8Array>

const PARTS: Readonly<Record<'csv' | 'json', { type: string; write: Write<DataRow> }>> = {
  csv: { type: 'text/csv; charset=utf-8', write: csvParts },
  json: { type: 'application/json; charset=utf-8', write: jsonParts },
}

const CELL_COLUMNS: ParquetColumns<CellRow> = {
  ...{ year: 'whole', agencyId: 'text', agencyName: 'text', scope: 'text', edition: 'whole' },
  ...{ template: 'text', cell: 'text', row: 'text', column: 'text', kind: 'text' },
  ...{ value: 'decimal', unit: 'text', raw: 'text' },
}

const CELL_FILES: Readonly<
  Record<'csv' | 'json' | 'parquet', { type: string; write: Write<CellRow> }>
> = {
  ...PARTS,
  parquet: {
    type: 'application/vnd.apache.parquet',
    write: async function* (batches) {
      const { writeParquet } = await import('#platform/documents/write/parquet.ts')
      yield* writeParquet(CELL_COLUMNS, batches)
    },
  },
}

/** Open data: the page about it and its files, which are sent while they are read. */
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
  for (const [format, { type, write }] of Object.entries(PARTS)) {
    app.get(`/data/reports.${format}`, OPEN, async (request, reply) => {
      const { site } = await portal.frame(request)
      const { regionId } = request.actor
      const stamp = [site.origin, await source.stamp({ regionId })]
      const rows = async function* () {
        for await (const each of summaries(source, { regionId })) {
          yield [reportRow(each, site.origin)]
        }
      }
      return send(request, reply, { type, name: `reports.${format}`, stamp }, () => write(rows()))
    })
  }
  cellFileRoutes(app, source, templates)
}

/** Every cell of every report of a year, in one file. */
function cellFileRoutes(
  app: FastifyInstance,
  source: PublishedSource,
  templates: readonly Template[],
): void {
  for (const [format, { type, write }] of Object.entries(CELL_FILES)) {
    const url = `/data/cells-:year.${format}`
    app.get<{ Params: { year: string } }>(url, OPEN, async (request, reply) => {
      const { year } = request.params
      const { regionId } = request.actor
      if (!isYear(year)) return reply.callNotFound()
      const stamp = await source.stamp({ regionId, year: Number(year) })
      if (stamp.editions === 0) return reply.callNotFound()
      const rows = async function* () {
        for await (const report of allReports(source, regionId, Number(year))) {
          yield cellRows(report, templates)
        }
      }
      const file = { type, name: `cells-${year}.${format}`, stamp }
      return send(request, reply, file, () => write(rows()))
    })
  }
}

type DataFile = {
  readonly type: string
  readonly name: string
  /** Another one when the content is another. */
  readonly stamp: unknown
}

/** Another program may write the same publications in other words. */
const PROGRAM = randomUUID()

/** Sends a file in parts, as fast as it is taken; not to those who have it. */
function send(
  request: FastifyRequest,
  reply: FastifyReply,
  { type, name, stamp }: DataFile,
  parts: () => AsyncIterable<string | Uint8Array>,
) {
  const etag = etagOf(new TextEncoder().encode(JSON.stringify([PROGRAM, name, stamp])))
  reply.header('etag', `W/${etag}`).header('cache-control', 'no-cache')
  if (request.headers['if-none-match']?.includes(etag)) return reply.code(304).send()
  return reply
    .type(type)
    .header('content-disposition', attachmentHeader(name, name))
    .send(Readable.from(parts(), { objectMode: false }))
}
