import { readFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { extname, resolve } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import { fileReader } from '../../src/modules/annual-report/actions/files/file-reader.ts'
import { liveHub } from '../../src/modules/annual-report/actions/live/live-hub.ts'
import { annualReportRoutes } from '../../src/modules/annual-report/annual-report.routes.ts'
import { reportDeps } from '../../src/modules/annual-report/testing.ts'
import { auditRoutes } from '../../src/modules/audit/audit.routes.ts'
import { browserOf, identifier, identityRoutes } from '../../src/modules/identity/index.ts'
import { csrfGuard } from '../../src/platform/http/forgery.ts'
import { createMetrics } from '../../src/platform/http/metrics.ts'
import { createPageCache } from '../../src/platform/http/page-cache.ts'
import { securityHeaders } from '../../src/platform/http/security-headers.ts'
import { buildServer } from '../../src/platform/http/server.ts'
import { world } from '../../src/testing/world.ts'

/** The built workbench on a county in small, with the headers of production, for a real browser. */
export async function serveWorkbench() {
  const county = await world(reportDeps())
  const { db, clock, deps, execute } = county
  const csrf = csrfGuard('secret', (request) => browserOf(request, false))
  const app = await buildServer({
    csrf,
    pages: createPageCache({ headers: securityHeaders(false), variantOf: () => '' }),
    metrics: createMetrics(),
    ...{ bodyLimit: 5e6, fileLimit: 2e7, perMinute: 1e6 },
    ...{ trustProxy: false, secure: false, logLevel: 'error' },
    identify: identifier({ db, deps, clock, secure: false }),
    errorPage: (_request, status, message) => `<h1>${status}</h1><p>${message}</p>`,
  })
  const live = liveHub(db, { now: () => clock.now().toISOString(), everyMs: 200 })
  const { templates } = deps.annualReports
  annualReportRoutes(app, { execute, templates, fonts: 'fonts', reader: fileReader([]), live })
  auditRoutes(app, execute)
  identityRoutes(app, {
    ...{ db, clock, execute, deps, csrf, secure: false, publicUrl: '', setUpCode: null },
    singleSignOn: null,
  })
  fileRoutes(app)
  await app.listen({ host: '127.0.0.1', port: 0 })
  const { port } = app.server.address() as AddressInfo
  return {
    county,
    url: `http://127.0.0.1:${port}`,
    close: async () => {
      live.close()
      app.server.closeAllConnections()
      await app.close()
      await county.close()
    },
  }
}

const ANYONE = {
  config: { audience: 'anyone' as const },
  schema: { response: { 200: Type.Unknown() } },
}
const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
}
const BUILT = resolve(import.meta.dirname, '../../dist/workbench')

function fileRoutes(app: FastifyInstance): void {
  app.get('/desk/assets/:name', ANYONE, async (request, reply) => {
    const { name } = request.params as { name: string }
    const type = TYPES[extname(name)] ?? 'application/octet-stream'
    return reply.type(type).send(await readFile(resolve(BUILT, 'assets', name)))
  })
  for (const url of ['/desk', '/desk/*']) {
    app.get(url, ANYONE, async (_request, reply) =>
      reply.type('text/html; charset=utf-8').send(await readFile(resolve(BUILT, 'index.html'))),
    )
  }
}
