import type { FastifyInstance, FastifyRequest } from 'fastify'
import { HTML, type Portal, queryText } from '#modules/portal/index.ts'
import { writeCsv } from '#platform/documents/write/csv.ts'
import { attachmentHeader } from '#platform/http/attachment.ts'
import { summarizeRequests } from '../actions/statistics/summarize-requests.ts'
import type { PagesEntrance } from '../requests.ports.ts'
import { summaryPage } from '../views/portal-summary.ts'
import { summaryRows } from '../views/summary-data.ts'

const PUBLIC = { config: { audience: 'anyone', publicPage: true } } as const
const OPEN = { config: { audience: 'anyone' } } as const

const FILES = {
  csv: {
    type: 'text/csv; charset=utf-8',
    write: (rows: ReturnType<typeof summaryRows>) => {
      const names = Object.keys(rows[0] ?? {}) as (keyof (typeof rows)[number])[]
      return writeCsv([names, ...rows.map((row) => names.map((name) => row[name]))])
    },
  },
  json: {
    type: 'application/json; charset=utf-8',
    write: (rows: ReturnType<typeof summaryRows>) =>
      Buffer.from(`${JSON.stringify(rows, null, 1)}\n`),
  },
} as const

/** How requests are dealt with, for everybody: a page of a year, and its figures as open data. */
export function summaryRoutes(app: FastifyInstance, portal: Portal, entrance: PagesEntrance): void {
  const summaryOf = async ({ actor }: FastifyRequest, year: string) => {
    if (!/^(?:\d{4})?$/.test(year)) return null
    const wanted = year === '' ? {} : { year: Number(year) }
    const found = await entrance.execute(summarizeRequests, actor, wanted)
    return found.ok ? found.value : null
  }
  app.get('/requests/statistics', PUBLIC, async (request, reply) => {
    const summary = await summaryOf(request, queryText(request, 'year', 8))
    if (!summary) return reply.callNotFound()
    const agencyId = queryText(request, 'agency', 36)
    const one = summary.agencies.find((each) => each.agencyId === agencyId) ?? null
    if (agencyId !== '' && !one) return reply.callNotFound()
    const frame = await portal.frame(request)
    return reply.type(HTML).send(summaryPage(frame, { summary, one }))
  })
  for (const [format, { type, write }] of Object.entries(FILES)) {
    const url = `/data/requests-:year.${format}`
    app.get<{ Params: { year: string } }>(url, OPEN, async (request, reply) => {
      const { year } = request.params
      const summary = await summaryOf(request, year)
      if (!summary) return reply.callNotFound()
      const name = `requests-${year}.${format}`
      return reply
        .type(type)
        .header('content-disposition', attachmentHeader(name, name))
        .header('cache-control', 'no-cache')
        .send(Buffer.from(write(summaryRows(summary))))
    })
  }
}
