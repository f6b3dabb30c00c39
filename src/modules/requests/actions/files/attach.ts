import type { Refusal } from '#core/kit/refusal.ts'
import { absent } from '#core/kit/refusal.ts'
import { fail, ok, type Result } from '#core/kit/result.ts'
import type { Attachment } from '../../contract/files.ts'
import { type FileRow, insertFile } from '../../store/files.ts'
import type { Ctx } from '../load-request.ts'

/** Attaches a file that whoever acts has handed in; whether it was not attached before. */
export async function attach(
  { tx, actor, now, deps }: Ctx,
  requestId: string,
  { fileId, use, title }: Attachment,
): Promise<Result<{ readonly row: FileRow; readonly isNew: boolean }, Refusal>> {
  const { regionId, id: accountId } = actor
  if (!(await deps.requests.files.mayAttach(tx as never, { regionId, fileId, accountId }))) {
    return fail(absent('no-file', '没有这个文件，请重新上传。'))
  }
  const row: FileRow = {
    ...{ region_id: regionId, request_id: requestId, file_id: fileId, use },
    ...{ title: title.trim(), added_at: now, added_by: accountId, source_id: null },
  }
  return ok({ row, isNew: await insertFile(tx, row) })
}
