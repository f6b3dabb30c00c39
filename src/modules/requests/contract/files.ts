import { type Static, Type } from 'typebox'
import { FILE_USES } from '#core/requests/words.ts'
import { choice, Id, Instant, Nullable, nameOf } from '#platform/action/shapes.ts'

/** Scans of the application, opinions, the information that was given out. */

export const RequestFileInput = Type.Object({ requestId: Id, fileId: Id })

/** A file that was handed in before at `/api/files`, and what it is to the request. */
export const Attachment = Type.Object({
  ...{ fileId: Id, use: nameOf(FILE_USES, { title: '材料种类' }) },
  title: Type.String({ title: '材料名称', minLength: 1, maxLength: 200 }),
})
export type Attachment = Static<typeof Attachment>

/** POST …/files */
export const AttachFileInput = Type.Object({ requestId: Id, ...Attachment.properties })

export const FileList = Type.Object({
  files: Type.Array(
    Type.Object({
      ...{ id: Id, use: nameOf(FILE_USES), useLabel: Type.String(), title: Type.String() },
      addedAt: Instant,
      /** Whether this person may open it. */
      mayOpen: Type.Boolean(),
      /** It will be given to who applied, or was; null: neither. */
      given: Nullable(choice(['will', 'done'])),
    }),
  ),
})
export type FileList = Static<typeof FileList>
