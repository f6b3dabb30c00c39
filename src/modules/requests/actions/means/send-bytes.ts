import type { FastifyReply } from 'fastify'
import { attachmentHeader } from '#platform/http/attachment.ts'
import type { OpenedFile } from '../../requests.ports.ts'

/** Answers with a file to be saved under its name, which no cache between here and there keeps. */
export function sendBytes(reply: FastifyReply, { name, mediaType, bytes }: OpenedFile) {
  const extension = /\.[a-z0-9]{1,8}$/i.exec(name)?.[0] ?? ''
  return reply
    .type(mediaType)
    .header('content-disposition', attachmentHeader(`file${extension}`, name))
    .header('cache-control', 'no-store')
    .serializer((body) => body as Uint8Array & string)
    .send(Buffer.from(bytes))
}
