import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Template } from '#core/annual-report/template.ts'
import { HTML, type Portal, queryText } from '#modules/portal/index.ts'
import { attachmentHeader } from '#platform/http/attachment.ts'
import { type Clock, todayOf } from '#platform/time/clock.ts'
import { REPORT_FORMATS } from './actions/write-report.ts'
import type { OpenAttachment } from './annual-report.ports.ts'
import { dataRoutes } from './portal/data-routes.ts'
import { type ReportFiles, reportFiles } from './portal/downloads.ts'
import { openApiRoutes } from './portal/open-api.ts'
import { editionOf, filterOf, isAgencyId, isYear, reportKey } from './portal/parameters.ts'
import type { PublishedSource } from './portal/source.ts'
import { type PublishedReport, templateOf } from './store/published.ts'
import { type ComparePageContent, comparePage } from './views/portal-compare-page.ts'
import { reportsPage } from './views/portal-list-page.ts'
import { reportPublicPage } from './views/portal-report-page.ts'

export type PublicReportsDeps = {
  readonly source: PublishedSource
  readonly templates: readonly Template[]
  /** Folder of the office's own typefaces for PDF. */
  readonly fonts: string
  readonly clock: Clock
  /** Opens a file that was attached to a published report; without it attachments are only named. */
  readonly openAttachment?: OpenAttachment
}

const PUBLIC = { config: { audience: 'anyone', publicPage: true } } as const
const OPEN = { config: { audience: 'anyone' } } as const
const ON_A_PAGE = 100

type ReportParams = { Params: { year: string; agencyId: string } }

/** The citizens' pages of the room: list, report with its files, comparison, open data. */
export function annualReportPages(
  app: FastifyInstance,
  portal: Portal,
  deps: PublicReportsDeps,
): void {
  const files = reportFiles(deps.templates, deps.fonts)
  listRoute(app, portal, deps)
  compareRoute(app, portal, deps)
  reportRoute(app, portal, deps, files)
  fileRoute(app, deps, files)
  attachmentRoute(app, deps)
  dataRoutes(app, portal, deps.source, deps.templates)
  openApiRoutes(app, portal, deps.source, deps.templates)
}

function listRoute(
  app: FastifyInstance,
  portal: Portal,
  { source, clock }: PublicReportsDeps,
): void {
  app.get('/reports', PUBLIC, async (request, reply) => {
    const { regionId } = request.actor
    const years = await source.years(regionId)
    const { filter, noYear } = filterOf(request, years[0]?.year ?? null)
    const { year, scope, text, page } = filter
    const found = await source.list({
      ...{ regionId, words: [text], from: (page - 1) * ON_A_PAGE, size: ON_A_PAGE },
      ...(year !== null && { year }),
      ...(scope && { scope }),
    })
    const unpublished =
      year === null ? [] : await source.unpublished(regionId, year, todayOf(clock))
    const content = { filter, noYear, years, found, unpublished, size: ON_A_PAGE }
    return reply.type(HTML).send(reportsPage(await portal.frame(request), content))
  })
}

function compareRoute(app: FastifyInstance, portal: Portal, deps: PublicReportsDeps): void {
  app.get('/reports/compare', PUBLIC, async (request, reply) => {
    const chosen = {
      ...{ a: queryText(request, 'a'), b: queryText(request, 'b') },
      agency: queryText(request, 'agency', 60),
    }
    const content = await comparedContent(deps, request.actor.regionId, chosen)
    return reply.type(HTML).send(comparePage(await portal.frame(request), content))
  })
}

/** Reports that can be chosen from a list; others are found by name. */
const CHOICES = 200
const NOT_CHOSEN = '请选择一份报告。'
const NOT_THERE = '没有公布这份报告，请重新选择。'

async function comparedContent(
  { source, templates }: PublicReportsDeps,
  regionId: string,
  chosen: ComparePageContent['chosen'],
): Promise<ComparePageContent> {
  const { reports, total } = await source.list({ regionId, words: [chosen.agency], size: CHOICES })
  const content = { reports, total, chosen, errors: {}, sides: null }
  if (chosen.a === '' && chosen.b === '') return content
  const find = async (text: string) => {
    const key = reportKey(text)
    return key ? source.one({ regionId, ...key }) : null
  }
  const [left, right] = await Promise.all([find(chosen.a), find(chosen.b)])
  const errors = {
    ...(!left && { a: chosen.a === '' ? NOT_CHOSEN : NOT_THERE }),
    ...(!right && { b: chosen.b === '' ? NOT_CHOSEN : NOT_THERE }),
  }
  const shown = new Set(reports.map(({ reportId }) => reportId))
  const others = [left, right].filter((each) => each !== null && !shown.has(each.reportId))
  const choices = { ...content, reports: [...others.filter((each) => each !== null), ...reports] }
  if (!left || !right) return { ...choices, errors }
  const side = (published: PublishedReport) => ({
    ...{ published, template: templateOf(templates, published.template) },
  })
  return { ...choices, sides: [side(left), side(right)] }
}

function reportRoute(
  app: FastifyInstance,
  portal: Portal,
  deps: PublicReportsDeps,
  files: ReportFiles,
): void {
  app.get<ReportParams>('/reports/:year/:agencyId', PUBLIC, async (request, reply) => {
    const [published, years, frame] = await Promise.all([
      wanted(deps.source, request),
      trendOf(deps.source, request),
      portal.frame(request),
    ])
    if (!published) return reply.callNotFound()
    const sizes = files.sizes(published)
    const template = templateOf(deps.templates, published.template)
    const hasFiles = deps.openAttachment !== undefined
    return reply
      .type(HTML)
      .send(reportPublicPage(frame, { published, template, years, sizes, hasFiles }))
  })
}

/** `report.docx` and its sisters; an old edition with `?edition=1`. */
function fileRoute(app: FastifyInstance, deps: PublicReportsDeps, files: ReportFiles): void {
  for (const format of REPORT_FORMATS) {
    const url = `/reports/:year/:agencyId/report.${format}`
    app.get<ReportParams>(url, OPEN, async (request, reply) => {
      const published = await wanted(deps.source, request)
      if (!published) return reply.callNotFound()
      const { type, bytes, etag } = await files.file(published, format)
      const suffix = published.edition > 1 ? `（第${published.edition}版）` : ''
      const name = attachmentHeader(`report.${format}`, `${published.title}${suffix}.${format}`)
      return sendFile(request, reply, { type, bytes, etag, name })
    })
  }
}

/** A file attached to a published report, and no other file. */
function attachmentRoute(app: FastifyInstance, { source, openAttachment }: PublicReportsDeps) {
  if (!openAttachment) return
  app.get<{ Params: { fileId: string } & ReportParams['Params'] }>(
    '/reports/:year/:agencyId/attachments/:fileId',
    OPEN,
    async (request, reply) => {
      const { fileId } = request.params
      const published = await wanted(source, request)
      const isAttached = published?.attachments.some((each) => each.fileId === fileId)
      const file = isAttached ? await openAttachment(request.actor.regionId, fileId) : null
      if (!file) return reply.callNotFound()
      const extension = /\.[a-z0-9]{1,8}$/i.exec(file.name)?.[0] ?? ''
      return reply
        .type(file.mediaType)
        .header('content-disposition', attachmentHeader(`attachment${extension}`, file.name))
        .send(Buffer.from(file.bytes))
    },
  )
}

function sendFile(
  request: FastifyRequest,
  reply: FastifyReply,
  { type, bytes, etag, name }: { type: string; bytes: Uint8Array; etag: string; name: string },
) {
  reply.header('etag', etag).header('cache-control', 'no-cache')
  if (request.headers['if-none-match']?.includes(etag)) return reply.code(304).send()
  return reply.type(type).header('content-disposition', name).send(Buffer.from(bytes))
}

async function trendOf(source: PublishedSource, { params, actor }: FastifyRequest<ReportParams>) {
  return isAgencyId(params.agencyId) ? source.trend(actor.regionId, params.agencyId) : []
}

/** The report an address names, or null where nothing such was published. */
async function wanted(source: PublishedSource, request: FastifyRequest<ReportParams>) {
  const { year, agencyId } = request.params
  const edition = editionOf(request)
  if (!isYear(year) || !isAgencyId(agencyId) || edition === 'none') return null
  return source.one({
    ...{ regionId: request.actor.regionId, year: Number(year), agencyId },
    ...(edition !== null && { edition }),
  })
}
