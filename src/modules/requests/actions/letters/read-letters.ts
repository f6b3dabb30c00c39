import { ok } from '#core/kit/result.ts'
import { HANDLERS, READERS } from '#core/requests/life/roles.ts'
import { defineQuery } from '#platform/action/define-action.ts'
import {
  LetterFileInput,
  LetterForFile,
  LetterInput,
  LetterList,
  LetterView,
} from '../../contract/letters.ts'
import { RequestInput } from '../../requests.contract.ts'
import { mayReadApplicant, refuseUnseen } from '../../requests.policy.ts'
import { letterHead, letterView } from '../../views/letter-answers.ts'
import { type Ctx, type Loaded, loadSeen } from '../load-request.ts'
import { openContent } from './letter-content.ts'
import { type LoadedLetter, letterNote, loadLetterSeen, noLetter } from './load-letter.ts'

/** Which letters there are, without what they say. */
export const listLetters = defineQuery({
  name: 'requests.list-letters',
  title: '查看申请的文书目录',
  input: RequestInput,
  output: LetterList,
  audience: READERS,
  load: loadSeen,
  may: (actor, { guarded }: Loaded) => refuseUnseen(actor, guarded),
  answer: async ({ actor }: Ctx, loaded: Loaded) => {
    const isOpen = mayReadApplicant(actor, loaded.guarded)
    return ok({ letters: loaded.letters.map((row) => letterHead(loaded, row, { isOpen })) })
  },
})

/** A letter as it reads: it names the applicant, so that each reading leaves an entry. */
export const showLetter = defineQuery({
  name: 'requests.show-letter',
  title: '查看文书',
  input: LetterInput,
  output: LetterView,
  audience: HANDLERS,
  load: loadLetterSeen,
  may: refuseReading,
  answer: async ({ deps }: Ctx, loaded: LoadedLetter) =>
    ok(letterView(loaded, loaded.letter, openContent(deps, loaded.letter).letter)),
  audit: (loaded: LoadedLetter) => letterNote(loaded, loaded.letter),
})

/** What the file of a letter is written from; that it was taken is entered. */
export const letterForFile = defineQuery({
  name: 'requests.download-letter',
  title: '下载文书',
  input: LetterFileInput,
  output: LetterForFile,
  audience: HANDLERS,
  load: loadLetterSeen,
  may: refuseReading,
  answer: async ({ deps }: Ctx, loaded: LoadedLetter, { format }) => {
    const { letter, request } = loaded
    const view = letterView(loaded, letter, openContent(deps, letter).letter)
    return ok({ ...view, requestNumber: request.number, format })
  },
  audit: (loaded: LoadedLetter) => letterNote(loaded, loaded.letter),
})

function refuseReading(actor: Ctx['actor'], { guarded }: LoadedLetter) {
  return mayReadApplicant(actor, guarded) ? null : noLetter()
}
