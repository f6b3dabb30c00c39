import { Type } from 'typebox'
import { fail, ok } from '#core/kit/result.ts'
import { TAKER_ROLES } from '#core/requests/life/roles.ts'
import { defineAction, defineQuery } from '#platform/action/define-action.ts'
import { RequestFileInput } from '../../contract/files.ts'
import {
  FilePageInput,
  KeepRedactionInput,
  RedactInput,
  RedactionDone,
} from '../../contract/redaction.ts'
import { insertFile } from '../../store/files.ts'
import { type Ctx, type Loaded, loadLocked, loadSeen, subjectOf } from '../load-request.ts'
import { fileOf, noFile, refuseChange } from './request-files.ts'

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
  may: refuseChange,
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
  may: refuseChange,
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
  may: refuseChange,
  answer: async ({ tx }: Ctx, loaded: Loaded, key) =>
    (await fileOf(tx, loaded, key.fileId)) ? ok(key) : fail(noFile()),
  audit: (loaded: Loaded, { fileId, page }) => ({
    ...subjectOf(loaded),
    after: { seen: fileId, page },
  }),
})

const MARK = '（部分公开）'
const LONGEST_TITLE = 200

/** Attaches the redacted file as information that is given out. */
export const keepRedaction = defineAction({
  name: 'requests.keep-redaction',
  title: '保存遮盖后的附件',
  input: KeepRedactionInput,
  output: RedactionDone,
  audience: CLERKS,
  load: loadLocked,
  may: refuseChange,
  run: async ({ tx, actor, now, deps }: Ctx, loaded: Loaded, given) => {
    const { regionId, id: by } = actor
    const { fileId: from, received, report, grounds } = given
    const original = await fileOf(tx, loaded, from)
    // It was taken off while it was redacted.
    if (!original) return fail(noFile())
    const fileId = await deps.requests.files.keep(tx as never, regionId, received, { now, by })
    const stem = original.title.replace(/\.pdf$/i, '')
    const title = stem.slice(0, LONGEST_TITLE - MARK.length) + MARK
    await insertFile(tx, {
      ...{ region_id: regionId, request_id: loaded.request.id, file_id: fileId, use: 'answer' },
      ...{ title, added_at: now, added_by: by },
    })
    const { pages, covers } = report
    const after = { fileId, from, pages, covers, grounds }
    return ok({
      output: { fileId, title, ...report },
      audit: { ...subjectOf(loaded), after },
    })
  },
})

async function titleOf({ tx }: Ctx, loaded: Loaded, { fileId }: { readonly fileId: string }) {
  const row = await fileOf(tx, loaded, fileId)
  return row ? ok({ title: row.title }) : fail(noFile())
}
