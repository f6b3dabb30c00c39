import { readFileSync } from 'node:fs'
import { etagOf } from '#platform/http/etag.ts'
import type { StaticFile } from '#platform/http/static-files.ts'

/** A file of the portal as it is sent: its address changes with its content. */
export type Asset = StaticFile & { readonly href: string }

const ROOM = new URL('../', import.meta.url)

/** One file from several sources, in order. */
const SOURCES = {
  'site.css': [
    '../../ui/style/tokens.css',
    'assets/scale.css',
    'assets/base.css',
    'assets/shell.css',
    'assets/content.css',
    'assets/forms.css',
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

/** An asset by name, read when it is first asked for. */
export function asset(name: AssetName): Asset {
  const known = made.get(name) ?? assetOf(name)
  made.set(name, known)
  return known
}

/**
 * The asset a file name asks for, whichever version the name was made for: a page kept from before
 * an update still gets a style sheet, but may not keep it for good.
 */
export function assetNamed(file: string): StaticFile | null {
  const [stem, , extension] = file.split('.')
  const name = `${stem}.${extension}`
  if (!isAssetName(name)) return null
  const found = asset(name)
  return { ...found, isForGood: found.href === `/assets/${file}` }
}

function isAssetName(name: string): name is AssetName {
  return Object.hasOwn(SOURCES, name)
}

function assetOf(name: AssetName): Asset {
  const body = Buffer.from(
    SOURCES[name].map((path) => readFileSync(new URL(path, ROOM), 'utf8')).join('\n'),
  )
  const etag = etagOf(body)
  const [stem, extension = ''] = name.split('.')
  return {
    href: `/assets/${stem}.${etag.slice(1, 13)}.${extension}`,
    type: TYPES[extension] ?? 'application/octet-stream',
    etag,
    body,
    isForGood: true,
  }
}
