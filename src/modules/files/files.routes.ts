import type { FastifyInstance } from 'fastify'
import { forbidden, invalid } from '#core/kit/refusal.ts'
import { type Execute, mayTry } from '#platform/action/execute.ts'
import { refuse } from '#platform/http/action-routes.ts'
import { Problem } from '#platform/http/problem.ts'
import { handInFile } from './actions/hand-in-file.ts'
import { receiveFile } from './actions/keep-file.ts'
import { FileView } from './files.contract.ts'
import type { FilesPorts } from './files.ports.ts'

type Given = { readonly execute: Execute<unknown>; readonly ports: FilesPorts }

const NOT_SIGNED_IN = forbidden('not-signed-in', '请先登录。')
const NO_FILE = invalid('no-file', '没有收到文件，请重新选择。')

/** `POST /api/files`, one file as multipart form data. Nobody's bytes are stored before they sign in. */
export function filesRoutes(app: FastifyInstance, { execute, ports }: Given): void {
  app.route({
    method: 'POST',
    url: '/api/files',
    config: { audience: handInFile.audience, action: handInFile.name },
    schema: {
      ...{ summary: handInFile.title, tags: ['文件'], consumes: ['multipart/form-data'] },
      response: { 200: FileView, '4xx': Problem, '5xx': Problem },
    },
    handler: async (request, reply) => {
      const { actor } = request
      if (!mayTry(actor, handInFile.audience)) {
        return refuse(request, reply, actor.restriction ?? NOT_SIGNED_IN)
      }
      const part = request.isMultipart() ? await request.file() : undefined
      if (!part) return refuse(request, reply, NO_FILE)
      const received = await receiveFile(ports, {
        name: part.filename,
        bytes: await part.toBuffer(),
      })
      if (!received.ok) return refuse(request, reply, received.error)
      const result = await execute(handInFile, actor, received.value)
      return result.ok ? result.value : refuse(request, reply, result.error)
    },
  })
}
