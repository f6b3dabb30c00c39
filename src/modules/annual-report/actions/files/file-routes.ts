import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { reportOf } from '#core/annual-report/editing/as-report.ts'
import { READERS, WORKERS } from '#core/annual-report/life/roles.ts'
import type { Template } from '#core/annual-report/template.ts'
import { invalid } from '#core/kit/refusal.ts'
import type { Execute } from '#platform/action/execute.ts'
import { refuse } from '#platform/http/action-routes.ts'
import { attachmentHeader } from '#platform/http/attachment.ts'
import { Problem } from '#platform/http/problem.ts'
import { ImportPreview } from '../../annual-report.contract.ts'
import type { AnnualReportDeps } from '../../annual-report.ports.ts'
import { templateOf } from '../../store/published.ts'
import { REPORT_FORMATS, REPORT_MEDIA_TYPES, writeReport } from '../write-report.ts'
import { contentForFile } from './content-for-file.ts'
import type { FileReader } from './file-reader.ts'
import { mayImport, previewImport } from './preview-import.ts'

type Given = {
  readonly execute: Execute<AnnualReportDeps>
  readonly templates: readonly Template[]
  readonly fonts: string
  readonly reader: FileReader
}

const problems = { '4xx': Problem, '5xx': Problem }
const tags = ['年度报告']

/** Files in and out of a report that is being written. */
export function fileRoutes(app: FastifyInstance, given: Given): void {
  app.route({
    method: 'POST',
    url: '/api/annual-reports/:reportId/import',
    config: { audience: WORKERS, action: previewImport.name },
    schema: {
      ...{ summary: previewImport.title, tags, consumes: ['multipart/form-data'] },
      response: { 200: ImportPreview, ...problems },
    },
    handler: (request, reply) => importFile(given, request, reply),
  })
  app.route({
    method: 'GET',
    url: '/api/annual-reports/:reportId/file',
    config: { audience: READERS, action: contentForFile.name },
    schema: {
      ...{ summary: contentForFile.title, tags },
      querystring: Type.Object({ format: Type.String({ description: REPORT_FORMATS.join(' ') }) }),
      response: { 200: Type.Unsafe<Uint8Array>({ type: 'string', format: 'binary' }), ...problems },
    },
    handler: (request, reply) => sendFile(given, request, reply),
  })
}

/** What a file would change: permission first, then the file, then the comparison. */
async function importFile(given: Given, request: FastifyRequest, reply: FastifyReply) {
  const { reportId } = request.params as { reportId: string }
  const allowed = await given.execute(mayImport, request.actor, { reportId })
  if (!allowed.ok) return refuse(request, reply, allowed.error)
  const part = request.isMultipart() ? await request.file() : undefined
  if (!part) return refuse(request, reply, invalid('no-file', '请选择要导入的文件。'))
  const name = part.filename.slice(-300)
  const read = await given.reader.read(name, await part.toBuffer())
  if (!read.ok) return refuse(request, reply, invalid(read.error.code, read.error.message))
  const format = name.includes('.') ? (name.split('.').at(-1) ?? '').toLowerCase().slice(0, 20) : ''
  const input = { reportId, name, format, read: read.value }
  const preview = await given.execute(previewImport, request.actor, input)
  return preview.ok ? preview.value : refuse(request, reply, preview.error)
}

async function sendFile(given: Given, request: FastifyRequest, reply: FastifyReply) {
  const { reportId } = request.params as { reportId: string }
  const wanted = (request.query as { format?: unknown }).format
  const format = REPORT_FORMATS.find((each) => each === wanted)
  if (!format) {
    const sentence = `没有这种文件格式，可以下载 ${REPORT_FORMATS.join('、')}。`
    return refuse(request, reply, invalid('unknown-format', sentence, { format: sentence }))
  }
  const found = await given.execute(contentForFile, request.actor, { reportId })
  if (!found.ok) return refuse(request, reply, found.error)
  const { content, year, agency, state } = found.value
  const template = templateOf(given.templates, found.value.template)
  const bytes = await writeReport(
    reportOf(content, { template, year, agency }),
    template,
    format,
    given.fonts,
  )
  const mark = state === 'published' ? '' : '（草稿）'
  const name = `${agency}${year}年政府信息公开工作年度报告${mark}.${format}`
  return reply
    .type(REPORT_MEDIA_TYPES[format])
    .header('content-disposition', attachmentHeader(`report.${format}`, name))
    .header('cache-control', 'no-store')
    .serializer((body) => body as Uint8Array & string)
    .send(Buffer.from(bytes))
}
