import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import type { FastifyInstance } from 'fastify'

/** Below it lies the description of the API, for people and as OpenAPI for programs. */
export const DOCS = '/api/docs'

type Described = {
  readonly version: string
  /** An SVG without styles of its own: the content policy holds inside pictures too. */
  readonly mark: Uint8Array
}

const TITLE = '接口说明 - 公开'
const MARK = { filename: 'mark.svg', type: 'image/svg+xml' } as const

/** Our own head; the library's has a style sheet within its mark, which the content policy forbids. */
const HEAD = `
const link = Object.assign(document.createElement('a'), { href: '/', textContent: '政务公开' })
const mark = Object.assign(new Image(32, 32), { src: '${DOCS}/static/theme/${MARK.filename}', alt: '' })
const head = Object.assign(document.createElement('header'), { className: 'house-head' })
link.prepend(mark)
head.append(link)
document.body.prepend(head)
document.documentElement.lang = 'zh-CN'
`
const STYLE = `
.house-head { padding: 8px 24px; background: #073a73; }
.house-head a { display: inline-flex; gap: 8px; align-items: center; color: #fff; font: 600 18px/2 sans-serif; text-decoration: none; }
.swagger-ui .info .title, .swagger-ui .opblock-summary-path { overflow-wrap: anywhere; }
.swagger-ui .info .title small, .swagger-ui .info .title small.version-stamp { background: #4c5a6b; }
.swagger-ui .info .title small pre { color: #fff; }
.swagger-ui .info a, .swagger-ui .info a .url { color: #0b4a8f; }
.swagger-ui .btn.authorize, .swagger-ui .btn.authorize span { color: #1b6e3c; border-color: #1b6e3c; }
`

/** Describes every `/api` route that is added after this. */
export async function describeApi(
  app: FastifyInstance,
  { version, mark }: Described,
): Promise<void> {
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
    uiConfig: { docExpansion: 'none', tryItOutEnabled: false, layout: 'BaseLayout' },
    logo: { type: MARK.type, content: Buffer.from(mark) },
    theme: {
      title: TITLE,
      css: [{ filename: 'house.css', content: STYLE }],
      js: [{ filename: 'house.js', content: HEAD }],
      favicon: [{ ...MARK, rel: 'icon', sizes: 'any', content: Buffer.from(mark) }],
    },
  })
}
