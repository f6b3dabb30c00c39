import type { FileHandle } from 'node:fs/promises'

/**
 * The tar format (ustar), as far as a backup needs it: plain files with short ASCII names, so that
 * any machine can open a backup without this program.
 */

const BLOCK = 512
const NAME_BYTES = 100
const CHUNK = 1024 * 1024
/** Eleven octal digits. */
const MOST_BYTES = 8 ** 11 - 1

/** A file is not, or is no longer, the archive it should be. */
export class DamagedArchive extends Error {}

/** Writes entries one after another to an open file. */
export class TarWriter {
  readonly #file: FileHandle

  constructor(file: FileHandle) {
    this.#file = file
  }

  async add(name: string, bytes: Uint8Array): Promise<void> {
    await this.addStream(name, bytes.length, [bytes])
  }

  /** Throws when the content has another length than was said. */
  async addStream(
    name: string,
    size: number,
    content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  ): Promise<void> {
    await this.#write(header(name, size))
    let written = 0
    for await (const chunk of content) {
      written += chunk.length
      if (written > size) break
      await this.#write(chunk)
    }
    if (written !== size) throw new RangeError(`${name}: ${written} bytes instead of ${size}`)
    await this.#write(new Uint8Array(padding(size)))
  }

  /** The two empty blocks every archive ends with. */
  async end(): Promise<void> {
    await this.#write(new Uint8Array(2 * BLOCK))
  }

  async #write(bytes: Uint8Array): Promise<void> {
    for (let at = 0; at < bytes.length; ) {
      at += (await this.#file.write(bytes, at)).bytesWritten
    }
  }
}

export type TarEntry = {
  readonly name: string
  readonly size: number
  /** To be read before the next entry is asked for; what is left is skipped. */
  readonly content: AsyncIterable<Uint8Array>
}

/** The entries of an open file, in order. Throws DamagedArchive where it is none, or cut short. */
export async function* readTar(file: FileHandle): AsyncGenerator<TarEntry> {
  let position = 0
  for (;;) {
    const block = await exactly(file, position, BLOCK)
    position += BLOCK
    if (block.every((byte) => byte === 0)) {
      const last = await exactly(file, position, BLOCK)
      if (last.some((byte) => byte !== 0)) throw new DamagedArchive('no end')
      return
    }
    const { name, size } = parseHeader(block)
    yield { name, size, content: span(file, position, size) }
    position += size + padding(size)
  }
}

async function* span(file: FileHandle, from: number, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < size; ) {
    const chunk = await exactly(file, from + at, Math.min(CHUNK, size - at))
    at += chunk.length
    yield chunk
  }
}

async function exactly(file: FileHandle, position: number, length: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(length)
  for (let at = 0; at < length; ) {
    const { bytesRead } = await file.read(bytes, at, length - at, position + at)
    if (bytesRead === 0) throw new DamagedArchive('cut short')
    at += bytesRead
  }
  return bytes
}

const padding = (size: number): number => (BLOCK - (size % BLOCK)) % BLOCK

function header(name: string, size: number): Uint8Array {
  if (name.length > NAME_BYTES || size > MOST_BYTES) {
    throw new RangeError(`${name} (${size} bytes) does not fit into a tar`)
  }
  const block = Buffer.alloc(BLOCK)
  const put = (at: number, text: string) => block.write(text, at, 'latin1')
  put(0, name)
  put(100, '0000600\0')
  put(108, '0000000\0')
  put(116, '0000000\0')
  put(124, `${octal(size, 11)}\0`)
  put(136, `${octal(0, 11)}\0`)
  put(156, '0')
  put(257, 'ustar\x0000')
  put(148, `${octal(checksum(block), 6)}\0 `)
  return block
}

function parseHeader(block: Uint8Array): { readonly name: string; readonly size: number } {
  const text = (from: number, to: number) =>
    Buffer.from(block.subarray(from, to)).toString('latin1').replace(/\0.*$/s, '').trim()
  if (text(257, 263) !== 'ustar' || Number.parseInt(text(148, 156), 8) !== checksum(block)) {
    throw new DamagedArchive('no header')
  }
  return { name: text(0, NAME_BYTES), size: Number.parseInt(text(124, 136), 8) }
}

/** Sum of the bytes, with the field of the sum itself taken as spaces. */
function checksum(block: Uint8Array): number {
  let sum = 8 * 32
  for (const [at, byte] of block.entries()) if (at < 148 || at >= 156) sum += byte
  return sum
}

const octal = (value: number, digits: number): string => value.toString(8).padStart(digits, '0')
