import { Type } from 'typebox'
import { absent, conflict } from '#core/kit/refusal.ts'
import { fail, ok } from '#core/kit/result.ts'
import { READERS, TAKER_ROLES } from '#core/requests/life/roles.ts'
import { FILE_USES } from '#core/requests/words.ts'
import { defineAction, defineQuery } from '#platform/action/define-action.ts'
import { AttachFileInput, FileList, RequestFileInput } from '../../contract/files.ts'
import { RequestInput } from '../../requests.contract.ts'
import { mayOpenFile, noRequest, refuseUnseen, takersOf } from '../../requests.policy.ts'
import { deleteFile, type FileRow, filesOf } from '../../store/files.ts'
import { type Ctx, type Loaded, loadLocked, loadSeen, subjectOf } from '../load-request.ts'
import { attach } from './attach.ts'

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
  may: refuseChange,
  run: async (context: Ctx, loaded: Loaded, given) => {
    const made = await attach(context, loaded.request.id, given)
    if (!made.ok) return made
    if (!made.value.isNew) return fail(conflict('attached', '这个文件已经添加过。'))
    return ok({ output: DONE, audit: { ...subjectOf(loaded), after: noted(made.value.row) } })
  },
})

/** Takes an attachment off again; the file itself stays. */
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
    await deleteFile(tx, row)
    return ok({ output: DONE, audit: { ...subjectOf(loaded), before: noted(row) } })
  },
})

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
  answer: async ({ tx, actor }: Ctx, { request, guarded }: Loaded) => {
    const rows = await filesOf(tx, { regionId: actor.regionId, requestId: request.id })
    const files = rows.map(({ file_id: id, use, title, added_at: addedAt }) => {
      const { label: useLabel } = FILE_USES[use]
      const mayOpen = mayOpenFile(actor, guarded, FILE_USES[use])
      // Files are often named after whom they are about.
      return { id, use, useLabel, title: mayOpen ? title : useLabel, addedAt, mayOpen }
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
    ? conflict('archived', '申请已经归档，附件不能再增减。')
    : null
}

/** What is attached under an id; null where it is not of this request. */
export async function fileOf(tx: Ctx['tx'], { request }: Loaded, fileId: string) {
  const rows = await filesOf(tx, { regionId: request.region_id, requestId: request.id })
  return rows.find(({ file_id }) => file_id === fileId) ?? null
}
