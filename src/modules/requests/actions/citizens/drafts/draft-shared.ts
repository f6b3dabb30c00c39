import { type Static, Type } from 'typebox'
import { absent, type Refusal } from '#core/kit/refusal.ts'
import { fail, ok, type Result } from '#core/kit/result.ts'
import { Day } from '#platform/action/shapes.ts'
import { readableCode } from '#platform/crypto/readable.ts'
import type { RequestsDeps } from '../../../requests.ports.ts'
import { type DraftRow, draftMarked } from '../../../store/drafts.ts'
import type { Ctx } from '../../load-request.ts'

export const CODE_FIELD = { code: Type.String({ title: '取用码', minLength: 1, maxLength: 60 }) }

export const DraftSaved = Type.Object({ code: Type.String(), endsOn: Day })
export type DraftSaved = Static<typeof DraftSaved>

/** What a sealed draft is bound to. */
export const sealPlace = (draftId: string) => `request_draft.content/${draftId}`

/** The code under which a draft is found again: 12 readable characters, stored nowhere. */
export function draftCodeOf({ requests }: RequestsDeps, draftId: string): string {
  return readableCode(requests.marks.draftCode.of(draftId))
}

/** For `load`: the draft of a code, however it was typed, locked. */
export async function loadDraft(
  { tx, actor, deps, today }: Ctx,
  { code }: { readonly code: string },
): Promise<Result<DraftRow, Refusal>> {
  const marks = deps.requests.marks.draft.all(code)
  const found = await draftMarked(tx, actor.regionId, marks, today)
  return found ? ok(found) : fail(NO_DRAFT)
}

const SENTENCE = '没有这个取用码的内容：请核对每一位；也可能已经提交、删除，或者过了保存期限。'
const NO_DRAFT = absent('no-draft', SENTENCE, { code: SENTENCE })

/** In the trail: that there was one, and nothing of what it says. */
export function draftSubject(draftId: string) {
  return { subject: { kind: 'request-draft', id: draftId, name: '未提交的申请' } }
}
