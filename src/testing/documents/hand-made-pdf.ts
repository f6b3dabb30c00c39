import { deflateSync } from 'node:zlib'

/** PDF files written by hand, so that a test can put something in any corner of them. */

export type PdfParts = {
  /** Operators of each page; the font is /F (Helvetica). */
  readonly pages: readonly string[]
  /** More entries of the catalog, of every page, of its resources; they may name objects from 100. */
  readonly catalog?: string
  readonly page?: string
  readonly resources?: string
  /** More fonts of every page. */
  readonly fonts?: string
  /** More entries of the trailer. */
  readonly trailer?: string
  /** More objects, by number from 100. */
  readonly objects?: Readonly<Record<number, string>>
}

/** Text at a point, 12 points high. */
export const lineAt = (x: number, y: number, text: string): string =>
  `BT /F 12 Tf ${x} ${y} Td (${text}) Tj ET\n`

/** The body of a stream object, compressed. */
export function compressedStream(entries: string, data: string | Uint8Array): string {
  const bytes = typeof data === 'string' ? Buffer.from(data, 'latin1') : data
  const packed = deflateSync(bytes).toString('latin1')
  return `<< ${entries} /Filter /FlateDecode /Length ${packed.length} >>\nstream\n${packed}\nendstream`
}

const FIRST_PAGE = 10

/** A file of A4 pages. */
export function handMadePdf(parts: PdfParts): Uint8Array {
  const { pages, catalog = '', page = '', resources = '', fonts = '', objects = {} } = parts
  const ids = pages.map((_, index) => FIRST_PAGE + index * 2)
  const bodies: Record<number, string> = {
    1: `<< /Type /Catalog /Pages 2 0 R ${catalog} >>`,
    2: `<< /Type /Pages /Kids [${ids.map((id) => `${id} 0 R`).join(' ')}] /Count ${ids.length} >>`,
    3: '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    ...objects,
  }
  pages.forEach((content, index) => {
    const id = FIRST_PAGE + index * 2
    bodies[id] =
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${id + 1} 0 R ` +
      `/Resources << /Font << /F 3 0 R ${fonts} >> ${resources} >> ${page} >>`
    bodies[id + 1] = compressedStream('', content)
  })
  return latin1(written('%PDF-1.7\n', bodies, parts.trailer ?? ''))
}

/** The file with objects replaced in a revision that is appended, as programs save changes. */
export function withRevision(
  bytes: Uint8Array,
  objects: Readonly<Record<number, string>>,
): Uint8Array {
  const before = Buffer.from(bytes).toString('latin1')
  const [, previous = '0'] = before.match(/startxref\n(\d+)\n%%EOF\n?$/) ?? []
  return latin1(written(before, objects, `/Prev ${previous}`))
}

function written(head: string, bodies: Readonly<Record<number, string>>, trailer: string): string {
  let file = head
  let table = ''
  const ids = Object.keys(bodies).map(Number)
  for (const id of ids) {
    table += `${id} 1\n${String(file.length).padStart(10, '0')} 00000 n \n`
    file += `${id} 0 obj\n${bodies[id] ?? 'null'}\nendobj\n`
  }
  const start = file.length
  const size = Math.max(...ids) + 1000
  file += `xref\n0 1\n0000000000 65535 f \n${table}`
  return `${file}trailer\n<< /Size ${size} /Root 1 0 R ${trailer} >>\nstartxref\n${start}\n%%EOF\n`
}

function latin1(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text, 'latin1'))
}
