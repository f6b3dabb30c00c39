import type { FastifyError, FastifyInstance, FastifyRequest } from 'fastify'
import { isOutOfReach } from '#platform/db/database.ts'
import { type Limits, sentenceFor, tooLarge } from './problem.ts'

/**
 * Whatever was thrown becomes a sentence and a request id, as JSON for programs and as a page for
 * people; what exactly happened is in the log only.
 */
export function answerErrors(
  app: FastifyInstance,
  options: Limits & {
    readonly errorPage: (request: FastifyRequest, status: number, message: string) => string
  },
): void {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const status = statusFor(error)
    if (status >= 500) request.log.error({ err: error }, status === 503 ? 'no database' : 'defect')
    reply.code(status)
    if (status === 503) reply.header('retry-after', '5')
    const { bodyLimit = options.bodyLimit } = request.routeOptions
    const message = tooLarge(error.code, { ...options, bodyLimit }) ?? sentenceFor(status)
    if (!wantsPage(request))
      return reply.send({ code: codeFor(status), message, requestId: request.id })
    return reply.type('text/html; charset=utf-8').send(options.errorPage(request, status, message))
  })
  app.setNotFoundHandler({}, (request, reply) => {
    reply.code(404)
    const message = sentenceFor(404)
    if (!wantsPage(request)) return reply.send({ code: 'absent', message, requestId: request.id })
    return reply.type('text/html; charset=utf-8').send(options.errorPage(request, 404, message))
  })
}

function statusFor(error: FastifyError): number {
  if (error.statusCode && error.statusCode >= 400) return error.statusCode
  return isOutOfReach(error) ? 503 : 500
}

function wantsPage(request: FastifyRequest): boolean {
  return !request.url.startsWith('/api/') && (request.headers.accept ?? '').includes('text/html')
}

function codeFor(status: number): string {
  if (status === 429 || status === 503) return 'later'
  return status >= 500 ? 'defect' : 'bad-request'
}
