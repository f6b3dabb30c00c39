import { Type } from 'typebox'
import { conflict, type Refusal } from '#core/kit/refusal.ts'
import { fail, ok } from '#core/kit/result.ts'
import type { Letter } from '#core/requests/letters/compose.ts'
import { defineAction } from '#platform/action/define-action.ts'
import { Id } from '#platform/action/shapes.ts'
import { findLetter, type LetterRow } from '../../store/letters.ts'
import { approvedFiles } from '../files/given-files.ts'
import { currentAnswer } from '../letters/answer-letter.ts'
import { openContent } from '../letters/letter-content.ts'
import { type Ctx, type Loaded, subjectOf } from '../load-request.ts'
import { loadProven, PROOF_FIELDS, type Proven, refuseGuess } from './prove-applicant.ts'

const Answer = Type.Object({
  title: Type.String(),
  number: Type.String(),
  content: Type.Unsafe<Letter>({ type: 'object', additionalProperties: true }),
})

/** The answer as the applicant takes it away, once it has been served (条例§40). */
export const readAnswer = defineAction({
  name: 'requests.applicant-read-answer',
  title: '申请人：下载答复',
  input: Type.Object(PROOF_FIELDS),
  output: Answer,
  audience: 'anyone',
  load: loadProven,
  may: () => null,
  run: async (context: Ctx, proven: Proven) => {
    const { loaded } = proven
    if (!loaded) return fail(await refuseGuess(context, proven))
    const letter = await servedLetter(context, loaded)
    if (!letter) return fail(notServed())
    const content = openContent(context.deps, letter).letter
    const output = { title: content.title, number: letter.number, content }
    return ok({ output, audit: { ...subjectOf(loaded), after: { letterId: letter.id } } })
  },
})

/** A file that was given out with the answer; nothing else of the request. */
export const readAnswerFile = defineAction({
  name: 'requests.applicant-read-file',
  title: '申请人：下载所提供的信息',
  input: Type.Object({ ...PROOF_FIELDS, fileId: Id }),
  output: Type.Object({ fileId: Id }),
  audience: 'anyone',
  load: loadProven,
  may: () => null,
  run: async (context: Ctx, proven: Proven, { fileId }) => {
    const { loaded } = proven
    if (!loaded) return fail(await refuseGuess(context, proven))
    const given = await givenFiles(context, loaded)
    if (!given.some(({ id }) => id === fileId)) return fail(notServed())
    return ok({ output: { fileId }, audit: { ...subjectOf(loaded), after: { fileId } } })
  },
})

function notServed(): Refusal {
  return conflict('not-served', '答复还没有送达，送达之后可以在这里下载。')
}

async function servedLetter({ tx }: Ctx, loaded: Loaded): Promise<LetterRow | null> {
  const answer = currentAnswer(loaded)
  if (!answer?.served_on) return null
  const key = { regionId: loaded.request.region_id, requestId: loaded.request.id }
  return findLetter(tx, key, answer.id)
}

/** What the answer that was served says of remedies. */
export async function remediesOf(context: Ctx, loaded: Loaded): Promise<readonly string[]> {
  const letter = await servedLetter(context, loaded)
  return letter ? openContent(context.deps, letter).letter.remedyParagraphs : []
}

/** What was given out, for the applicant's page: what was signed, once the answer was served. */
export async function givenFiles(
  context: Ctx,
  loaded: Loaded,
): Promise<readonly { readonly id: string; readonly title: string }[]> {
  if (!currentAnswer(loaded)?.served_on) return []
  const files = await approvedFiles(context, loaded)
  return files.map(({ file_id, title }) => ({ id: file_id, title }))
}
