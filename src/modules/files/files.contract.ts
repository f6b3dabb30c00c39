import { type Static, Type } from 'typebox'

/** What goes in and out of this room. */

/** A file that was looked at and whose bytes are stored; made by the server, never by the browser. */
export const ReceivedFile = Type.Object({
  sha256: Type.String({ pattern: '^[0-9a-f]{64}$' }),
  size: Type.Integer({ minimum: 1, title: '文件大小' }),
  media_type: Type.String(),
  name: Type.String({ minLength: 1, maxLength: 200, title: '文件名' }),
  scan: Type.Enum(['clean', 'not-scanned']),
})
export type ReceivedFile = Static<typeof ReceivedFile>

export const FileView = Type.Object({
  id: Type.String(),
  name: Type.String(),
  size: Type.Integer(),
  mediaType: Type.String(),
})
export type FileView = Static<typeof FileView>
