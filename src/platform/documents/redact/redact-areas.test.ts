import { describe, expect, it } from 'vitest'
import { compressedStream, handMadePdf, lineAt } from '#testing/documents/hand-made-pdf.ts'
import { popplerText } from '#testing/documents/pdf-inside.ts'
import { type Redacted, redactPdf } from './redact-pdf.ts'
import { lookAt, readLayer } from './testing.ts'

const GROUND = '条例第十五条 个人隐私'
const WHITE = '4,4,4'
const BLACK = '0,0,0'
const RED = '4,0,0'
const GREEN = '0,4,0'

type Box = { page?: number; x: number; y: number; width: number; height: number; ground?: string }

async function covered(bytes: Uint8Array, ...boxes: Box[]): Promise<Redacted> {
  const areas = boxes.map((box) => ({ page: 1, ground: GROUND, ...box }))
  const result = await redactPdf(bytes, { areas, texts: [] })
  if (!result.ok) throw new Error(result.error.message)
  return result.value
}

/** A scan of a page: white, a red square at 100–200 and a green one at 300–400 points, some text. */
function scan(turned = 0): Uint8Array {
  const [width, height] = [595, 842]
  const pixels = Buffer.alloc(width * height * 3, 255)
  const fill = (left: number, top: number, colour: readonly number[]): void => {
    for (let y = top; y < top + 100; y += 1) {
      for (let x = left; x < left + 100; x += 1) pixels.set(colour, (y * width + x) * 3)
    }
  }
  fill(100, 100, [255, 0, 0])
  fill(300, 300, [0, 255, 0])
  for (let x = 300; x < 400; x += 4) {
    for (let y = 590; y < 600; y += 1) pixels.set([0, 0, 0], (y * width + x) * 3)
  }
  const entries = `/Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ColorSpace /DeviceRGB /BitsPerComponent 8`
  return handMadePdf({
    pages: [`q 595 0 0 842 0 0 cm /I Do Q BT 3 Tr /F 12 Tf 310 244 Td (OCR LAYER) Tj ET\n`],
    resources: '/XObject << /I 100 0 R >>',
    page: `/Rotate ${turned}`,
    objects: { 100: compressedStream(entries, pixels) },
  })
}

describe('an area that is covered', () => {
  it('takes the pixels of a scan away, and no others', async () => {
    const { bytes, report } = await covered(scan(), { x: 95, y: 95, width: 110, height: 110 })
    const look = await lookAt(bytes, 1)
    expect([look.width, look.height]).toEqual([595, 842])
    expect(look.count(RED)).toBe(0)
    expect(look.colourAt(100, 100)).toBe(BLACK)
    expect(look.colourAt(350, 350)).toBe(GREEN)
    expect(look.colourAt(50, 50)).toBe(WHITE)
    expect(report).toMatchObject({ pages: 1, covered: [], warnings: [] })
    expect(await readLayer(bytes)).toContain('OCR LAYER')
  })

  it('leaves no picture in the file but that of the page with its covers', async () => {
    const { bytes } = await covered(scan(), { x: 95, y: 95, width: 110, height: 110 })
    const file = Buffer.from(bytes).toString('latin1')
    expect(file.split('/Subtype /Image').length).toBe(2)
    const [, table = ''] = file.match(/Indexed \/DeviceRGB \d+ <(\w+)>/) ?? []
    const colours = table.match(/.{6}/g) ?? []
    expect(colours).toContain('00ff00')
    expect(colours).not.toContain('ff0000')
  })

  it('is measured on the page as it is shown, also when it is turned', async () => {
    const upper = await lookAt(scan(90), 1)
    expect([upper.width, upper.height]).toEqual([842, 595])
    expect(upper.colourAt(700, 150)).toBe(RED)
    const { bytes } = await covered(scan(90), { x: 637, y: 95, width: 110, height: 110 })
    const look = await lookAt(bytes, 1)
    expect([look.width, look.height]).toEqual([842, 595])
    expect(look.count(RED)).toBe(0)
    expect(look.count(GREEN)).toBeGreaterThan(30_000)
  })

  it('takes away every character it touches, with nothing of its look', async () => {
    const content = lineAt(72, 700, 'KEEP') + lineAt(72, 680, 'HIDE') + lineAt(120, 680, 'STAY')
    const bytes = handMadePdf({ pages: [`${content}1 0 0 rg 75 678 5 5 re f\n`] })
    const { bytes: result } = await covered(bytes, { x: 70, y: 148, width: 40, height: 18 })
    const layer = await readLayer(result)
    for (const kept of ['KEEP', 'STAY']) expect(layer).toContain(kept)
    for (const lost of ['HIDE', 'H', 'D']) expect(layer.replace('KEEP', '')).not.toContain(lost)
    expect((await lookAt(result, 1)).count(RED)).toBe(0)
    expect(popplerText(result) ?? layer).toContain('STAY')
  })

  it('prints its ground when there is room, and says it in the text in any case', async () => {
    const blank = handMadePdf({ pages: [lineAt(72, 400, 'text')] })
    const large = await covered(blank, { x: 100, y: 100, width: 200, height: 30 })
    expect((await lookAt(large.bytes, 1)).count(WHITE)).toBeGreaterThan(0)
    const look = await lookAt(large.bytes, 1)
    const printed = Array.from({ length: 400 }, (_, index) => look.colourAt(100 + index / 2, 115))
    expect(new Set(printed).size).toBeGreaterThan(1)
    const small = await covered(blank, { x: 100, y: 100, width: 8, height: 4 })
    const dark = await lookAt(small.bytes, 1)
    for (let x = 100; x < 108; x += 0.5) expect(dark.colourAt(x, 102)).toBe(BLACK)
    for (const { bytes } of [large, small])
      expect(await readLayer(bytes)).toContain(`〔${GROUND}〕`)
  })

  it('touches no other page', async () => {
    const bytes = handMadePdf({ pages: [lineAt(72, 700, 'first'), lineAt(72, 700, 'second')] })
    const { bytes: result } = await covered(bytes, {
      page: 2,
      x: 60,
      y: 120,
      width: 200,
      height: 40,
    })
    const layer = await readLayer(result)
    expect(layer).toContain('first')
    expect(layer).not.toContain('second')
    expect((await lookAt(result, 1)).colourAt(250, 150)).toBe(WHITE)
    expect((await lookAt(result, 2)).colourAt(62, 122)).toBe(BLACK)
  })

  it('is painted over a photograph too, which stays one', async () => {
    const noise = Buffer.from(Array.from({ length: 300 * 300 }, (_, at) => (at * 7919) % 251))
    const entries = '/Type /XObject /Subtype /Image /Width 300 /Height 300 /ColorSpace /DeviceGray'
    const bytes = handMadePdf({
      pages: ['q 500 0 0 700 40 70 cm /I Do Q\n'],
      resources: '/XObject << /I 100 0 R >>',
      objects: { 100: compressedStream(`${entries} /BitsPerComponent 8`, noise) },
    })
    const { bytes: result } = await covered(bytes, { x: 200, y: 200, width: 9, height: 90 })
    expect(Buffer.from(result).toString('latin1')).toContain('/DCTDecode')
    expect((await lookAt(result, 1)).colourAt(204, 245)).toBe(BLACK)
  })

  it('warns when what it covers stands elsewhere too', async () => {
    const bytes = handMadePdf({ pages: [lineAt(72, 700, 'NAME'), lineAt(72, 500, 'A NAME again')] })
    const box = { x: 60, y: 120, width: 100, height: 40 }
    const { report } = await covered(bytes, box)
    expect(report.warnings).toEqual(['框选遮盖的文字在第2页还有没有遮盖的，请核对是否一并遮盖。'])
    const both = await covered(bytes, box, { page: 2, x: 60, y: 300, width: 200, height: 80 })
    expect(both.report.warnings).toEqual([])
  })
})
