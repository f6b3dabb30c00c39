import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { findHolders } from '#core/requests/citizens/find-holders.ts'
import { HTML, type Portal, queryText } from '#modules/portal/index.ts'
import { newId } from '#platform/db/uuid.ts'
import { statusOf } from '#platform/http/problem.ts'
import { applyOnline } from '../actions/citizens/apply.ts'
import { checkApplication } from '../actions/citizens/check-application.ts'
import { listAgencies } from '../actions/citizens/list-agencies.ts'
import { LONGEST } from '../contract/lengths.ts'
import type { PagesEntrance } from '../requests.ports.ts'
import { applyPage } from '../views/portal-apply.ts'
import { findPage, type Hints } from '../views/portal-find.ts'
import { receiptPage } from '../views/portal-receipt.ts'
import {
  type ApplicationForm,
  applicationOf,
  errorsOf,
  FORM_ORDER,
  formOf,
  inOrderOf,
  lengthFaults,
} from './application-form.ts'
import { findPublished } from './find-published.ts'
import { OPEN, OPEN_FORM } from './open-routes.ts'

type Errors = Readonly<Record<string, string>>

/** Shows the form with what was typed and what is wrong with it. */
export type ShowForm = (
  request: FastifyRequest,
  reply: FastifyReply,
  form: ApplicationForm,
  more?: { readonly errors?: Errors; readonly wantsHints?: boolean },
) => Promise<FastifyReply>

/** What a form holds before anybody wrote in it. */
export function emptyForm(): ApplicationForm {
  return { ...formOf({}), form: 'electronic', delivery: 'online', token: newId() }
}

/** Where to find it, whom to ask, and the form itself. */
export function applyRoutes(
  app: FastifyInstance,
  portal: Portal,
  { execute, formToken }: PagesEntrance,
): ShowForm {
  const agenciesFor = async ({ actor }: FastifyRequest) => {
    const agencies = await execute(listAgencies, actor, {})
    return agencies.ok ? agencies.value : []
  }
  const hintsFor = async (request: FastifyRequest, words: string): Promise<Hints> => {
    const holders = findHolders(words, await agenciesFor(request))
    const names = holders.map(({ name }) => name)
    const published = await findPublished(portal, request.actor.regionId, words, names)
    return { words, published, holders }
  }
  const showForm: ShowForm = async (request, reply, form, { errors = {}, wantsHints } = {}) => {
    const content = { form, errors: inOrderOf(FORM_ORDER, errors) }
    const hints = wantsHints
      ? await hintsFor(request, form.description.slice(0, LONGEST.description))
      : null
    const agencies = await agenciesFor(request)
    const shown = { ...content, hints, agencies, formToken: formToken(request, reply) }
    return reply.type(HTML).send(applyPage(await portal.frame(request), shown))
  }
  const faultsOf = async (request: FastifyRequest, form: ApplicationForm): Promise<Errors> => {
    const { applicantKind, applicant, delivery } = applicationOf(form)
    const seen = { applicantKind, applicant, delivery }
    const checked = await execute(checkApplication, request.actor, seen)
    return { ...(checked.ok && checked.value.faults), ...lengthFaults(form) }
  }

  app.get('/requests/find', OPEN, async (request, reply) => {
    const words = queryText(request, 'q', 200)
    const hints = words === '' ? null : await hintsFor(request, words)
    return reply.type(HTML).send(findPage(await portal.frame(request), hints))
  })
  app.get('/requests/new', OPEN, (request, reply) =>
    showForm(request, reply, {
      ...emptyForm(),
      agencyId: queryText(request, 'agency', 36),
      description: queryText(request, 'q', 200),
    }),
  )
  app.post('/requests/new', OPEN_FORM, async (request, reply) => {
    const form = formOf(request.body)
    const { find, choose } = (request.body ?? {}) as Readonly<Record<string, unknown>>
    if (find === 'yes') return showForm(request, reply, form, { wantsHints: true })
    if (typeof choose === 'string') return showForm(request, reply, { ...form, agencyId: choose })
    const made = await execute(applyOnline, request.actor, applicationOf(form))
    if (made.ok) return reply.type(HTML).send(receiptPage(await portal.frame(request), made.value))
    reply.code(statusOf(made.error))
    const { fields, message } = made.error
    const own = fields ? errorsOf(fields) : { agencyId: message }
    return showForm(request, reply, form, {
      errors: { ...own, ...(await faultsOf(request, form)) },
    })
  })
  return showForm
}
