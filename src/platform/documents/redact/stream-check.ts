import { inflateSync } from 'node:zlib'
import type { RedactLimits } from './limits.ts'

const STREAM = Buffer.from('stream')
/** A filter may be applied several times over; nobody honest does it more often than this. */
const DEEPEST = 4

/**
 * Whether what is compressed in a PDF stays within the limits. Looks at every stream, listed or not,
 * and believes no size that the file claims.
 */
export function inflatesWithin(
  bytes: Uint8Array,
  { streamBytes, inflatedBytes }: RedactLimits,
): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let left = inflatedBytes
  for (let at = file.indexOf(STREAM); at !== -1; at = file.indexOf(STREAM, at + STREAM.length)) {
    const size = inflatedSize(file.subarray(startOfData(file, at)), Math.min(streamBytes, left))
    if (size === null) return false
    left -= size
  }
  return true
}

/** A stream is announced in its dictionary, which stands right before it and is never compressed. */
const DICTIONARY_WITHIN = 4096

/** Whether no picture says that it has more pixels than it may. */
export function picturesWithin(bytes: Uint8Array, { imagePixels }: RedactLimits): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let at = file.indexOf(STREAM); at !== -1; at = file.indexOf(STREAM, at + STREAM.length)) {
    const before = file.subarray(Math.max(0, at - DICTIONARY_WITHIN), at).toString('latin1')
    const dictionary = before.slice(before.lastIndexOf(' obj') + 1)
    const [, width = 0] = dictionary.match(/\/Width\s+(\d+)/) ?? []
    const [, height = 0] = dictionary.match(/\/Height\s+(\d+)/) ?? []
    if (Number(width) * Number(height) > imagePixels) return false
  }
  return true
}

function startOfData(file: Buffer, at: number): number {
  let start = at + STREAM.length
  while (file[start] === 0x0d || file[start] === 0x0a) start += 1
  return start
}

/** Null when it is more than `most`; zero when it is not compressed in this way. */
function inflatedSize(data: Buffer, most: number): number | null {
  let inner = data
  let total = 0
  for (let depth = 0; depth < DEEPEST && isDeflated(inner); depth += 1) {
    try {
      inner = inflateSync(inner, { maxOutputLength: Math.max(1, most - total) })
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : ''
      return code === 'ERR_BUFFER_TOO_LARGE' ? null : total
    }
    total += inner.length
  }
  return total
}

function isDeflated(data: Buffer): boolean {
  const [first = 0, second = 0] = data
  return (first & 0x0f) === 8 && first >> 4 <= 7 && ((first << 8) | second) % 31 === 0
}
