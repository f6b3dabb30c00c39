import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type Static, Type } from 'typebox'
import { refuse } from '#platform/http/action-routes.ts'
import { Problem } from '#platform/http/problem.ts'
import { RequestFileInput } from '../../contract/files.ts'
import {
  FilePageInput,
  FilePages,
  RedactInput,
  RedactionDone,
  RedactionProgress,
} from '../../contract/redaction.ts'
import type { RequestsEntrance } from '../../requests.ports.ts'
import { makeRedaction } from './make-redaction.ts'
import { measureFile, redactFile, viewFilePage } from './redact-file.ts'
import { type ProgressBoard, progressBoard, progressKey } from './redaction-progress.ts'
import { noFile } from './request-files.ts'

const FILE = '/api/requests/:requestId/files/:fileId'
const failures = { '4xx': Problem, '5xx': Problem }
const tags = ['依申请公开']
const { requestId: _request, fileId: _file, ...marks } = RedactInput.properties

/** An attached PDF: how many pages it has, each of them as a picture, and parts of it covered. */
export function redactRoutes(app: FastifyInstance, given: RequestsEntrance): void {
  const board = progressBoard()
  progressRoute(app, given, board)
  app.route({
    method: 'GET',
    url: `${FILE}/pages`,
    config: { audience: measureFile.audience, action: measureFile.name },
    schema: {
      ...{ summary: measureFile.title, tags, params: RequestFileInput },
      response: { 200: FilePages, ...failures },
    },
    handler: (request, reply) => sendSizes(given, request, reply),
  })
  app.route({
    method: 'GET',
    url: `${FILE}/pages/:page`,
    config: { audience: viewFilePage.audience, action: viewFilePage.name },
    schema: {
      ...{ summary: viewFilePage.title, tags, params: FilePageInput },
      response: { 200: Type.Unsafe<Uint8Array>({ type: 'string', format: 'binary' }), ...failures },
    },
    handler: (request, reply) => sendPage(given, request, reply),
  })
  app.route({
    method: 'POST',
    url: `${FILE}/redact`,
    config: { audience: redactFile.audience, action: redactFile.name },
    schema: {
      ...{ summary: redactFile.title, tags, params: RequestFileInput, body: Type.Object(marks) },
      response: { 200: RedactionDone, ...failures },
    },
    handler: async (request, reply) => {
      const input = { ...(request.body as object), ...(request.params as object) }
      const done = await makeRedaction({ ...given, board }, request.actor, input)
      return done.ok ? done.value : refuse(request, reply, done.error)
    },
  })
}

function progressRoute(
  app: FastifyInstance,
  { execute }: RequestsEntrance,
  board: ProgressBoard,
): void {
  app.route({
    method: 'GET',
    url: `${FILE}/redact`,
    config: { audience: measureFile.audience, action: measureFile.name },
    schema: {
      ...{ summary: '查看遮盖的进度', tags, params: RequestFileInput },
      response: { 200: RedactionProgress, ...failures },
    },
    handler: async (request, reply) => {
      const found = await execute(measureFile, request.actor, request.params)
      if (!found.ok) return refuse(request, reply, found.error)
      const key = request.params as Static<typeof RequestFileInput>
      return board.of(progressKey(request.actor, key))
    },
  })
}

async function sendSizes(
  { execute, openFile, redactor }: RequestsEntrance,
  request: FastifyRequest,
  reply: FastifyReply,
) {
  const found = await execute(measureFile, request.actor, request.params)
  if (!found.ok) return refuse(request, reply, found.error)
  const { fileId } = request.params as Static<typeof RequestFileInput>
  const file = await openFile(request.actor.regionId, fileId)
  if (!file) return refuse(request, reply, noFile())
  const sizes = await redactor.sizesOf(file.bytes)
  if (!sizes.ok) return refuse(request, reply, sizes.error)
  return { title: found.value.title, pages: sizes.value }
}

async function sendPage(
  { execute, openFile, redactor }: RequestsEntrance,
  request: FastifyRequest,
  reply: FastifyReply,
) {
  const found = await execute(viewFilePage, request.actor, request.params)
  if (!found.ok) return refuse(request, reply, found.error)
  const { fileId, page } = found.value
  const file = await openFile(request.actor.regionId, fileId)
  if (!file) return refuse(request, reply, noFile())
  const drawn = await redactor.draw(file.bytes, page)
  if (!drawn.ok) return refuse(request, reply, drawn.error)
  return reply
    .type('image/png')
    .header('cache-control', 'no-store')
    .serializer((body) => body as Uint8Array & string)
    .send(Buffer.from(drawn.value))
}
