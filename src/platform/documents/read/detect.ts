import { ok, type Result } from '#core/kit/result.ts'
import { type DocumentProblem, type DocumentProblemCode, refuse } from './problems.ts'

/** What the first bytes of a file say it is; text is told apart further by what it says. */
export type Container = 'pdf' | 'zip' | 'text'

type Signature = { readonly bytes: readonly number[]; readonly at?: number }

const ascii = (text: string, at = 0): Signature => ({
  bytes: [...text].map((char) => char.charCodeAt(0)),
  at,
})
const ZIP: readonly Signature[] = [ascii('PK\u0003\u0004'), ascii('PK\u0005\u0006')]
const OLE: Signature = { bytes: [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1] }

const REFUSED: readonly (readonly [DocumentProblemCode, readonly Signature[]])[] = [
  [
    'archive',
    [
      ascii('Rar!'),
      { bytes: [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c] },
      { bytes: [0x1f, 0x8b, 8] },
      ascii('BZh'),
      { bytes: [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0] },
      ascii('ustar', 257),
    ],
  ],
  [
    'image',
    [
      { bytes: [0x89, 0x50, 0x4e, 0x47] },
      { bytes: [0xff, 0xd8, 0xff] },
      ascii('GIF8'),
      ascii('II*\u0000'),
      ascii('MM\u0000*'),
      ascii('WEBP', 8),
      ascii('ftypheic', 4),
      ascii('ftypavif', 4),
      { bytes: [0, 0, 0, 0], at: 6 },
    ],
  ],
  ['flat-word', [ascii('{\\rtf')]],
]

/** Tells the container by its signature, or refuses a format that is known and not read. */
export function detectContainer(bytes: Uint8Array): Result<Container, DocumentProblem> {
  if (bytes.length === 0) return refuse('empty')
  if (ZIP.some((signature) => matches(bytes, signature))) return ok('zip')
  if (matches(bytes, OLE)) return refuse(nameOle(bytes))
  for (const [code, signatures] of REFUSED) {
    const signature = signatures.find((candidate) => matches(bytes, candidate))
    if (signature && (code !== 'image' || isImage(bytes, signature))) return refuse(code)
  }
  if (find(bytes, ascii('%PDF-').bytes, 1024) !== -1) return ok('pdf')
  return ok('text')
}

/** A bitmap has «BM» and four reserved zero bytes; either alone proves nothing. */
function isImage(bytes: Uint8Array, signature: Signature): boolean {
  return signature.at !== 6 || (bytes[0] === 0x42 && bytes[1] === 0x4d)
}

function matches(bytes: Uint8Array, { bytes: expected, at = 0 }: Signature): boolean {
  return expected.every((byte, index) => bytes[at + index] === byte)
}

/** The old Office container names its streams in UTF-16. */
const OLE_STREAMS: readonly (readonly [string, DocumentProblemCode])[] = [
  ['EncryptedPackage', 'encrypted'],
  ['WordDocument', 'legacy-doc'],
  ['Workbook', 'legacy-xls'],
  ['Book', 'legacy-xls'],
  ['PowerPoint Document', 'presentation'],
]

function nameOle(bytes: Uint8Array): DocumentProblemCode {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const stream = OLE_STREAMS.find(([name]) => text.includes(name, 0, 'utf16le'))
  return stream?.[1] ?? 'legacy-office'
}

function find(bytes: Uint8Array, wanted: readonly number[], within: number): number {
  return Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, within)).indexOf(
    Buffer.from(wanted),
  )
}

export type ZipKind = 'docx' | 'xlsx'

const ZIP_REFUSED: readonly (readonly [RegExp, DocumentProblemCode])[] = [
  [/^OFD\.xml$/i, 'ofd'],
  [/^content\.xml$/, 'open-document'],
  [/^ppt\//, 'presentation'],
  // Word and Excel files without their main part.
  [/^(?:word|xl)\//, 'broken'],
]

/** Tells what a zip container holds by the names of its parts. */
export function detectZip(names: readonly string[]): Result<ZipKind, DocumentProblem> {
  if (names.some((name) => /^word\/document\d*\.xml$/.test(name))) return ok('docx')
  if (names.some((name) => /^xl\/workbook\d*\.xml$/.test(name))) return ok('xlsx')
  const refused = ZIP_REFUSED.find(([pattern]) => names.some((name) => pattern.test(name)))
  return refuse(refused?.[1] ?? 'archive')
}

export type TextKind = 'txt' | 'html' | 'csv' | 'json'

const HTML_START =
  /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b/i
const HTML_TAG = /<\/?(?:p|div|table|tbody|tr|td|span|br|h[1-6]|ul|li|meta|script|style)\b[^<>]*>/gi
const WORD_XML =
  /^\s*<\?xml[\s\S]{0,500}?(?:mso-application|<w:wordDocument|<pkg:package|urn:schemas-microsoft-com:office:spreadsheet)/

/** Tells text formats apart by content; the name only breaks ties. Refuses what is not text. */
export function detectText(text: string, name: string): Result<TextKind, DocumentProblem> {
  const head = text.slice(0, 4096)
  if (head.trim() === '' && text.trim() === '') return refuse('empty')
  if (isBinary(head)) return refuse('unknown-format')
  if (/^MIME-Version:|^Content-Type: multipart/im.test(head.slice(0, 512)))
    return refuse('flat-word')
  if (WORD_XML.test(head)) return refuse('flat-word')
  if (isNamedJson(name) || JSON_START.test(head)) return ok('json')
  if (isHtml(head)) return ok('html')
  return ok(isSeparated(text, name) ? 'csv' : 'txt')
}

/** Control characters other than white space, or many undecodable ones, mean it is no text. */
function isBinary(head: string): boolean {
  const strange = head.match(/[^\P{Cc}\s]|\ufffd/gu)?.length ?? 0
  return strange > 2 && strange * 20 > head.length
}

const JSON_START = /^\s*(?:\{\s*["}]|\[\s*(?:[\]["{]|-?\d|true|false|null))/

export function isNamedJson(name: string): boolean {
  return /\.json$/i.test(name)
}

/** Markdown tables may hold `<br>` in their cells. */
const MARKDOWN_TABLE = /^\s*\|(?:\s*:?-{2,}:?\s*\|)+\s*$/m

function isHtml(head: string): boolean {
  if (MARKDOWN_TABLE.test(head)) return HTML_START.test(head)
  return HTML_START.test(head) || (head.match(HTML_TAG)?.length ?? 0) >= 3
}

/** Named so, or every line quoted or cut into the same number (≥ 3) of short fields by commas. */
function isSeparated(text: string, name: string): boolean {
  if (/\.(?:csv|tsv)$/i.test(name)) return true
  const lines = text.split(/\r\n|\n|\r/, 200).filter((line) => line.trim() !== '')
  if (lines.length < 2) return false
  const counts = new Set(lines.map((line) => line.replace(/"(?:[^"]|"")*"/g, '').split(',').length))
  const [count = 0] = counts
  return counts.size === 1 && count >= 3 && lines.every((line) => !/[。；]/.test(line))
}
