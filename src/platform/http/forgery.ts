import { createHmac, timingSafeEqual } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { forbidden } from '#core/kit/refusal.ts'
import { refuse } from './action-routes.ts'

/** Keeps other sites from acting in the name of who is signed in here. */
export type CsrfGuard = {
  /** The token a page or the workbench must send back; bound to the cookie of this browser. */
  readonly tokenFor: (request: FastifyRequest) => string
  readonly accepts: (request: FastifyRequest) => boolean
}

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])
export const CSRF_FIELD = '_csrf'
const CSRF_HEADER = 'x-csrf-token'

/** `browserOf` gives what tells one browser from another: its session or visitor cookie. */
export function csrfGuard(
  secret: string,
  browserOf: (request: FastifyRequest) => string | null,
): CsrfGuard {
  const tokenOf = (browser: string) =>
    createHmac('sha256', secret).update(`csrf:${browser}`).digest('base64url')
  return {
    tokenFor: (request) => tokenOf(browserOf(request) ?? ''),
    accepts: (request) => {
      const browser = browserOf(request)
      if (!comesFromHere(request) || browser === null) return false
      return sameText(tokenOf(browser), givenToken(request))
    },
  }
}

/** Every request that changes something needs the token; forms with files carry it in header or address. */
export function guardAgainstForgery(app: FastifyInstance, guard: CsrfGuard): void {
  app.addHook('preValidation', async (request, reply) => {
    if (SAFE.has(request.method) || guard.accepts(request)) return
    return reply.send(
      refuse(
        request,
        reply,
        forbidden('forged', '这个请求的来源无法确认，没有执行。请刷新页面后再试。'),
      ),
    )
  })
}

/** Browsers say where a request comes from; one that says elsewhere is refused whatever it carries. */
function comesFromHere({ headers, host }: FastifyRequest): boolean {
  const site = headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false
  const { origin } = headers
  return origin === undefined || (URL.canParse(origin) && new URL(origin).host === host)
}

function givenToken({ headers, body, query }: FastifyRequest): string {
  const header = headers[CSRF_HEADER]
  if (typeof header === 'string') return header
  // A form with files is read by its route only, and without a script it has no headers of its own.
  const isMultipart = headers['content-type']?.startsWith('multipart/form-data') === true
  const fields = (isMultipart ? query : body) as Record<string, unknown> | null | undefined
  const field = fields?.[CSRF_FIELD]
  return typeof field === 'string' ? field : ''
}

function sameText(left: string, right: string): boolean {
  const [one, other] = [Buffer.from(left), Buffer.from(right)]
  return one.length === other.length && timingSafeEqual(one, other)
}
