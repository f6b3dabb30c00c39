import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { HTML, type Portal, queryText } from '#modules/portal/index.ts'
import { newId } from '#platform/db/uuid.ts'
import { statusOf } from '#platform/http/problem.ts'
import { applyOnline } from './actions/citizens/apply.ts'
import { listAgencies } from './actions/citizens/list-agencies.ts'
import { type ApplicationForm, applicationOf, errorsOf, formOf } from './portal/application-form.ts'
import { trackRoutes } from './portal/track-routes.ts'
import type { PagesEntrance } from './requests.ports.ts'
import { aboutPage } from './views/portal-about.ts'
import { applyPage } from './views/portal-apply.ts'
import { receiptPage } from './views/portal-receipt.ts'

const PUBLIC = { config: { audience: 'anyone', publicPage: true } } as const
const OPEN = { config: { audience: 'anyone' } } as const

/** The citizens' pages: what a request is, a new one, and how mine stands. No script needed. */
export function requestsPages(app: FastifyInstance, portal: Portal, entrance: PagesEntrance): void {
  const { execute, formToken } = entrance
  app.get('/requests', PUBLIC, async (request, reply) =>
    reply.type(HTML).send(aboutPage(await portal.frame(request))),
  )
  app.get('/requests/new', OPEN, async (request, reply) => {
    const empty = { ...formOf({}), form: 'electronic', delivery: 'online', token: newId() }
    const form = { ...empty, agencyId: queryText(request, 'agency', 36) }
    return sendForm(request, reply, form, {})
  })
  app.post('/requests/new', OPEN, async (request, reply) => {
    const form = formOf(request.body)
    const made = await execute(applyOnline, request.actor, applicationOf(form))
    if (made.ok) {
      return reply.type(HTML).send(receiptPage(await portal.frame(request), made.value))
    }
    reply.code(statusOf(made.error))
    const { fields, message } = made.error
    return sendForm(request, reply, form, fields ? errorsOf(fields) : { agencyId: message })
  })
  trackRoutes(app, portal, entrance)

  async function sendForm(
    request: FastifyRequest,
    reply: FastifyReply,
    form: ApplicationForm,
    errors: Readonly<Record<string, string>>,
  ) {
    const agencies = await execute(listAgencies, request.actor, {})
    const content = { form, errors, agencies: agencies.ok ? agencies.value : [] }
    const frame = await portal.frame(request)
    return reply
      .type(HTML)
      .send(applyPage(frame, { ...content, formToken: formToken(request, reply) }))
  }
}
