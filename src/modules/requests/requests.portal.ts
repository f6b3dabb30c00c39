import type { FastifyInstance } from 'fastify'
import { HTML, type Portal } from '#modules/portal/index.ts'
import { applyRoutes } from './portal/apply-routes.ts'
import { draftRoutes } from './portal/draft-routes.ts'
import { helpRoutes } from './portal/help-routes.ts'
import { summaryRoutes } from './portal/summary-routes.ts'
import { trackRoutes } from './portal/track-routes.ts'
import type { PagesEntrance } from './requests.ports.ts'
import { aboutPage } from './views/portal-about.ts'

const PUBLIC = { config: { audience: 'anyone', publicPage: true } } as const

/** The citizens' pages: what a request is, a new one, and how mine stands. No script needed. */
export function requestsPages(app: FastifyInstance, portal: Portal, entrance: PagesEntrance): void {
  app.get('/requests', PUBLIC, async (request, reply) =>
    reply.type(HTML).send(aboutPage(await portal.frame(request))),
  )
  summaryRoutes(app, portal, entrance)
  const showForm = applyRoutes(app, portal, entrance)
  helpRoutes(app, portal, entrance, showForm)
  draftRoutes(app, portal, entrance, showForm)
  trackRoutes(app, portal, entrance)
}
