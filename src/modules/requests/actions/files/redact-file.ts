import { Type } from 'typebox'
import { fail, ok } from '#core/kit/result.ts'
import { TAKER_ROLES } from '#core/requests/life/roles.ts'
import { markedTitle, REDACTED, REPLACED, stemOf } from '#core/requests/redacted-titles.ts'
import { defineAction, defineQuery } from '#platform/action/define-action.ts'
import { RequestFileInput } from '../../contract/files.ts'
import {
  FilePageInput,
  KeepRedactionInput,
  RedactInput,
  RedactionDone,
} from '../../contract/redaction.ts'
import { type FileRow, insertFile } from '../../store/files.ts'
import { type Ctx, type Loaded, loadLocked, loadSeen, subjectOf } from '../load-request.ts'
import { filesOfRequest, isAnswerFile, putAside } from './given-files.ts'
import { fileOf, noFile, refuseGiving } from './request-files.ts'

const CLERKS = TAKER_ROLES.clerk ?? []
const Titled = Type.Object({ title: Type.String() })

/** Whether this person may redact the file: asked before anything is read or drawn. */
export const redactFile = defineQuery({
  name: 'requests.redact-file',
  title: '遮盖附件中不予公开的内容',
  input: RedactInput,
  output: Titled,
  audience: CLERKS,
  load: loadSeen,
  may: refuseGiving,
  answer: titleOf,
})

/** Whether this person may see the pages of the file to mark what is to be covered. */
export const measureFile = defineQuery({
  name: 'requests.measure-file',
  title: '查看附件的页数和页面大小',
  input: RequestFileInput,
  output: Titled,
  audience: CLERKS,
  load: loadSeen,
  may: refuseGiving,
  answer: titleOf,
})

/** The same for one page; each is entered, for it shows what the file says. */
export const viewFilePage = defineQuery({
  name: 'requests.view-file-page',
  title: '查看附件的页面',
  input: FilePageInput,
  output: FilePageInput,
  audience: CLERKS,
  load: loadSeen,
  may: refuseGiving,
  answer: async ({ tx }: Ctx, loaded: Loaded, key) =>
    (await fileOf(tx, loaded, key.fileId)) ? ok(key) : fail(noFile()),
  audit: (loaded: Loaded, { fileId, page }) => ({
    ...subjectOf(loaded),
    after: { seen: fileId, page },
  }),
})

/**
 * Attaches the redacted file as information that is given out. It takes the place of whatever was to be
 * given out of the same source, redacted or not, which stays with the request under another title.
 */
export const keepRedaction = defineAction({
  name: 'requests.keep-redaction',
  title: '保存遮盖后的附件',
  input: KeepRedactionInput,
  output: RedactionDone,
  audience: CLERKS,
  load: loadLocked,
  may: refuseGiving,
  run: async ({ tx, actor, now, deps }: Ctx, loaded: Loaded, given) => {
    const { regionId, id: by } = actor
    const { fileId: from, received, report, grounds } = given
    const original = await fileOf(tx, loaded, from)
    // It was taken off while it was redacted.
    if (!original) return fail(noFile())
    const fileId = await deps.requests.files.keep(tx as never, regionId, received, { now, by })
    const source = original.source_id ?? original.file_id
    const replaced = await putAsideAllOf({ tx }, loaded, [source, from])
    const names = (await filesOfRequest({ tx }, loaded)).map((each) => each.title)
    const title = markedTitle(stemOf(original.title), REDACTED, new Set(names))
    await insertFile(tx, {
      ...{ region_id: regionId, request_id: loaded.request.id, file_id: fileId, use: 'answer' },
      ...{ title, added_at: now, added_by: by, source_id: source },
    })
    const { pages, covers } = report
    const after = { fileId, from, pages, covers, grounds, replaced }
    return ok({
      output: { fileId, title, ...report },
      audit: { ...subjectOf(loaded), after },
    })
  },
})

/** Whatever was to be given out of these sources, and themselves, no longer is; their ids. */
async function putAsideAllOf(
  { tx }: Pick<Ctx, 'tx'>,
  loaded: Loaded,
  sources: readonly string[],
): Promise<readonly string[]> {
  const isOf = ({ file_id, source_id }: FileRow) =>
    sources.includes(file_id) || (source_id !== null && sources.includes(source_id))
  const older = (await filesOfRequest({ tx }, loaded)).filter(
    (file) => isAnswerFile(file) && isOf(file),
  )
  for (const file of older) await putAside({ tx }, loaded, file, REPLACED)
  return older.map(({ file_id }) => file_id)
}

async function titleOf({ tx }: Ctx, loaded: Loaded, { fileId }: { readonly fileId: string }) {
  const row = await fileOf(tx, loaded, fileId)
  return row ? ok({ title: row.title }) : fail(noFile())
}
