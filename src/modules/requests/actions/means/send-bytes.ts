import type { FastifyReply } from 'fastify'
import type { OpenedFile } from '../../requests.ports.ts'

/** Answers with a file to be saved under its name, which no cache between here and there keeps. */
export function sendBytes(reply: FastifyReply, { name, mediaType, bytes }: OpenedFile) {
  const safe = name.toWellFormed().replace(/[\\/:*?"<>|\p{Cc}]/gu, '_')
  const coded = encodeURIComponent(safe).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  const extension = /\.[a-z0-9]{1,8}$/i.exec(name)?.[0] ?? ''
  return reply
    .type(mediaType)
    .header(
      'content-disposition',
      `attachment; filename="file${extension}"; filename*=UTF-8''${coded}`,
    )
    .header('cache-control', 'no-store')
    .serializer((body) => body as Uint8Array & string)
    .send(Buffer.from(bytes))
}
