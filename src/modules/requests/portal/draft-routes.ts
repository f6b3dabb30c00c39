import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { isDay } from '#core/kit/day.ts'
import type { Refusal } from '#core/kit/refusal.ts'
import { DRAFT_SETTING } from '#core/requests/citizens/drafts.ts'
import { HTML, type Portal, queryText } from '#modules/portal/index.ts'
import { newId } from '#platform/db/uuid.ts'
import { statusOf } from '#platform/http/problem.ts'
import { deleteDraft, openDraft, saveDraft } from '../actions/citizens/drafts/keep-draft.ts'
import { mailDraft } from '../actions/citizens/drafts/mail-draft.ts'
import type { PagesEntrance } from '../requests.ports.ts'
import { resumePage, savedPage } from '../views/portal-draft.ts'
import { errorsOf, formOf, isBlank, lengthFault } from './application-form.ts'
import { emptyForm, type ShowForm } from './apply-routes.ts'
import { OPEN, OPEN_FORM } from './open-routes.ts'

type Errors = Readonly<Record<string, string>>
type Saved = Pick<Parameters<typeof savedPage>[1], 'code' | 'endsOn' | 'email'>
type Said = { readonly done?: string; readonly errors?: Errors }

/** An application that is written in several sittings, known by its code and nothing else. */
export function draftRoutes(
  app: FastifyInstance,
  portal: Portal,
  { execute, formToken }: PagesEntrance,
  showForm: ShowForm,
): void {
  const ask = async (
    request: FastifyRequest,
    reply: FastifyReply,
    code: string,
    { done, errors = {} }: Said,
  ) => {
    const content = { code, done: done ?? null, errors, formToken: formToken(request, reply) }
    return reply.type(HTML).send(resumePage(await portal.frame(request), content))
  }
  const show = async (
    request: FastifyRequest,
    reply: FastifyReply,
    saved: Saved,
    { done, errors = {} }: Said,
  ) => {
    const content = { ...saved, done: done ?? null, errors, formToken: formToken(request, reply) }
    return reply.type(HTML).send(savedPage(await portal.frame(request), content))
  }
  const refuse = (request: FastifyRequest, reply: FastifyReply, error: Refusal) => {
    reply.code(statusOf(error))
    const errors = errorsOf(error.fields ?? { code: error.message })
    return ask(request, reply, sentText(request, 'code'), { errors })
  }

  app.get('/requests/draft', OPEN, (request, reply) =>
    ask(request, reply, queryText(request, 'code', 60), {}),
  )
  app.post('/requests/draft', OPEN_FORM, async (request, reply) => {
    const form = formOf(request.body)
    const { token: sent, ...fields } = form
    const fault = isBlank(form) ? NOTHING_WRITTEN : tooMuchToKeep(Object.values(fields))
    if (fault !== null) {
      reply.code(400)
      return showForm(request, reply, form, { errors: { description: fault } })
    }
    const token = sent === '' ? newId() : sent
    const saved = await execute(saveDraft, request.actor, {
      token,
      content: JSON.stringify(fields),
    })
    if (saved.ok) return show(request, reply, { ...saved.value, email: form.email }, {})
    reply.code(statusOf(saved.error))
    return showForm(request, reply, form, { errors: { description: saved.error.message } })
  })
  app.post('/requests/draft/open', OPEN, async (request, reply) => {
    const opened = await execute(openDraft, request.actor, { code: sentText(request, 'code') })
    if (!opened.ok) return refuse(request, reply, opened.error)
    const { content, token } = opened.value
    return showForm(request, reply, { ...emptyForm(), ...formOf(JSON.parse(content)), token })
  })
  app.post('/requests/draft/delete', OPEN, async (request, reply) => {
    const gone = await execute(deleteDraft, request.actor, { code: sentText(request, 'code') })
    if (!gone.ok) return refuse(request, reply, gone.error)
    return ask(request, reply, '', { done: '保存的内容已经删除。' })
  })
  app.post('/requests/draft/mail', OPEN, async (request, reply) => {
    const [code, email, endsOn] = [
      sentText(request, 'code'),
      sentText(request, 'email').trim(),
      sentText(request, 'endsOn'),
    ]
    const { origin } = (await portal.frame(request)).site
    const sent = await execute(mailDraft, request.actor, { code, email, origin })
    if (sent.ok) {
      const done = `取用码已经发往 ${email}。没有收到的，请看看垃圾邮件。`
      return show(request, reply, { ...sent.value, email }, { done })
    }
    if (sent.error.code === 'no-draft' || !isDay(endsOn)) return refuse(request, reply, sent.error)
    reply.code(statusOf(sent.error))
    const errors = errorsOf(sent.error.fields ?? { email: sent.error.message })
    return show(request, reply, { code, endsOn, email }, { errors })
  })
}

const NOTHING_WRITTEN = '您还没有填写任何内容，没有可以保存的。写了一些以后再保存。'

function tooMuchToKeep(written: readonly string[]): string | null {
  return lengthFault(written.join(''), DRAFT_SETTING.mostCharacters)
}

function sentText({ body }: FastifyRequest, name: string): string {
  const value = ((body ?? {}) as Readonly<Record<string, unknown>>)[name]
  return typeof value === 'string' ? value.slice(0, 300) : ''
}
