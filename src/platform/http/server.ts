import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import compress from '@fastify/compress'
import cookie from '@fastify/cookie'
import formbody from '@fastify/formbody'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import Fastify, {
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify'
import type { Actor } from '#platform/action/actor.ts'
import type { Audience } from '#platform/action/define-action.ts'
import { newId } from '#platform/db/uuid.ts'
import { answerErrors } from './errors.ts'
import { type CsrfGuard, guardAgainstForgery } from './forgery.ts'
import { countRequests, type Metrics } from './metrics.ts'
import { keepPages, type PageCache } from './page-cache.ts'
import { MOST_FILES, sentenceFor } from './problem.ts'
import { guardRoutes } from './route-guard.ts'
import { securityHeaders, sendSecurityHeaders } from './security-headers.ts'

declare module 'fastify' {
  interface FastifyRequest {
    actor: Actor
  }
  interface FastifyContextConfig {
    /** Who may ask; every route must say. */
    audience?: Audience
    action?: string
    /** The answer is the same for everybody and may be kept until something is published. */
    publicPage?: boolean
  }
}

export type ServerOptions = {
  readonly identify: (request: FastifyRequest) => Promise<Actor>
  readonly csrf: CsrfGuard
  readonly pages: PageCache
  readonly metrics: Metrics
  /** Largest body in bytes, files apart. */
  readonly bodyLimit: number
  readonly fileLimit: number
  /** Requests of one address in a minute. */
  readonly perMinute: number
  /** Believe `X-Forwarded-*`: only behind a proxy that sets them. */
  readonly trustProxy: boolean
  /** Pages are served over https, here or by the proxy in front. */
  readonly secure: boolean
  readonly logLevel: string
  /** Draws the page for an error where a page was asked for. */
  readonly errorPage: (request: FastifyRequest, status: number, message: string) => string
}

/** More than Node reads of the head of a request. */
const LONGEST_ADDRESS = 32_768

/** A server with everything that is the same for all rooms; the rooms add their routes. */
export async function buildServer(options: ServerOptions): Promise<FastifyInstance> {
  const app = Fastify({
    logger: { level: options.logLevel, serializers: { req: requestWithoutPerson } },
    logController: new LogController({ disableRequestLogging: options.logLevel !== 'debug' }),
    genReqId: () => newId(),
    requestIdHeader: false,
    bodyLimit: options.bodyLimit,
    // One proxy: of `X-Forwarded-For` only what it added itself, the rest is whatever a caller wrote.
    trustProxy: options.trustProxy ? (_address, hop) => hop === 0 : false,
    // Inputs are validated once, by their action, whatever entrance they come through.
    serverFactory: (handler) => createServer(cachedFirst(options.pages, handler)),
    forceCloseConnections: 'idle',
    // An address that cannot be read never comes to the hooks, nor to the answers for errors.
    frameworkErrors: (error, request, reply) => {
      const status = error.statusCode ?? 400
      const message = sentenceFor(status)
      const problem = { code: 'bad-request', message, requestId: request.id }
      const answer = reply as FastifyReply
      return answer.headers(securityHeaders(options.secure)).code(status).send(problem)
    },
    // No part of an address is too long for the router: what is not found gets our own answer.
    routerOptions: { maxParamLength: LONGEST_ADDRESS },
  })
  app.setValidatorCompiler(() => () => true)
  app.decorateRequest('actor', null as unknown as Actor)
  guardRoutes(app)
  sendSecurityHeaders(app, options.secure)
  await app.register(cookie)
  await app.register(rateLimit, { max: options.perMinute, timeWindow: 60_000 })
  keepPages(app, options.pages)
  await app.register(compress, { global: true, threshold: 1024 })
  await app.register(formbody)
  await app.register(multipart, {
    limits: { fileSize: options.fileLimit, files: MOST_FILES, fields: 50, parts: 70 },
  })
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id)
    request.actor = await options.identify(request)
  })
  guardAgainstForgery(app, options.csrf)
  countRequests(app, options.metrics)
  answerErrors(app, options)
  return app
}

/** A page that is kept is sent before Fastify hears of the request. */
function cachedFirst(
  pages: PageCache,
  handler: (request: IncomingMessage, response: ServerResponse) => void,
) {
  return (request: IncomingMessage, response: ServerResponse): void => {
    if (!pages.answer(request, response)) handler(request, response)
  }
}

/** A log line without what a person typed: no query string, no body, no cookie. */
function requestWithoutPerson(request: FastifyRequest) {
  return { id: request.id, method: request.method, path: request.url.split('?')[0] }
}
