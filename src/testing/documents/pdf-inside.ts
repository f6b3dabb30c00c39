import { spawnSync } from 'node:child_process'
import { inflateSync } from 'node:zlib'

/**
 * Whether a text stands anywhere in the bytes of a PDF: in the file as it is, in any stream when
 * unpacked, in any of the usual encodings, also when cut into pieces as TJ does.
 */
export function holdsText(bytes: Uint8Array, text: string): boolean {
  return [Buffer.from(bytes), ...streamsOf(bytes)].some((part) => {
    const plain = part.toString('latin1')
    return [plain, piecesOf(plain), hexPiecesOf(plain)].some((each) =>
      encodingsOf(text).some((encoded) => each.includes(encoded)),
    )
  })
}

/** Every stream of a PDF, unpacked where it is compressed. */
export function streamsOf(bytes: Uint8Array): Buffer[] {
  const file = Buffer.from(bytes)
  const streams: Buffer[] = []
  for (let at = file.indexOf('stream'); at !== -1; at = file.indexOf('stream', at + 6)) {
    let start = at + 6
    while (file[start] === 13 || file[start] === 10) start += 1
    try {
      streams.push(inflateSync(file.subarray(start)))
    } catch {
      // Not compressed: seen in the file as it is.
    }
  }
  return streams
}

function encodingsOf(text: string): string[] {
  const little = Buffer.from(text, 'utf16le')
  const plain = [Buffer.from(text), little, Buffer.from(little).swap16()]
  return plain.map((bytes) => bytes.toString('latin1'))
}

function piecesOf(plain: string): string {
  return [...plain.matchAll(/\(((?:[^()\\]|\\.)*)\)/gs)].map(([, piece]) => piece).join('')
}

function hexPiecesOf(plain: string): string {
  const digits = [...plain.matchAll(/<([0-9a-fA-F\s]+)>/g)].map(([, piece]) => piece).join('')
  return Buffer.from(digits.replaceAll(/\s/g, ''), 'hex').toString('latin1')
}

/** The text that another program reads; null where it is not installed. */
export function popplerText(bytes: Uint8Array): string | null {
  const { status, stdout } = spawnSync('pdftotext', ['-raw', '-', '-'], { input: bytes })
  return status === 0 ? stdout.toString('utf8') : null
}
