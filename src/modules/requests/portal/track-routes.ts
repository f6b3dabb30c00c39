import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { TSchema } from 'typebox'
import { absent, invalid, type Refusal } from '#core/kit/refusal.ts'
import { fail } from '#core/kit/result.ts'
import { HTML, type Portal, queryText } from '#modules/portal/index.ts'
import type { Action } from '#platform/action/define-action.ts'
import { statusOf } from '#platform/http/problem.ts'
import {
  giveReasonsOnline,
  rateAnswer,
  supplementOnline,
  withdrawOnline,
} from '../actions/citizens/answer-back.ts'
import { readAnswer, readAnswerFile } from '../actions/citizens/read-answer.ts'
import { type TrackView, trackRequest } from '../actions/citizens/track.ts'
import { LETTER_MEDIA_TYPES, writeLetter } from '../actions/letters/write-letter.ts'
import { sendBytes } from '../actions/means/send-bytes.ts'
import { LONGEST } from '../contract/lengths.ts'
import type { PagesEntrance, RequestsDeps } from '../requests.ports.ts'
import { statusPage } from '../views/portal-status.ts'
import { trackPage } from '../views/portal-track.ts'
import { errorsOf, lengthFault } from './application-form.ts'
import { OPEN, OPEN_FORM } from './open-routes.ts'
import { type Fields, supplementParts } from './supplement-parts.ts'

type Sent = Readonly<Record<string, unknown>>
type Answer = Action<TSchema, TSchema, RequestsDeps>

/** What an applicant does on the page of their request; each answers with that page. */
const DEEDS: Readonly<
  Record<
    string,
    {
      action: Answer
      input: (sent: Sent) => object
      done: string
      /** Characters of the text that is written for it. */
      most?: number
    }
  >
> = {
  supplement: {
    action: supplementOnline as Answer,
    input: ({ text, files }) => ({ text, files }),
    done: '已经收到您的补正，答复期限从今天起重新计算。',
    most: LONGEST.supplement,
  },
  reasons: {
    action: giveReasonsOnline as Answer,
    input: ({ text }) => ({ text }),
    done: '已经收到您说明的理由。',
    most: LONGEST.reasons,
  },
  rate: {
    action: rateAnswer as Answer,
    input: ({ stars, remark, suggestsPublication }) => ({
      ...{ stars: Number(stars), remark, suggestsPublication: suggestsPublication === 'yes' },
    }),
    done: '谢谢您的评价。',
  },
  withdraw: {
    action: withdrawOnline as Answer,
    input: ({ reason }) => ({ reason }),
    done: '这件申请已经撤回。',
  },
}

/** How a request stands, asked with its number and a proof; nothing of it is in an address. */
export function trackRoutes(app: FastifyInstance, portal: Portal, entrance: PagesEntrance): void {
  const { execute, formToken, receiveFile } = entrance
  const mayBring = async (request: FastifyRequest, { number, proof }: Fields) => {
    const seen = await execute(trackRequest, request.actor, { number, proof })
    return seen.ok && seen.value.state === 'awaiting-supplement'
  }
  const askAgain = async (
    request: FastifyRequest,
    reply: FastifyReply,
    errors: Readonly<Record<string, string>>,
  ) => {
    const number = proofOf(request).number || queryText(request, 'number')
    const form = { number, proof: '' }
    const content = { form, errors, formToken: formToken(request, reply) }
    return reply.type(HTML).send(trackPage(await portal.frame(request), content))
  }
  const show = async (
    request: FastifyRequest,
    reply: FastifyReply,
    view: TrackView,
    {
      done = null,
      errors = {},
    }: { done?: string | null; errors?: Readonly<Record<string, string>> },
  ) => {
    const typed = done === null ? ((request.body ?? {}) as Fields) : {}
    const content = { view, done, errors, typed, form: proofOf(request) }
    // Whoever changes the look comes back to the question, not to what was sent.
    const frame = { ...(await portal.frame(request)), path: '/requests/track' }
    const drawn = statusPage(frame, { ...content, formToken: formToken(request, reply) })
    return reply.type(HTML).send(drawn)
  }
  app.get('/requests/track', OPEN, (request, reply) => askAgain(request, reply, {}))
  app.post('/requests/track', OPEN, async (request, reply) => {
    const seen = await execute(trackRequest, request.actor, proofOf(request))
    if (seen.ok) return show(request, reply, seen.value, {})
    reply.code(statusOf(seen.error))
    return askAgain(request, reply, errorsOf(seen.error.fields ?? { number: seen.error.message }))
  })
  downloadRoutes(app, entrance, askAgain)
  for (const [name, { action, input, done, most }] of Object.entries(DEEDS)) {
    app.post(`/requests/track/${name}`, OPEN_FORM, async (request, reply) => {
      const parts = await supplementParts(request, {
        mayBring: async (fields) => mayBring(request, fields),
        receiveFile,
      })
      request.body = parts.fields
      const sent: Sent = { ...parts.fields, ...(parts.files.ok && { files: parts.files.value }) }
      const unconfirmed = name === 'withdraw' && sent.confirm !== 'yes' ? UNCONFIRMED : null
      const fault = unconfirmed ?? (parts.files.ok ? null : parts.files)
      const given = { ...proofOf(request), ...input(sent) }
      const made = fault ?? (await execute(action, request.actor, given))
      if (made.ok) return show(request, reply, made.value as TrackView, { done })
      reply.code(statusOf(made.error))
      const seen = await execute(trackRequest, request.actor, proofOf(request))
      const errors = {
        ...errorsOf(made.error.fields ?? { number: made.error.message }),
        ...faultOfText(parts.fields.text, most),
      }
      return seen.ok
        ? show(request, reply, seen.value, { errors })
        : askAgain(request, reply, errors)
    })
  }
}

function faultOfText(text = '', most = Number.POSITIVE_INFINITY) {
  const fault = lengthFault(text, most)
  return fault !== null && { text: fault }
}

type AskAgain = (
  request: FastifyRequest,
  reply: FastifyReply,
  errors: Readonly<Record<string, string>>,
) => Promise<FastifyReply>

/** The answer and what was given out with it, as files; asked for like everything here. */
function downloadRoutes(
  app: FastifyInstance,
  { execute, openFile, fonts }: PagesEntrance,
  askAgain: AskAgain,
): void {
  const refuse = (request: FastifyRequest, reply: FastifyReply, refusal: Refusal) => {
    reply.code(statusOf(refusal))
    return askAgain(request, reply, errorsOf(refusal.fields ?? { number: refusal.message }))
  }
  app.post('/requests/track/answer', OPEN, async (request, reply) => {
    const found = await execute(readAnswer, request.actor, proofOf(request))
    if (!found.ok) return refuse(request, reply, found.error)
    const { content, title, number } = found.value
    const bytes = await writeLetter(content, 'pdf', fonts)
    return sendBytes(reply, {
      name: `${title}（${number}）.pdf`,
      mediaType: LETTER_MEDIA_TYPES.pdf,
      bytes,
    })
  })
  app.post('/requests/track/file', OPEN, async (request, reply) => {
    const { fileId } = (request.body ?? {}) as Sent
    const input = { ...proofOf(request), fileId }
    const found = await execute(readAnswerFile, request.actor, input)
    if (!found.ok) return refuse(request, reply, found.error)
    const file = await openFile(request.actor.regionId, found.value.fileId)
    return file ? sendBytes(reply, file) : refuse(request, reply, NOT_THERE)
  })
}

const NOT_THERE = absent('no-file', '这个文件已经不在了，请与答复的机关联系。')
const NOT_CONFIRMED = '撤回之前，请先勾选“我确认撤回”。'
const UNCONFIRMED = fail(invalid('not-confirmed', NOT_CONFIRMED, { confirm: NOT_CONFIRMED }))

function proofOf({ body }: FastifyRequest): { number: string; proof: string } {
  const { number, proof } = (body ?? {}) as Sent
  return {
    number: typeof number === 'string' ? number.slice(0, 100).trim() : '',
    proof: typeof proof === 'string' ? proof.slice(0, 60).trim() : '',
  }
}
