import { placeOf } from '#core/annual-report/editing/place.ts'
import { WORKERS } from '#core/annual-report/life/roles.ts'
import { invalid } from '#core/kit/refusal.ts'
import { fail, ok } from '#core/kit/result.ts'
import { defineAction } from '#platform/action/define-action.ts'
import { newId } from '#platform/db/uuid.ts'
import { AddCommentInput, AddCommentOutput } from '../../annual-report.contract.ts'
import { refuseComment } from '../../annual-report.policy.ts'
import { insertComment } from '../../store/remarks.ts'
import { type Ctx, type Loaded, loadSeen, subjectOf } from '../load-report.ts'

/** Writes a remark on a cell, a section or the report as a whole. */
export const addComment = defineAction({
  name: 'annual-report.add-comment',
  title: '对年度报告提出意见',
  input: AddCommentInput,
  output: AddCommentOutput,
  audience: WORKERS,
  load: loadSeen,
  may: (actor, { guarded }) => refuseComment(actor, guarded),
  run: async ({ tx, actor, now }: Ctx, loaded: Loaded, { place, text }) => {
    if (place !== 'report' && placeOf(loaded.template, place) === null) {
      return fail(invalid('unknown-place', '这份报告没有这个位置。', { place: '没有这个位置。' }))
    }
    const written = text.trim()
    if (written === '') return fail(invalid('no-text', '请写下意见。', { text: '请写下意见。' }))
    const id = newId()
    await insertComment(tx, {
      ...{ region_id: actor.regionId, id, report_id: loaded.report.id, place, text: written },
      // A remark by the program itself bears the id of no account.
      ...{ at: now, account_id: actor.id ?? NO_ACCOUNT, account_name: actor.name },
      ...{ resolved_at: null, resolved_by: null, resolved_name: null },
    })
    const audit = { ...subjectOf(loaded), after: { comment: id, place, text: written } }
    return ok({ output: { commentId: id }, audit })
  },
})

const NO_ACCOUNT = '00000000-0000-0000-0000-000000000000'
