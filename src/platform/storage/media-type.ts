import { fileTypeFromBuffer } from 'file-type'

/** Kinds of files that offices exchange, by what their bytes are; the name is never believed. */
const ACCEPTED: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': 'pptx',
  'application/x-cfb': 'doc',
  'application/x-ofd': 'ofd',
  'application/zip': 'zip',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'text/plain': 'txt',
}

export type MediaType = {
  readonly mediaType: string
  /** Without the dot. */
  readonly extension: string
}

/** What the bytes are, or null where it is nothing an office exchanges (a program, a web page). */
export async function mediaTypeOf(bytes: Uint8Array): Promise<MediaType | null> {
  const found = await fileTypeFromBuffer(bytes)
  const mediaType = found?.mime ?? (isPlainText(bytes) ? 'text/plain' : '')
  const extension = ACCEPTED[mediaType]
  return extension ? { mediaType, extension } : null
}

/** Markup is no plain text: a browser could be talked into showing it as a page. */
const MARKUP = /^\s*(?:<!doctype|<html|<\?xml|<svg|<script|<!--)/i

function isPlainText(bytes: Uint8Array): boolean {
  if (bytes.subarray(0, 8192).includes(0)) return false
  return ['utf-8', 'gb18030'].some((encoding) => {
    try {
      return !MARKUP.test(new TextDecoder(encoding, { fatal: true }).decode(bytes))
    } catch {
      return false
    }
  })
}
