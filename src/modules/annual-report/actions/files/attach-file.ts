import { WORKERS } from '#core/annual-report/life/roles.ts'
import { absent } from '#core/kit/refusal.ts'
import { fail, ok } from '#core/kit/result.ts'
import { defineAction } from '#platform/action/define-action.ts'
import type { Tx } from '#platform/db/database.ts'
import { AddAttachmentInput, Done, RemoveAttachmentInput } from '../../annual-report.contract.ts'
import { refuseEdit } from '../../annual-report.policy.ts'
import { deleteAttachment, insertAttachment } from '../../store/remarks.ts'
import { type Ctx, type Loaded, loadLocked, subjectOf } from '../load-report.ts'

/** Attaches a file that was handed in before. */
export const attachFile = defineAction({
  name: 'annual-report.attach-file',
  title: '给年度报告添加附件',
  input: AddAttachmentInput,
  output: Done,
  audience: WORKERS,
  load: loadLocked,
  may: (actor, { guarded }) => refuseEdit(actor, guarded),
  run: async ({ tx, actor, now, deps }: Ctx, loaded: Loaded, { fileId, title }) => {
    const { regionId, id: accountId } = actor
    const { files } = deps.annualReports
    const mine = await files.mayAttach(tx as unknown as Tx<never>, { regionId, fileId, accountId })
    if (!mine) return fail(absent('no-file', '没有这个文件，请重新上传。'))
    await insertAttachment(tx, {
      ...{ region_id: regionId, report_id: loaded.report.id, file_id: fileId },
      ...{ title: title.trim(), added_at: now, added_by: accountId },
    })
    const audit = { ...subjectOf(loaded), after: { attached: fileId, title } }
    return ok({ output: { done: true as const }, audit })
  },
})

/** Takes an attachment off again; the file itself stays. */
export const detachFile = defineAction({
  name: 'annual-report.detach-file',
  title: '移除年度报告的附件',
  input: RemoveAttachmentInput,
  output: Done,
  audience: WORKERS,
  load: loadLocked,
  may: (actor, { guarded }) => refuseEdit(actor, guarded),
  run: async ({ tx, actor }: Ctx, loaded: Loaded, { fileId }) => {
    const key = { regionId: actor.regionId, reportId: loaded.report.id, fileId }
    if (!(await deleteAttachment(tx, key))) return fail(absent('no-file', '报告没有这个附件。'))
    return ok({
      output: { done: true as const },
      audit: { ...subjectOf(loaded), before: { attached: fileId } },
    })
  },
})
