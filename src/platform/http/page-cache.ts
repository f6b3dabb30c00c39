import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import type { FastifyInstance } from 'fastify'

/** One page, in each coding from the first time a browser asks for it so. */
type Kept = {
  readonly headers: Record<string, string>
  readonly text: string
  readonly bodies: Partial<Record<Coding, Buffer>>
}
type Coding = 'br' | 'gzip' | 'identity'

const CODE: Readonly<Record<Coding, (text: string) => Buffer>> = {
  br: (text) => brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
  gzip: (text) => gzipSync(text),
  identity: (text) => Buffer.from(text),
}

/** Pages that are the same for everybody, kept until something is published. */
export type PageCache = {
  /** Sends the kept page, when there is one for this request. */
  readonly answer: (request: IncomingMessage, response: ServerResponse) => boolean
  readonly keep: (request: IncomingMessage, type: string, body: string) => void
  /** Forgets everything; what is asked for next is drawn anew. */
  readonly clear: () => void
  /** Rises with every `clear`, so that a page begun before it is not kept after it. */
  readonly generation: () => number
}

type Options = {
  readonly headers: Readonly<Record<string, string>>
  /** What a request's cookies change in a page: `''`, or the name of another appearance. */
  readonly variantOf: (cookies: string) => string
  readonly mostPages?: number
  readonly onHit?: () => void
}

export function createPageCache(options: Options): PageCache {
  const { mostPages = 2000, onHit = () => {} } = options
  const pages = new Map<string, Kept>()
  let generation = 0
  /** Everything a public page may depend on. */
  const keyOf = ({ headers, url }: IncomingMessage) =>
    `${headers.host ?? ''}\n${url ?? ''}\n${options.variantOf(headers.cookie ?? '')}`
  return {
    answer: (request, response) => {
      if (request.method !== 'GET' && request.method !== 'HEAD') return false
      const page = pages.get(keyOf(request))
      if (!page) return false
      onHit()
      send(page, request, response)
      return true
    },
    keep: (request, type, body) => {
      if (pages.size >= mostPages) pages.delete(pages.keys().next().value ?? '')
      pages.set(keyOf(request), keptPage({ ...options.headers, 'content-type': type }, body))
    },
    clear: () => {
      generation += 1
      pages.clear()
    },
    generation: () => generation,
  }
}

function keptPage(headers: Record<string, string>, text: string): Kept {
  const etag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`
  const kept = { etag, vary: 'accept-encoding, cookie', 'cache-control': 'no-cache' }
  return { headers: { ...headers, ...kept }, text, bodies: {} }
}

function send(page: Kept, request: IncomingMessage, response: ServerResponse): void {
  const { etag } = page.headers
  if (etag && request.headers['if-none-match']?.includes(etag)) {
    response.writeHead(304, { etag, vary: page.headers.vary ?? '' })
    response.end()
    return
  }
  const coding = codingFor(request.headers['accept-encoding'])
  const body = page.bodies[coding] ?? CODE[coding](page.text)
  page.bodies[coding] = body
  response.writeHead(200, {
    ...page.headers,
    'content-length': body.length,
    ...(coding !== 'identity' && { 'content-encoding': coding }),
  })
  response.end(request.method === 'HEAD' ? undefined : body)
}

function codingFor(accepted: string | string[] | undefined): Coding {
  const text = String(accepted ?? '')
  if (/\bbr\b(?!;q=0(?:\.0*)?(?:,|$))/.test(text)) return 'br'
  return /\bgzip\b(?!;q=0(?:\.0*)?(?:,|$))/.test(text) ? 'gzip' : 'identity'
}

/** Keeps what routes marked `publicPage` answer. Must be added before compression. */
export function keepPages(app: FastifyInstance, pages: PageCache): void {
  const begun = new WeakMap<object, number>()
  app.addHook('onRequest', async (request) => {
    begun.set(request, pages.generation())
  })
  app.addHook('onSend', async (request, reply, payload) => {
    if (request.routeOptions.config.publicPage !== true || reply.statusCode !== 200) {
      if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store')
      return payload
    }
    reply.header('cache-control', 'no-cache')
    const isWhole = request.method === 'GET' && typeof payload === 'string'
    if (isWhole && begun.get(request) === pages.generation()) {
      pages.keep(request.raw, String(reply.getHeader('content-type')), payload)
    }
    return payload
  })
}
