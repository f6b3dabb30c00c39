import type { Read } from '#platform/db/read.ts'
import type {
  AnnualReportAttachmentTable,
  AnnualReportCommentTable,
} from '../annual-report.tables.ts'
import type { Handle } from './reports.ts'

export type CommentRow = Read<AnnualReportCommentTable>
export type AttachmentRow = Read<AnnualReportAttachmentTable>

type Key = { readonly regionId: string; readonly reportId: string }

/** Remarks on a report, oldest first. */
export async function listComments(tx: Handle, { regionId, reportId }: Key): Promise<CommentRow[]> {
  return tx
    .selectFrom('annual_report_comment')
    .selectAll()
    .where('region_id', '=', regionId)
    .where('report_id', '=', reportId)
    .orderBy('at')
    .orderBy('id')
    .execute()
}

export async function countOpenComments(tx: Handle, { regionId, reportId }: Key): Promise<number> {
  const row = await tx
    .selectFrom('annual_report_comment')
    .select(({ fn }) => fn.countAll<number>().as('open'))
    .where('region_id', '=', regionId)
    .where('report_id', '=', reportId)
    .where('resolved_at', 'is', null)
    .executeTakeFirstOrThrow()
  return row.open
}

export async function insertComment(tx: Handle, comment: CommentRow): Promise<void> {
  await tx.insertInto('annual_report_comment').values(comment).execute()
}

/** Marks a remark as settled, or opens it again; whether there is such a remark on the report. */
export async function settleComment(
  tx: Handle,
  { regionId, reportId, commentId }: Key & { readonly commentId: string },
  settled: { readonly at: string; readonly by: string | null; readonly name: string } | null,
): Promise<boolean> {
  const done = await tx
    .updateTable('annual_report_comment')
    .set({
      ...{ resolved_at: settled?.at ?? null, resolved_by: settled?.by ?? null },
      resolved_name: settled?.name ?? null,
    })
    .where('region_id', '=', regionId)
    .where('report_id', '=', reportId)
    .where('id', '=', commentId)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}

export async function listAttachments(
  tx: Handle,
  { regionId, reportId }: Key,
): Promise<AttachmentRow[]> {
  return tx
    .selectFrom('annual_report_attachment')
    .selectAll()
    .where('region_id', '=', regionId)
    .where('report_id', '=', reportId)
    .orderBy('added_at')
    .execute()
}

/** Attaches a file; nothing happens when it is attached already. */
export async function insertAttachment(tx: Handle, attachment: AttachmentRow): Promise<void> {
  await tx
    .insertInto('annual_report_attachment')
    .values(attachment)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Whether there was such an attachment. */
export async function deleteAttachment(
  tx: Handle,
  { regionId, reportId, fileId }: Key & { readonly fileId: string },
): Promise<boolean> {
  const done = await tx
    .deleteFrom('annual_report_attachment')
    .where('region_id', '=', regionId)
    .where('report_id', '=', reportId)
    .where('file_id', '=', fileId)
    .executeTakeFirst()
  return done.numDeletedRows > 0n
}
