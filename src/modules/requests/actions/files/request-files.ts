import { Type } from 'typebox'
import { absent, conflict, type Refusal } from '#core/kit/refusal.ts'
import { fail, ok } from '#core/kit/result.ts'
import { givenAs, refuseGivingChange, wasGiven } from '#core/requests/life/given-files.ts'
import { READERS, TAKER_ROLES } from '#core/requests/life/roles.ts'
import { GIVEN_BEFORE } from '#core/requests/redacted-titles.ts'
import { FILE_USES } from '#core/requests/words.ts'
import { defineAction, defineQuery } from '#platform/action/define-action.ts'
import { AttachFileInput, FileList, RequestFileInput } from '../../contract/files.ts'
import { RequestInput } from '../../requests.contract.ts'
import { mayOpenFile, noRequest, refuseUnseen, takersOf } from '../../requests.policy.ts'
import { deleteFile, type FileRow } from '../../store/files.ts'
import { type Ctx, type Loaded, loadLocked, loadSeen, subjectOf } from '../load-request.ts'
import { attach } from './attach.ts'
import { filesOfRequest, isAnswerFile, putAside } from './given-files.ts'

const Done = Type.Object({ done: Type.Literal(true) })
const DONE = { done: true as const }

export function noFile() {
  return absent('no-file', '申请没有这个附件，或者您不能查看它。')
}

/** Attaches a file that was handed in before. */
export const attachFile = defineAction({
  name: 'requests.attach-file',
  title: '给申请添加附件',
  input: AttachFileInput,
  output: Done,
  audience: TAKER_ROLES.clerk ?? [],
  load: loadLocked,
  may: (actor, loaded: Loaded, { use }) =>
    isAnswerFile({ use }) ? refuseGiving(actor, loaded) : refuseChange(actor, loaded),
  run: async (context: Ctx, loaded: Loaded, given) => {
    const made = await attach(context, loaded.request.id, given)
    if (!made.ok) return made
    if (!made.value.isNew) return fail(conflict('attached', '这个文件已经添加过。'))
    return ok({ output: DONE, audit: { ...subjectOf(loaded), after: noted(made.value.row) } })
  },
})

/**
 * Takes an attachment off again; the file itself stays. What went out with an answer stays with the
 * request and is only not given out again.
 */
export const detachFile = defineAction({
  name: 'requests.detach-file',
  title: '移除申请的附件',
  input: RequestFileInput,
  output: Done,
  audience: TAKER_ROLES.clerk ?? [],
  load: loadLocked,
  may: refuseChange,
  run: async ({ tx }: Ctx, loaded: Loaded, { fileId }) => {
    const row = await fileOf(tx, loaded, fileId)
    if (!row) return fail(noFile())
    const fixed = isAnswerFile(row) ? refuseGivingChange(loaded.request.state) : null
    if (fixed) return fail(fixed)
    const audit = { ...subjectOf(loaded), before: noted(row) }
    if (!wasGiven(loaded.events, fileId)) {
      await deleteFile(tx, row)
      return ok({ output: DONE, audit })
    }
    if (!isAnswerFile(row)) return fail(conflict('was-given', WAS_GIVEN))
    const change = await putAside({ tx }, loaded, row, GIVEN_BEFORE)
    return ok({ output: DONE, audit: { ...audit, after: noted({ ...row, ...change }) } })
  },
})

const WAS_GIVEN = '这份文件曾随答复提供给申请人，须留在案卷里，不能移除。'

/** What the trail says of an attachment: not what it is called where that may name a person. */
function noted({ file_id: fileId, use, title }: FileRow) {
  return { fileId, use, ...(!FILE_USES[use].isPersonal && { title }) }
}

/** What is attached; whoever may not read who applied is told of it, but cannot open it. */
export const listFiles = defineQuery({
  name: 'requests.list-files',
  title: '查看申请的附件目录',
  input: RequestInput,
  output: FileList,
  audience: READERS,
  load: loadSeen,
  may: (actor, { guarded }: Loaded) => refuseUnseen(actor, guarded),
  answer: async ({ tx, actor }: Ctx, { request, guarded, events }: Loaded) => {
    const rows = await filesOfRequest({ tx }, { request })
    const course = { state: request.state, events }
    const files = rows.map(({ file_id: id, use, title, added_at: addedAt }) => {
      const given = givenAs({ id, isAnswer: isAnswerFile({ use }) }, course)
      const { label: useLabel } = FILE_USES[use]
      const mayOpen = mayOpenFile(actor, guarded, FILE_USES[use])
      // Files are often named after whom they are about.
      return { id, use, useLabel, title: mayOpen ? title : useLabel, addedAt, mayOpen, given }
    })
    return ok({ files })
  },
})

/** Whether the file belongs to the request and this person may open it; that it was taken is entered. */
export const fileOfRequest = defineQuery({
  name: 'requests.download-file',
  title: '下载申请的附件',
  input: RequestFileInput,
  output: RequestFileInput,
  audience: READERS,
  load: loadSeen,
  may: (actor, { guarded }: Loaded) => refuseUnseen(actor, guarded),
  answer: async ({ tx, actor }: Ctx, loaded: Loaded, key) => {
    const row = await fileOf(tx, loaded, key.fileId)
    const isOpen = row && mayOpenFile(actor, loaded.guarded, FILE_USES[row.use])
    return isOpen ? ok(key) : fail(noFile())
  },
  audit: (loaded: Loaded, { fileId }) => ({ ...subjectOf(loaded), after: { taken: fileId } }),
})

/** Attachments change by the agency's clerks, until the request is archived. */
export function refuseChange(actor: Ctx['actor'], { guarded, request }: Loaded) {
  if (!takersOf(actor, guarded).has('clerk')) return noRequest()
  return request.state === 'archived'
    ? conflict('archived', '申请已经归档，附件不能再增减；确需更换的，请“重新办理”。')
    : null
}

/** The same of what is given out: only while the request is dealt with (`core/requests/life/given-files.ts`). */
export function refuseGiving(actor: Ctx['actor'], loaded: Loaded): Refusal | null {
  return refuseChange(actor, loaded) ?? refuseGivingChange(loaded.request.state)
}

/** What is attached under an id; null where it is not of this request. */
export async function fileOf(tx: Ctx['tx'], { request }: Loaded, fileId: string) {
  const rows = await filesOfRequest({ tx }, { request })
  return rows.find(({ file_id }) => file_id === fileId) ?? null
}
