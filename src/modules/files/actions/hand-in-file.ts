import { ok } from '#core/kit/result.ts'
import { type Context, defineAction } from '#platform/action/define-action.ts'
import { FileView, ReceivedFile } from '../files.contract.ts'
import type { FilesTables } from '../files.tables.ts'
import { keepFile } from './keep-file.ts'

/** Somebody of the staff hands in a file, to be attached to something afterwards. */
export const handInFile = defineAction({
  name: 'files.hand-in',
  title: '上传文件',
  input: ReceivedFile,
  output: FileView,
  audience: 'signed-in',
  load: async (_context: Context<FilesTables, unknown>) => ok(null),
  may: () => null,
  run: async ({ tx, actor, now }, _target, received) => {
    const id = await keepFile(tx, actor.regionId, received, { now, by: actor.id })
    const { name, size, media_type: mediaType, sha256, scan } = received
    const subject = { kind: 'file', id, name }
    return ok({
      output: { id, name, size, mediaType },
      audit: { subject, after: { size, mediaType, sha256, scan } },
    })
  },
})
