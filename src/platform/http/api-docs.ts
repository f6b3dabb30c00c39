import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import type { FastifyInstance } from 'fastify'

/** Below it lies the description of the API, for people and as OpenAPI for programs. */
export const DOCS = '/api/docs'

/** Describes every `/api` route that is added after this. */
export async function describeApi(app: FastifyInstance, version: string): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: '公开 Gongkai', version, description: '政务公开平台的接口' },
      components: {
        securitySchemes: {
          session: { type: 'apiKey', in: 'cookie', name: 'gongkai_session' },
          csrf: { type: 'apiKey', in: 'header', name: 'x-csrf-token' },
        },
      },
    },
    hideUntagged: true,
  })
  await app.register(swaggerUi, {
    routePrefix: DOCS,
    uiConfig: { docExpansion: 'none', tryItOutEnabled: false },
  })
}
