import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { HANDLERS } from '#core/requests/life/roles.ts'
import { refuse } from '#platform/http/action-routes.ts'
import { Problem } from '#platform/http/problem.ts'
import { LETTER_FORMATS } from '../../contract/letters.ts'
import type { RequestsEntrance } from '../../requests.ports.ts'
import { sendBytes } from '../means/send-bytes.ts'
import { letterForFile } from './read-letters.ts'
import { LETTER_MEDIA_TYPES, writeLetter } from './write-letter.ts'

/** `GET /api/requests/:requestId/letters/:letterId/file?format=docx|pdf` */
export function letterRoute(app: FastifyInstance, given: RequestsEntrance): void {
  app.route({
    method: 'GET',
    url: '/api/requests/:requestId/letters/:letterId/file',
    config: { audience: HANDLERS, action: letterForFile.name },
    schema: {
      ...{ summary: letterForFile.title, tags: ['依申请公开'] },
      querystring: Type.Object({ format: Type.String({ description: LETTER_FORMATS.join(' ') }) }),
      response: {
        200: Type.Unsafe<Uint8Array>({ type: 'string', format: 'binary' }),
        ...{ '4xx': Problem, '5xx': Problem },
      },
    },
    handler: (request, reply) => sendLetter(given, request, reply),
  })
}

async function sendLetter(
  { execute, fonts }: RequestsEntrance,
  request: FastifyRequest,
  reply: FastifyReply,
) {
  const input = { ...(request.query as object), ...(request.params as object) }
  const found = await execute(letterForFile, request.actor, input)
  if (!found.ok) return refuse(request, reply, found.error)
  const { content, title, number, requestNumber, issuedOn, format } = found.value
  const bytes = await writeLetter(content, format, fonts)
  const mark = issuedOn === null ? '（草稿）' : ''
  const name = `${title}（${number || requestNumber}）${mark}.${format}`
  return sendBytes(reply, { name, mediaType: LETTER_MEDIA_TYPES[format], bytes })
}
