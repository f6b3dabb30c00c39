import type { Picture } from './picture.ts'
import type { LayerFont } from './text-layer.ts'

/** A page in points: its picture, and the operators of the text over it. */
export type OutputPage = {
  readonly width: number
  readonly height: number
  readonly picture: Picture
  readonly text: string
}

/**
 * A PDF that holds pictures of pages with their text and nothing else: no names, dates or programs,
 * no annotations, fields, layers, scripts, attachments or earlier revisions.
 */
export function writePicturePdf(
  pages: readonly OutputPage[],
  fonts: readonly LayerFont[],
): Uint8Array {
  const file = new ObjectFile()
  const catalog = file.reserve()
  const tree = file.reserve()
  const empty = file.stream('', latin1('1000 0 0 -200 1000 800 d1'))
  const fontIds = fonts.map((font) => writeFont(file, font, empty))
  const resources = `/Font << ${fontIds.map((id, index) => `/T${index} ${id} 0 R`).join(' ')} >>`
  const pageIds = pages.map((page) => writePage(file, page, tree, resources))
  const kids = pageIds.map((id) => `${id} 0 R`).join(' ')
  file.put(tree, `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`)
  file.put(catalog, `<< /Type /Catalog /Pages ${tree} 0 R /Lang (zh-CN) >>`)
  return file.finish(catalog)
}

function writePage(
  file: ObjectFile,
  { width, height, picture, text }: OutputPage,
  tree: number,
  fonts: string,
): number {
  const image = file.stream(
    `/Type /XObject /Subtype /Image /Width ${picture.width} /Height ${picture.height} ${picture.entries}`,
    picture.data,
  )
  const content = file.stream('', latin1(`q ${width} 0 0 ${height} 0 0 cm /I Do Q\n${text}`))
  const id = file.reserve()
  const resources = `<< /XObject << /I ${image} 0 R >> ${fonts} >>`
  const box = `/MediaBox [0 0 ${width} ${height}]`
  file.put(
    id,
    `<< /Type /Page /Parent ${tree} 0 R ${box} /Resources ${resources} /Contents ${content} 0 R >>`,
  )
  return id
}

/** A font of type 3 whose characters paint nothing: no outline of any typeface is handed on. */
function writeFont(file: ObjectFile, { texts, widths }: LayerFont, empty: number): number {
  const map = file.stream('', latin1(unicodeMap(texts)))
  const names = texts.map((_, index) => `/c${index + 1}`)
  const encoding = `<< /Type /Encoding /Differences [1 ${names.join(' ')}] >>`
  const shapes = names.map((name) => `${name} ${empty} 0 R`).join(' ')
  const id = file.reserve()
  file.put(
    id,
    `<< /Type /Font /Subtype /Type3 /FontBBox [0 -200 1000 800] /FontMatrix [0.001 0 0 0.001 0 0] ` +
      `/FirstChar 1 /LastChar ${texts.length} /Widths [${widths.join(' ')}] /Encoding ${encoding} ` +
      `/CharProcs << ${shapes} >> /Resources << >> /ToUnicode ${map} 0 R >>`,
  )
  return id
}

const MAP_HEAD = `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CMapName /Text def
/CMapType 2 def
1 begincodespacerange
<00> <FF>
endcodespacerange
`
const MAP_FOOT = `endcmap
CMapName currentdict /CMap defineresource pop
end
end`
const MOST_IN_BLOCK = 100

function unicodeMap(texts: readonly string[]): string {
  let map = MAP_HEAD
  for (let from = 0; from < texts.length; from += MOST_IN_BLOCK) {
    const block = texts.slice(from, from + MOST_IN_BLOCK)
    map += `${block.length} beginbfchar\n`
    block.forEach((text, index) => {
      const code = (from + index + 1).toString(16).padStart(2, '0')
      map += `<${code}> <${utf16Hex(text)}>\n`
    })
    map += 'endbfchar\n'
  }
  return map + MAP_FOOT
}

function utf16Hex(text: string): string {
  return Buffer.from(text, 'utf16le').swap16().toString('hex')
}

function latin1(text: string): Uint8Array {
  return Buffer.from(text, 'latin1')
}

/** Numbered objects with their table of places. */
class ObjectFile {
  readonly #parts: Uint8Array[] = []
  readonly #offsets: number[] = []
  #length = 0

  constructor() {
    this.#add(Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1'))
  }

  reserve(): number {
    return this.#offsets.push(0)
  }

  put(id: number, body: string): void {
    this.#offsets[id - 1] = this.#length
    this.#add(latin1(`${id} 0 obj\n${body}\nendobj\n`))
  }

  stream(entries: string, data: Uint8Array): number {
    const id = this.reserve()
    this.#offsets[id - 1] = this.#length
    this.#add(latin1(`${id} 0 obj\n<< ${entries} /Length ${data.length} >>\nstream\n`))
    this.#add(data)
    this.#add(latin1('\nendstream\nendobj\n'))
    return id
  }

  finish(root: number): Uint8Array {
    const start = this.#length
    const count = this.#offsets.length + 1
    const rows = this.#offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')
    this.#add(latin1(`xref\n0 ${count}\n0000000000 65535 f \n${rows}`))
    this.#add(
      latin1(`trailer\n<< /Size ${count} /Root ${root} 0 R >>\nstartxref\n${start}\n%%EOF\n`),
    )
    return new Uint8Array(Buffer.concat(this.#parts))
  }

  #add(bytes: Uint8Array): void {
    this.#parts.push(bytes)
    this.#length += bytes.length
  }
}
