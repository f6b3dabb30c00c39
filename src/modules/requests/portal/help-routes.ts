import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { HTML, type Portal, queryText } from '#modules/portal/index.ts'
import { listAgencies } from '../actions/citizens/list-agencies.ts'
import { LETTER_MEDIA_TYPES, writeDocument } from '../actions/letters/write-letter.ts'
import { sendBytes } from '../actions/means/send-bytes.ts'
import type { LetterFormat } from '../contract/letters.ts'
import type { PagesEntrance } from '../requests.ports.ts'
import { applicationPaper } from '../views/application-paper.ts'
import { agenciesPage } from '../views/portal-agencies.ts'
import { type ApplicationForm, formOf } from './application-form.ts'

const OPEN = { config: { audience: 'anyone' } } as const
const FORMATS: readonly LetterFormat[] = ['pdf', 'docx']

/** For those who do not write on a screen: where to go, whom to call, and the form on paper. */
export function helpRoutes(
  app: FastifyInstance,
  portal: Portal,
  { execute, fonts }: PagesEntrance,
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
    app.post(url, OPEN, (request, reply) => sendPaper(request, reply, format, formOf(request.body)))
  }
}
