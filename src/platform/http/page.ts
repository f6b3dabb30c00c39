import { promisify } from 'node:util'
import { brotliCompress, constants, gzip, type ZlibOptions } from 'node:zlib'
import { etagOf } from './etag.ts'

/** A body with the headers that belong to it, as `writeHead` takes them: name, value, name, value. */
export type Sent = { readonly headers: readonly string[]; readonly body: Buffer }

/** A page as it is sent, in each coding from the first time a browser asks for it so. */
export type Page = {
  readonly headers: Readonly<Record<'content-type' | 'cache-control' | 'etag' | 'vary', string>>
  readonly identity: Buffer
  readonly coded: Partial<Record<Coding, Sent>>
}

export type Coding = 'br' | 'gzip' | 'identity'

/**
 * A page is coded while somebody waits for it: the next quality takes twice the time to save a
 * sixteenth of the bytes.
 */
const BROTLI_QUALITY = 3
const GZIP_LEVEL = 3
/** A window of 256 KB: larger than any page, and quick to lay out. */
const BROTLI_WINDOW = 18

const inBrotli = promisify(brotliCompress)
const inGzip = promisify<Buffer, ZlibOptions, Buffer>(gzip)

/** The bytes of a page in each coding, made beside the main thread. */
export const CODERS: Readonly<Record<Coding, (page: Buffer) => Promise<Buffer>>> = {
  br: (page) =>
    inBrotli(page, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY,
        [constants.BROTLI_PARAM_LGWIN]: BROTLI_WINDOW,
        [constants.BROTLI_PARAM_SIZE_HINT]: page.length,
      },
    }),
  gzip: (page) => inGzip(page, { level: GZIP_LEVEL }),
  identity: async (page) => page,
}

/** What was drawn, with the headers by which a browser knows it again. */
export function drawnPage(type: string, text: string): Page {
  const identity = Buffer.from(text)
  const headers = {
    ...{ 'content-type': type, etag: etagOf(identity), vary: 'accept-encoding, cookie' },
    'cache-control': 'no-cache',
  }
  return { headers, identity, coded: {} }
}

/** The page in a coding: made once. */
export async function codedPage(page: Page, coding: Coding): Promise<Sent> {
  const known = page.coded[coding]
  if (known) return known
  const body = await CODERS[coding](page.identity)
  const named = { ...page.headers, 'content-length': String(body.length) }
  const all = coding === 'identity' ? named : { ...named, 'content-encoding': coding }
  const sent = { headers: Object.entries(all).flat(), body }
  page.coded[coding] = sent
  return sent
}

/** The best coding a browser takes, by its `Accept-Encoding`. */
export function codingFor(accepted: string | string[] | undefined): Coding {
  const text = String(accepted ?? '')
  if (/\bbr\b(?!;q=0(?:\.0*)?(?:,|$))/.test(text)) return 'br'
  return /\bgzip\b(?!;q=0(?:\.0*)?(?:,|$))/.test(text) ? 'gzip' : 'identity'
}
