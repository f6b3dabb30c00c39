import { crc32, inflateRawSync } from 'node:zlib'
import { ok, type Result } from '#core/kit/result.ts'
import type { Limits } from './limits.ts'
import { type DocumentProblem, refuse } from './problems.ts'

/**
 * Reads the parts of a zip container that are asked for and no others. Sizes written in the
 * container are never believed: inflating stops at the limit, whatever the header promises, and a
 * part whose checksum is wrong is refused. The running total is kept for the container's lifetime.
 */

export type Zip = {
  readonly names: readonly string[]
  /** What all parts together are said to take once inflated. */
  readonly claimedBytes: number
  /** The bytes of a part, or undefined when the container has no such part. */
  readonly read: (name: string) => Result<Uint8Array | undefined, DocumentProblem>
}

type Entry = {
  readonly method: number
  readonly checksum: number
  readonly packed: number
  readonly claimed: number
  readonly encrypted: boolean
  readonly headerAt: number
}

const END_OF_DIRECTORY = 0x06054b50
const DIRECTORY_ENTRY = 0x02014b50
const LOCAL_HEADER = 0x04034b50
const STORED = 0
const DEFLATED = 8

/** Opens a container by its central directory. */
export function openZip(bytes: Uint8Array, limits: Limits): Result<Zip, DocumentProblem> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = findEnd(view)
  if (end === -1) return refuse('broken')
  const count = view.getUint16(end + 10, true)
  if (count > limits.entries) return refuse('zip-bomb')
  const entries = listEntries(bytes, view, view.getUint32(end + 16, true), count)
  if (!entries) return refuse('broken')
  let spent = 0
  const read: Zip['read'] = (name) => {
    const entry = entries.get(name)
    if (!entry) return ok(undefined)
    if (entry.encrypted) return refuse('encrypted')
    const most = Math.min(limits.entryBytes, limits.unzippedBytes - spent)
    const content = inflate(bytes, view, entry, most)
    if (content.ok) spent += content.value.length
    return content
  }
  const claimedBytes = [...entries.values()].reduce((sum, { claimed }) => sum + claimed, 0)
  return ok({ names: [...entries.keys()], claimedBytes, read })
}

/** The end record stands last, before a comment of at most 64 KB. */
function findEnd(view: DataView): number {
  const last = view.byteLength - 22
  for (let at = last; at >= Math.max(0, last - 0xffff); at -= 1) {
    if (view.getUint32(at, true) === END_OF_DIRECTORY) return at
  }
  return -1
}

function listEntries(
  bytes: Uint8Array,
  view: DataView,
  start: number,
  count: number,
): Map<string, Entry> | undefined {
  const entries = new Map<string, Entry>()
  const names = new TextDecoder()
  let at = start
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== DIRECTORY_ENTRY) return undefined
    const nameLength = view.getUint16(at + 28, true)
    const name = names.decode(bytes.subarray(at + 46, at + 46 + nameLength))
    entries.set(name.replaceAll('\\', '/'), {
      method: view.getUint16(at + 10, true),
      checksum: view.getUint32(at + 16, true),
      ...sizesOf(view, at, at + 46 + nameLength),
      encrypted: (view.getUint16(at + 8, true) & 1) === 1,
    })
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return entries
}

const ZIP64 = 1
const IN_EXTRA_FIELD = 0xffffffff

/** Sizes and place of a part. Those that say so stand in the ZIP64 field, one after another. */
function sizesOf(view: DataView, at: number, extra: number) {
  let next = zip64Field(view, extra, extra + view.getUint16(at + 30, true))
  const fieldAt = (place: number): number => {
    const written = view.getUint32(place, true)
    if (written !== IN_EXTRA_FIELD || next === -1 || next + 8 > view.byteLength) return written
    next += 8
    return Number(view.getBigUint64(next - 8, true))
  }
  const claimed = fieldAt(at + 24)
  const packed = fieldAt(at + 20)
  return { claimed, packed, headerAt: fieldAt(at + 42) }
}

/** Where the content of the ZIP64 field begins among the extra fields; -1 when there is none. */
function zip64Field(view: DataView, start: number, end: number): number {
  for (let at = start; at + 4 <= Math.min(end, view.byteLength); ) {
    if (view.getUint16(at, true) === ZIP64) return at + 4
    at += 4 + view.getUint16(at + 2, true)
  }
  return -1
}

function inflate(
  bytes: Uint8Array,
  view: DataView,
  entry: Entry,
  most: number,
): Result<Uint8Array, DocumentProblem> {
  const header = entry.headerAt
  if (header + 30 > view.byteLength || view.getUint32(header, true) !== LOCAL_HEADER) {
    return refuse('broken')
  }
  const start = header + 30 + view.getUint16(header + 26, true) + view.getUint16(header + 28, true)
  if (start + entry.packed > bytes.length) return refuse('broken')
  const packed = bytes.subarray(start, start + entry.packed)
  if (most < 1) return refuse('zip-bomb')
  const content = unpack(packed, entry.method, most)
  if (content.ok && crc32(content.value) !== entry.checksum) return refuse('broken')
  return content
}

function unpack(
  packed: Uint8Array,
  method: number,
  most: number,
): Result<Uint8Array, DocumentProblem> {
  if (method === STORED) return packed.length > most ? refuse('zip-bomb') : ok(packed)
  if (method !== DEFLATED) return refuse('broken')
  try {
    return ok(inflateRawSync(packed, { maxOutputLength: most }))
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    return refuse(code === 'ERR_BUFFER_TOO_LARGE' ? 'zip-bomb' : 'broken')
  }
}
