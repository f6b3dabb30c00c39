import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type StaticFile, sendStatic, staticFiles } from '#platform/http/static-files.ts'
import { DESK_FILES } from './desk-files.ts'

const OPEN = { config: { audience: 'anyone' } } as const
const NOT_BUILT = '工作台还没有构建，请先运行 npm run build，再重新启动。'

/** The workbench: its files, and its one page for every address below /desk. */
export function deskRoutes(app: FastifyInstance): void {
  const files = staticFiles(DESK_FILES)
  const index = files.get('index.html')
  const page = async (request: FastifyRequest, reply: FastifyReply) =>
    index ? sendStatic(request, reply, index) : reply.code(503).send(NOT_BUILT)
  app.get('/desk', OPEN, page)
  app.get<{ Params: { '*': string } }>('/desk/*', OPEN, async (request, reply) => {
    const file: StaticFile | undefined = files.get(request.params['*'])
    if (file) return sendStatic(request, reply, file)
    return request.params['*'].startsWith('assets/') ? reply.callNotFound() : page(request, reply)
  })
}
