import type { FastifyInstance } from 'fastify'

/**
 * No script and no style but our own files, nothing from elsewhere, no frame around us. ECharts and
 * the form controls set styles through the DOM, which the policy does not concern.
 */
export const CONTENT_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** The headers every answer carries, kept pages included. */
export function securityHeaders(secure: boolean): Readonly<Record<string, string>> {
  return {
    'content-security-policy': CONTENT_POLICY,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), microphone=(), geolocation=()',
    ...(secure && { 'strict-transport-security': 'max-age=31536000' }),
  }
}

export function sendSecurityHeaders(app: FastifyInstance, secure: boolean): void {
  const headers = securityHeaders(secure)
  app.addHook('onRequest', async (_request, reply) => {
    reply.headers(headers)
  })
}
