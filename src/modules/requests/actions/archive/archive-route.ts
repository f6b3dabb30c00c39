import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import { HANDLERS } from '#core/requests/life/roles.ts'
import { refuse } from '#platform/http/action-routes.ts'
import { Problem } from '#platform/http/problem.ts'
import type { RequestsEntrance } from '../../requests.ports.ts'
import { sendBytes } from '../means/send-bytes.ts'
import { archiveContents } from './archive-contents.ts'
import { packArchive } from './pack-archive.ts'

/** `GET /api/requests/:requestId/archive.zip` */
export function archiveRoute(
  app: FastifyInstance,
  { execute, openFile, fonts }: RequestsEntrance,
): void {
  app.route({
    method: 'GET',
    url: '/api/requests/:requestId/archive.zip',
    config: { audience: HANDLERS, action: archiveContents.name },
    schema: {
      ...{ summary: archiveContents.title, tags: ['依申请公开'] },
      response: {
        200: Type.Unsafe<Uint8Array>({ type: 'string', format: 'binary' }),
        ...{ '4xx': Problem, '5xx': Problem },
      },
    },
    handler: async (request, reply) => {
      const found = await execute(archiveContents, request.actor, request.params)
      if (!found.ok) return refuse(request, reply, found.error)
      const open = (fileId: string) => openFile(request.actor.regionId, fileId)
      const bytes = await packArchive(found.value, { open, fonts })
      const name = `${found.value.number}归档.zip`
      return sendBytes(reply, { name, mediaType: 'application/zip', bytes })
    },
  })
}
