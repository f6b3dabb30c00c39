import type { FastifyError, FastifyInstance, FastifyRequest } from 'fastify'
import { sentenceFor } from './problem.ts'

/**
 * Whatever was thrown becomes a sentence and a request id, as JSON for programs and as a page for
 * people; what exactly happened is in the log only.
 */
export function answerErrors(
  app: FastifyInstance,
  page: (request: FastifyRequest, status: number, message: string) => string,
): void {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const status = error.statusCode && error.statusCode >= 400 ? error.statusCode : 500
    if (status >= 500) request.log.error({ err: error }, 'defect')
    reply.code(status)
    const message = sentenceFor(status)
    if (!wantsPage(request))
      return reply.send({ code: codeFor(status), message, requestId: request.id })
    return reply.type('text/html; charset=utf-8').send(page(request, status, message))
  })
  app.setNotFoundHandler({}, (request, reply) => {
    reply.code(404)
    const message = sentenceFor(404)
    if (!wantsPage(request)) return reply.send({ code: 'absent', message, requestId: request.id })
    return reply.type('text/html; charset=utf-8').send(page(request, 404, message))
  })
}

function wantsPage(request: FastifyRequest): boolean {
  return !request.url.startsWith('/api/') && (request.headers.accept ?? '').includes('text/html')
}

function codeFor(status: number): string {
  return status === 429 ? 'later' : status >= 500 ? 'defect' : 'bad-request'
}
