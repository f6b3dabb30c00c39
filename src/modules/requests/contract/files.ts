import { type Static, Type } from 'typebox'
import { Id, Instant, nameOf } from '#platform/action/shapes.ts'

/** Scans of the application, opinions, the information that was given out. */

/** What a file is to the request, and whether it tells who applied or who was asked. */
export const FILE_USES = {
  application: { label: '申请材料', isPersonal: true },
  identity: { label: '身份证明', isPersonal: true },
  supplement: { label: '补正材料', isPersonal: true },
  opinion: { label: '意见', isPersonal: true },
  answer: { label: '提供的政府信息', isPersonal: false },
  proof: { label: '送达凭证', isPersonal: true },
  other: { label: '其他', isPersonal: false },
} as const

export const RequestFileInput = Type.Object({ requestId: Id, fileId: Id })

/** POST …/files: a file that was handed in before at `/api/files`. */
export const AttachFileInput = Type.Object({
  ...{ requestId: Id, fileId: Id, use: nameOf(FILE_USES, { title: '材料种类' }) },
  title: Type.String({ title: '材料名称', minLength: 1, maxLength: 200 }),
})

export const FileList = Type.Object({
  files: Type.Array(
    Type.Object({
      ...{ id: Id, use: nameOf(FILE_USES), useLabel: Type.String(), title: Type.String() },
      addedAt: Instant,
      /** Whether this person may open it. */
      mayOpen: Type.Boolean(),
    }),
  ),
})
export type FileList = Static<typeof FileList>
