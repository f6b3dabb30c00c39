import { Type } from 'typebox'
import { invalid, later } from '#core/kit/refusal.ts'
import { fail, ok } from '#core/kit/result.ts'
import { isEmail } from '#core/requests/applicant.ts'
import { DRAFT_SETTING } from '#core/requests/citizens/drafts.ts'
import { defineAction } from '#platform/action/define-action.ts'
import { text } from '#platform/action/shapes.ts'
import { countMail, type DraftRow } from '../../../store/drafts.ts'
import { draftMail } from '../../../views/draft-mail.ts'
import type { Ctx } from '../../load-request.ts'
import { CODE_FIELD, DraftSaved, draftSubject, loadDraft } from './draft-shared.ts'

/** Sends the code of a draft to an address, a few times at most: nobody's mailbox is filled from here. */
export const mailDraft = defineAction({
  name: 'requests.mail-draft',
  title: '把取用码发到电子邮箱',
  input: Type.Object({
    ...CODE_FIELD,
    email: text('电子邮箱', 200, 1),
    /** Where the site is reached. */
    origin: text('网址', 300),
  }),
  output: DraftSaved,
  audience: 'anyone',
  load: loadDraft,
  may: () => null,
  run: async (context: Ctx, draft: DraftRow, { code, email, origin }) => {
    const { tx, actor, deps } = context
    const address = email.trim()
    if (!isEmail(address)) {
      return fail(invalid('no-email', NO_EMAIL, { email: NO_EMAIL }))
    }
    if (draft.mails >= DRAFT_SETTING.mostMails)
      return fail(later('mails', ENOUGH, { email: ENOUGH }))
    await countMail(tx, draft)
    await deps.requests.mailToOne(tx as never, {
      ...{ regionId: actor.regionId, to: { name: '申请人', address }, createdBy: null },
      ...draftMail({ code, origin, endsOn: draft.ends_on }),
      about: { kind: 'request-draft', id: draft.id },
    })
    return ok({ output: { code, endsOn: draft.ends_on }, audit: draftSubject(draft.id) })
  },
})

const NO_EMAIL = '电子邮箱的格式不对。'
const ENOUGH = `取用码已经发过 ${DRAFT_SETTING.mostMails} 次，请到邮箱里找一找（也看看垃圾邮件），或者记下上面的取用码。`
