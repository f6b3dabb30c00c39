import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { extname, join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { etagOf } from './etag.ts'
import { type Coding, codingFor } from './page.ts'

/** A file that is sent as it is. */
export type StaticFile = {
  readonly type: string
  readonly etag: string
  readonly body: Buffer
  /** The address changes with the content: browsers may keep it for good. */
  readonly isForGood: boolean
}

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
}
const HASHED = /[-.][\w-]{8,}\.\w+$/

/** Every file of a folder by its path below it; held in memory, so that no path leads elsewhere. */
export function staticFiles(folder: string): ReadonlyMap<string, StaticFile> {
  if (!existsSync(folder)) return new Map()
  const names = readdirSync(folder, { recursive: true }).map(String)
  const files = names.filter((name) => statSync(join(folder, name)).isFile())
  return new Map(
    files.map((name) => {
      const body = readFileSync(join(folder, name))
      const type = TYPES[extname(name)] ?? 'application/octet-stream'
      return [
        name.replaceAll('\\', '/'),
        { type, etag: etagOf(body), body, isForGood: HASHED.test(name) },
      ]
    }),
  )
}

type Packing = Exclude<Coding, 'identity'>
const packed = new WeakMap<Buffer, Partial<Record<Packing, Buffer>>>()

const PACK: Readonly<Record<Packing, (body: Buffer) => Buffer>> = {
  br: (body) => brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } }),
  gzip: (body) => gzipSync(body),
}

/** Sends a file, compressed where the browser takes that; compressed once, when first asked for. */
export function sendStatic(request: FastifyRequest, reply: FastifyReply, file: StaticFile) {
  reply
    .type(file.type)
    .header('etag', file.etag)
    .header('vary', 'accept-encoding')
    .header('cache-control', file.isForGood ? 'public, max-age=31536000, immutable' : 'no-cache')
  if (request.headers['if-none-match']?.includes(file.etag)) return reply.code(304).send()
  const coding = codingFor(request.headers['accept-encoding'])
  if (coding === 'identity' || !/text|json|svg/.test(file.type)) return reply.send(file.body)
  const bodies = packed.get(file.body) ?? {}
  packed.set(file.body, bodies)
  const body = bodies[coding] ?? PACK[coding](file.body)
  bodies[coding] = body
  return reply.header('content-encoding', coding).send(body)
}
