import { WORKERS } from '#core/annual-report/life/roles.ts'
import { absent } from '#core/kit/refusal.ts'
import { fail, ok } from '#core/kit/result.ts'
import { defineAction } from '#platform/action/define-action.ts'
import { CommentInput, Done } from '../../annual-report.contract.ts'
import { refuseComment } from '../../annual-report.policy.ts'
import { settleComment } from '../../store/remarks.ts'
import { type Ctx, type Loaded, loadSeen, subjectOf } from '../load-report.ts'

function settling(verb: 'resolve' | 'reopen', title: string) {
  return defineAction({
    name: `annual-report.${verb}-comment`,
    title,
    input: CommentInput,
    output: Done,
    audience: WORKERS,
    load: loadSeen,
    may: (actor, { guarded }) => refuseComment(actor, guarded),
    run: async ({ tx, actor, now }: Ctx, loaded: Loaded, { commentId }) => {
      const key = { regionId: actor.regionId, reportId: loaded.report.id, commentId }
      const settled = verb === 'resolve' ? { at: now, by: actor.id, name: actor.name } : null
      if (!(await settleComment(tx, key, settled))) {
        return fail(absent('no-comment', '没有这条意见，可能页面已经过时，请刷新。'))
      }
      const audit = {
        ...subjectOf(loaded),
        after: { comment: commentId, settled: settled !== null },
      }
      return ok({ output: { done: true as const }, audit })
    },
  })
}

/** Marks a remark as dealt with. */
export const resolveComment = settling('resolve', '处理完一条意见')
/** Opens a settled remark again. */
export const reopenComment = settling('reopen', '重新提出一条意见')
