import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import { absent } from '#core/kit/refusal.ts'
import { fail, ok } from '#core/kit/result.ts'
import type { Letter } from '#core/requests/letters/compose.ts'
import { HANDLERS } from '#core/requests/life/roles.ts'
import { defineQuery } from '#platform/action/define-action.ts'
import { refuse } from '#platform/http/action-routes.ts'
import { Problem } from '#platform/http/problem.ts'
import { CorrectionLetterInput } from '../../contract/corrections.ts'
import { LETTER_FORMATS } from '../../contract/letters.ts'
import { mayReadApplicant } from '../../requests.policy.ts'
import type { RequestsEntrance } from '../../requests.ports.ts'
import { LETTER_MEDIA_TYPES, writeLetter } from '../letters/write-letter.ts'
import type { Ctx } from '../load-request.ts'
import { lettersOut, openCorrection } from '../means/correction-content.ts'
import { sendBytes } from '../means/send-bytes.ts'
import {
  correctionSubject,
  type LoadedCorrection,
  loadCorrection,
  noCorrection,
} from './load-correction.ts'

/** What the file of a letter is written from; that it was taken is entered. */
export const correctionLetter = defineQuery({
  name: 'requests.download-correction-letter',
  title: '下载更正申请的文书',
  input: CorrectionLetterInput,
  output: Type.Object({
    letter: Type.Unsafe<Letter>({ type: 'object', additionalProperties: true }),
    number: Type.String(),
  }),
  audience: HANDLERS,
  load: loadCorrection,
  may: (actor, { guarded }: LoadedCorrection) =>
    mayReadApplicant(actor, guarded) ? null : noCorrection(),
  answer: async ({ deps }: Ctx, { row }: LoadedCorrection, { kind }) => {
    const found = lettersOut(openCorrection(deps, row)).find((each) => each.kind === kind)
    return found
      ? ok({ letter: found.letter, number: found.number })
      : fail(absent('no-letter', '还没有作出处理决定，没有这份文书。'))
  },
  audit: (loaded: LoadedCorrection, { kind }) => ({
    ...correctionSubject(loaded),
    after: { kind },
  }),
})

/** `GET /api/request-corrections/:correctionId/letters/:kind?format=docx|pdf` */
export function correctionLetterRoute(
  app: FastifyInstance,
  { execute, fonts }: RequestsEntrance,
): void {
  app.route({
    method: 'GET',
    url: '/api/request-corrections/:correctionId/letters/:kind',
    config: { audience: HANDLERS, action: correctionLetter.name },
    schema: {
      ...{ summary: correctionLetter.title, tags: ['依申请公开'] },
      querystring: Type.Object({ format: Type.String({ description: LETTER_FORMATS.join(' ') }) }),
      response: {
        200: Type.Unsafe<Uint8Array>({ type: 'string', format: 'binary' }),
        ...{ '4xx': Problem, '5xx': Problem },
      },
    },
    handler: async (request, reply) => {
      const input = { ...(request.query as object), ...(request.params as object) }
      const found = await execute(correctionLetter, request.actor, input)
      if (!found.ok) return refuse(request, reply, found.error)
      const { letter, number } = found.value
      const { format } = input as { format: keyof typeof LETTER_MEDIA_TYPES }
      const bytes = await writeLetter(letter, format, fonts)
      const name = `${letter.title}（${number}）.${format}`
      return sendBytes(reply, { name, mediaType: LETTER_MEDIA_TYPES[format], bytes })
    },
  })
}
