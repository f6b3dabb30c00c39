import type { IncomingMessage, ServerResponse } from 'node:http'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type Coding, codedPage, codingFor, drawnPage, type Page, type Sent } from './page.ts'

/** Pages that are the same for everybody, kept until something is published. */
export type PageCache = {
  /** Sends the kept page, when there is one for this request. */
  readonly answer: (request: IncomingMessage, response: ServerResponse) => boolean
  /** Keeps a page that was begun in the given generation, unless that is over. */
  readonly keep: (request: IncomingMessage, page: Page, begunIn: number) => void
  /** Forgets everything; what is asked for next is drawn anew. */
  readonly clear: () => void
  /** Rises with every `clear`, so that a page begun before it is not kept after it. */
  readonly generation: () => number
}

type Options = {
  /** What every answer carries. */
  readonly headers: Readonly<Record<string, string>>
  /** What a request's cookies change in a page: `''`, or the name of another appearance. */
  readonly variantOf: (cookies: string) => string
  /** Of pages before compression; the oldest are forgotten first. */
  readonly mostBytes?: number
  readonly onHit?: () => void
}

const MOST_BYTES = 64 * 1024 * 1024

export function createPageCache(options: Options): PageCache {
  const { mostBytes = MOST_BYTES, onHit = () => {} } = options
  const common = Object.entries(options.headers).flat()
  const pages = new Map<string, Page>()
  let held = 0
  let generation = 0
  /** Everything a public page may depend on. */
  const keyOf = ({ headers, url }: IncomingMessage) =>
    `${headers.host ?? ''}\n${url ?? ''}\n${headers.cookie ? options.variantOf(headers.cookie) : ''}`
  const forget = (key: string) => {
    held -= pages.get(key)?.identity.length ?? 0
    pages.delete(key)
  }
  return {
    answer: (request, response) => {
      if (request.method !== 'GET' && request.method !== 'HEAD') return false
      const page = pages.get(keyOf(request))
      if (!page) return false
      onHit()
      send(page, common, request, response)
      return true
    },
    keep: (request, page, begunIn) => {
      if (begunIn !== generation) return
      const key = keyOf(request)
      forget(key)
      pages.set(key, page)
      held += page.identity.length
      for (const oldest of pages.keys()) {
        if (held <= mostBytes) break
        forget(oldest)
      }
    },
    clear: () => {
      generation += 1
      held = 0
      pages.clear()
    },
    generation: () => generation,
  }
}

function send(
  page: Page,
  common: readonly string[],
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const { etag, vary } = page.headers
  if (request.headers['if-none-match']?.includes(etag)) {
    response.writeHead(304, { etag, vary })
    response.end()
    return
  }
  const coding = codingFor(request.headers['accept-encoding'])
  const write = ({ headers, body }: Sent) => {
    response.writeHead(200, [...common, ...headers])
    response.end(request.method === 'HEAD' ? undefined : body)
  }
  const sent = page.coded[coding]
  if (sent) write(sent)
  else codedPage(page, coding).then(write, () => response.destroy())
}

/**
 * Sends what routes marked `publicPage` answer as it will be sent again, and keeps it. Must be added
 * before compression, which leaves alone what has its coding.
 */
export function keepPages(app: FastifyInstance, pages: PageCache): void {
  const begun = new WeakMap<object, number>()
  app.addHook('onRequest', async (request) => {
    begun.set(request, pages.generation())
  })
  app.addHook('onSend', async (request, reply, payload) => {
    const isPage = request.routeOptions.config.publicPage === true && reply.statusCode === 200
    if (!isPage || typeof payload !== 'string') {
      if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store')
      return payload
    }
    const page = drawnPage(String(reply.getHeader('content-type')), payload)
    const coding = codingFor(request.headers['accept-encoding'])
    const { body } = await codedPage(page, coding)
    if (request.method === 'GET') pages.keep(request.raw, page, begun.get(request) ?? -1)
    return sendDrawn(request, reply.headers(page.headers), {
      etag: page.headers.etag,
      coding,
      body,
    })
  })
}

function sendDrawn(
  request: FastifyRequest,
  reply: FastifyReply,
  { etag, coding, body }: { etag: string; coding: Coding; body: Buffer },
): Buffer | null {
  if (request.headers['if-none-match']?.includes(etag)) {
    reply.code(304)
    return null
  }
  if (coding !== 'identity') reply.header('content-encoding', coding)
  return body
}
