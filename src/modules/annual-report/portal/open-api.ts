import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import type { Template } from '#core/annual-report/template.ts'
import { absent } from '#core/kit/refusal.ts'
import { type Portal, queryText } from '#modules/portal/index.ts'
import { refuse } from '#platform/http/action-routes.ts'
import { Problem } from '#platform/http/problem.ts'
import { cellRows, reportRow } from './open-data.ts'
import { isAgencyId, isYear } from './parameters.ts'
import type { PublishedSource } from './source.ts'

const Report = Type.Object({
  year: Type.Integer(),
  agencyId: Type.String(),
  agencyName: Type.String(),
  scope: Type.String({ description: 'government, agency, township' }),
  title: Type.String(),
  indexNumber: Type.String(),
  edition: Type.Integer(),
  publishedAt: Type.String({ description: 'ISO 8601' }),
  template: Type.String(),
  url: Type.String(),
})

const Cell = Type.Object({
  cell: Type.String({ description: '<table>.<row>.<column>' }),
  row: Type.String(),
  column: Type.String(),
  kind: Type.String({ description: 'number, blank, slash, na, text, unread' }),
  value: Type.Union([Type.Number(), Type.Null()]),
  unit: Type.String(),
  raw: Type.String(),
})

const ReportList = Type.Object({
  total: Type.Integer(),
  page: Type.Integer(),
  pages: Type.Integer(),
  next: Type.Union([Type.String(), Type.Null()], { description: '下一页的地址' }),
  previous: Type.Union([Type.String(), Type.Null()], { description: '上一页的地址' }),
  reports: Type.Array(Report),
})

const WholeReport = Type.Object({
  ...Report.properties,
  sections: Type.Record(Type.String(), Type.String()),
  cells: Type.Array(Cell),
})

const ON_A_PAGE = 100
const tags = ['开放数据']

/** Published reports for programs: the list, and one report whole. */
export function openApiRoutes(
  app: FastifyInstance,
  portal: Portal,
  source: PublishedSource,
  templates: readonly Template[],
): void {
  app.get(
    '/api/open/reports',
    {
      config: { audience: 'anyone' },
      schema: {
        ...{ tags, summary: '已公布年度报告的清单', operationId: 'open-data.list-reports' },
        querystring: Type.Object({
          year: Type.Optional(Type.Integer()),
          page: Type.Optional(Type.Integer({ minimum: 1 })),
        }),
        response: { 200: ReportList, '4xx': Problem, '5xx': Problem },
      },
    },
    async (request, reply) => {
      const { site } = await portal.frame(request)
      const year = queryText(request, 'year')
      const page = Math.min(
        Math.max(1, Math.floor(Number(queryText(request, 'page'))) || 1),
        10_000,
      )
      const { total, reports } = await source.list({
        ...{ regionId: request.actor.regionId, from: (page - 1) * ON_A_PAGE, size: ON_A_PAGE },
        ...(isYear(year) && { year: Number(year) }),
      })
      const rows = reports.map((each) => reportRow(each, site.origin))
      const pages = Math.ceil(total / ON_A_PAGE)
      const href = (number: number) =>
        number >= 1 && number <= pages
          ? `${site.origin}/api/open/reports?${new URLSearchParams({ ...(isYear(year) && { year }), page: String(number) })}`
          : null
      const [next, previous] = [href(page + 1), href(Math.min(page - 1, pages))]
      const links = Object.entries({ next, prev: previous }).filter(([, link]) => link !== null)
      if (links.length > 0) {
        reply.header('link', links.map(([rel, link]) => `<${link}>; rel="${rel}"`).join(', '))
      }
      return { total, page, pages, next, previous, reports: rows }
    },
  )
  app.get<{ Params: { year: string; agencyId: string } }>(
    '/api/open/reports/:year/:agencyId',
    {
      config: { audience: 'anyone' },
      schema: {
        ...{ tags, summary: '一份已公布的年度报告', operationId: 'open-data.get-report' },
        params: Type.Object({ year: Type.Integer(), agencyId: Type.String({ format: 'uuid' }) }),
        response: { 200: WholeReport, '4xx': Problem, '5xx': Problem },
      },
    },
    async (request, reply) => {
      const { year, agencyId } = request.params
      const { regionId } = request.actor
      const report =
        isYear(year) && isAgencyId(agencyId)
          ? await source.one({ regionId, year: Number(year), agencyId })
          : null
      if (!report) return refuse(request, reply, absent('no-report', '没有公布这份年度报告。'))
      const { site } = await portal.frame(request)
      return {
        ...reportRow(report, site.origin),
        sections: report.content.sections,
        cells: cellRows(report, templates),
      }
    },
  )
}
