import { Type } from 'typebox'
import { ok } from '#core/kit/result.ts'
import { DRAFT_SETTING, draftEndsOn } from '#core/requests/citizens/drafts.ts'
import { defineAction } from '#platform/action/define-action.ts'
import { Id, text } from '#platform/action/shapes.ts'
import { type DraftRow, removeDraft, saveDraftRow } from '../../../store/drafts.ts'
import type { Ctx } from '../../load-request.ts'
import {
  CODE_FIELD,
  DraftSaved,
  draftCodeOf,
  draftSubject,
  loadDraft,
  sealPlace,
} from './draft-shared.ts'

const Done = Type.Object({ done: Type.Literal(true) })

/**
 * Keeps what a citizen has written so far, whatever its faults, to go on later without an account. The
 * same form again is the same draft under the same code.
 */
export const saveDraft = defineAction({
  name: 'requests.save-draft',
  title: '保存未提交的申请',
  input: Type.Object({
    /** Of the form. */
    token: Id,
    /** The fields as JSON. */
    content: text('填写的内容', DRAFT_SETTING.mostCharacters, 2),
  }),
  output: DraftSaved,
  audience: 'anyone',
  load: async () => ok(null),
  may: () => null,
  run: async ({ tx, actor, deps, now, today }: Ctx, _, { token, content }) => {
    const code = draftCodeOf(deps, token)
    const endsOn = draftEndsOn(today)
    await saveDraftRow(tx, {
      ...{ region_id: actor.regionId, id: token, code_mark: deps.requests.marks.draft.of(code) },
      content: deps.requests.cipher.seal(content, sealPlace(token)),
      ...{ ends_on: endsOn, saved_at: now },
    })
    return ok({ output: { code, endsOn }, audit: { ...draftSubject(token), after: { endsOn } } })
  },
})

/** Opens it again, to go on. */
export const openDraft = defineAction({
  name: 'requests.open-draft',
  title: '打开未提交的申请',
  input: Type.Object(CODE_FIELD),
  output: Type.Object({ token: Id, content: Type.String() }),
  audience: 'anyone',
  load: loadDraft,
  may: () => null,
  run: async ({ deps }: Ctx, { id, content }: DraftRow) => {
    const output = { token: id, content: deps.requests.cipher.open(content, sealPlace(id)) }
    return ok({ output, audit: draftSubject(id) })
  },
})

/** Takes it away for good, because the citizen wants it so. */
export const deleteDraft = defineAction({
  name: 'requests.delete-draft',
  title: '删除未提交的申请',
  input: Type.Object(CODE_FIELD),
  output: Done,
  audience: 'anyone',
  load: loadDraft,
  may: () => null,
  run: async ({ tx, actor }: Ctx, { id }: DraftRow) => {
    await removeDraft(tx, actor.regionId, id)
    return ok({ output: { done: true as const }, audit: draftSubject(id) })
  },
})
