import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

/** A file of the portal as it is sent: its address changes with its content. */
export type Asset = {
  readonly href: string
  readonly type: string
  readonly etag: string
  readonly bodies: { readonly br: Buffer; readonly gzip: Buffer; readonly identity: Buffer }
}

const ROOM = new URL('../', import.meta.url)

/** One file from several sources, in order. */
const SOURCES = {
  'site.css': [
    '../../ui/style/tokens.css',
    'assets/scale.css',
    'assets/base.css',
    'assets/shell.css',
    'assets/content.css',
    'assets/home.css',
    'assets/reports.css',
    'assets/report.css',
    'assets/charts.css',
    'assets/large.css',
    'assets/print.css',
  ],
  'site.js': ['assets/site.js'],
  'icon.svg': ['assets/icon.svg'],
} as const satisfies Readonly<Record<string, readonly string[]>>

export type AssetName = keyof typeof SOURCES

const TYPES: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
}

const made = new Map<AssetName, Asset>()

/** An asset by name, read and compressed when it is first asked for. */
export function asset(name: AssetName): Asset {
  const known = made.get(name) ?? assetOf(name)
  made.set(name, known)
  return known
}

/**
 * The asset a file name asks for, whichever version the name was made for: a page kept from before
 * an update still gets a style sheet. `isCurrent` tells whether it may be kept for ever.
 */
export function assetNamed(file: string): { asset: Asset; isCurrent: boolean } | null {
  const [stem, , extension] = file.split('.')
  const name = `${stem}.${extension}`
  if (!isAssetName(name)) return null
  return { asset: asset(name), isCurrent: asset(name).href === `/assets/${file}` }
}

function isAssetName(name: string): name is AssetName {
  return Object.hasOwn(SOURCES, name)
}

function assetOf(name: AssetName): Asset {
  const body = Buffer.from(
    SOURCES[name].map((path) => readFileSync(new URL(path, ROOM), 'utf8')).join('\n'),
  )
  const hash = createHash('sha256').update(body).digest('base64url').slice(0, 12)
  const [stem, extension = ''] = name.split('.')
  return {
    href: `/assets/${stem}.${hash}.${extension}`,
    type: TYPES[extension] ?? 'application/octet-stream',
    etag: `"${hash}"`,
    bodies: {
      br: brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }),
      gzip: gzipSync(body, { level: 9 }),
      identity: body,
    },
  }
}
