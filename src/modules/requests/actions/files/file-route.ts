import type { FastifyInstance } from 'fastify'
import { type Static, Type } from 'typebox'
import { READERS } from '#core/requests/life/roles.ts'
import { refuse } from '#platform/http/action-routes.ts'
import { Problem } from '#platform/http/problem.ts'
import { RequestFileInput } from '../../contract/files.ts'
import type { RequestsEntrance } from '../../requests.ports.ts'
import { sendBytes } from '../means/send-bytes.ts'
import { fileOfRequest, noFile } from './request-files.ts'

/** `GET /api/requests/:requestId/files/:fileId`: an attached file. */
export function fileRoute(app: FastifyInstance, { execute, openFile }: RequestsEntrance): void {
  app.route({
    method: 'GET',
    url: '/api/requests/:requestId/files/:fileId',
    config: { audience: READERS, action: fileOfRequest.name },
    schema: {
      ...{ summary: fileOfRequest.title, tags: ['依申请公开'], params: RequestFileInput },
      response: {
        200: Type.Unsafe<Uint8Array>({ type: 'string', format: 'binary' }),
        ...{ '4xx': Problem, '5xx': Problem },
      },
    },
    handler: async (request, reply) => {
      const { fileId } = request.params as Static<typeof RequestFileInput>
      const found = await execute(fileOfRequest, request.actor, request.params)
      if (!found.ok) return refuse(request, reply, found.error)
      const file = await openFile(request.actor.regionId, fileId)
      return file ? sendBytes(reply, file) : refuse(request, reply, noFile())
    },
  })
}
