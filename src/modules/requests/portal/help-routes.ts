import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { HTML, type Portal, queryText } from '#modules/portal/index.ts'
import { listAgencies } from '../actions/citizens/list-agencies.ts'
import { LETTER_MEDIA_TYPES, writeDocument } from '../actions/letters/write-letter.ts'
import { sendBytes } from '../actions/means/send-bytes.ts'
import type { LetterFormat } from '../contract/letters.ts'
import type { PagesEntrance } from '../requests.ports.ts'
import { applicationPaper } from '../views/application-paper.ts'
import { agenciesPage } from '../views/portal-agencies.ts'
import { type ApplicationForm, formOf, lengthFaults } from './application-form.ts'
import type { ShowForm } from './apply-routes.ts'
import { OPEN, OPEN_FORM } from './open-routes.ts'

const FORMATS: readonly LetterFormat[] = ['pdf', 'docx']

/** For those who do not write on a screen: where to go, whom to call, and the form on paper. */
export function helpRoutes(
  app: FastifyInstance,
  portal: Portal,
  { execute, fonts }: PagesEntrance,
  showForm: ShowForm,
): void {
  const agenciesFor = async ({ actor }: FastifyRequest) => {
    const agencies = await execute(listAgencies, actor, {})
    return agencies.ok ? agencies.value : []
  }
  const sendPaper = async (
    request: FastifyRequest,
    reply: FastifyReply,
    format: LetterFormat,
    form: ApplicationForm | null,
  ) => {
    const wanted = form?.agencyId || queryText(request, 'agency', 36)
    const agency = (await agenciesFor(request)).find(({ id }) => id === wanted) ?? null
    const bytes = await writeDocument(applicationPaper(form, agency), format, fonts)
    const name = `政府信息公开申请表${agency ? `（${agency.name}）` : ''}.${format}`
    return sendBytes(reply, { name, mediaType: LETTER_MEDIA_TYPES[format], bytes })
  }
  app.get('/requests/agencies', OPEN, async (request, reply) => {
    const agencies = await agenciesFor(request)
    return reply.type(HTML).send(agenciesPage(await portal.frame(request), agencies))
  })
  for (const format of FORMATS) {
    const url = `/requests/form.${format}`
    app.get(url, OPEN, (request, reply) => sendPaper(request, reply, format, null))
    app.post(url, OPEN_FORM, (request, reply) => {
      const form = formOf(request.body)
      const errors = lengthFaults(form)
      if (Object.keys(errors).length === 0) return sendPaper(request, reply, format, form)
      reply.code(400)
      return showForm(request, reply, form, { errors })
    })
  }
}
