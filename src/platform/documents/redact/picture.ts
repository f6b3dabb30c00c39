import { promisify } from 'node:util'
import { deflate } from 'node:zlib'
import type { Canvas } from '@napi-rs/canvas'

const compress = promisify(deflate)

/** An image of a PDF: the entries of its dictionary that say how `data` is written, and the data. */
export type Picture = {
  readonly width: number
  readonly height: number
  readonly entries: string
  readonly data: Uint8Array
}

/** Sixteen steps for each colour: print looks the same, and becomes a fifth of the size. */
const STEP = 17
const MOST_COLOURS = 256
/** With more pixels than this share neither black nor white, a page is a photograph or a scan. */
const PHOTOGRAPH = 0.15
const JPEG_QUALITY = 82

/** Print is kept sharp and without loss; photographs and scans become JPEG. */
export async function encodePicture(canvas: Canvas): Promise<Picture> {
  const { width, height } = canvas
  const { data } = canvas.getContext('2d').getImageData(0, 0, width, height)
  const flat = withFewColours(data, width, height)
  if (!flat) {
    const entries = '/ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode'
    return { width, height, entries, data: await canvas.encode('jpeg', JPEG_QUALITY) }
  }
  const bits = flat.colours.length <= 16 ? 4 : 8
  const samples = bits === 4 ? packed(flat.samples, width, height) : flat.samples
  const table = flat.colours.map((colour) => hexOf(colour)).join('')
  const space = `[/Indexed /DeviceRGB ${flat.colours.length - 1} <${table}>]`
  const entries = `/ColorSpace ${space} /BitsPerComponent ${bits} /Filter /FlateDecode`
  return { width, height, entries, data: await compress(samples, { level: 6 }) }
}

/** Each pixel as the number of its colour; null when it is a photograph or has too many colours. */
function withFewColours(data: Uint8ClampedArray, width: number, height: number) {
  const samples = new Uint8Array(width * height)
  const numbers = new Int16Array(4096).fill(-1)
  const colours: number[] = []
  let between = 0
  for (let at = 0; at < samples.length; at += 1) {
    const red = Math.round((data[at * 4] ?? 0) / STEP)
    const green = Math.round((data[at * 4 + 1] ?? 0) / STEP)
    const blue = Math.round((data[at * 4 + 2] ?? 0) / STEP)
    const colour = (red << 8) | (green << 4) | blue
    if (colour !== 0 && colour !== 0xfff) between += 1
    let number = numbers[colour] ?? -1
    if (number === -1) {
      number = colours.length
      numbers[colour] = number
      colours.push(colour)
      if (number >= MOST_COLOURS) return null
    }
    samples[at] = number
  }
  return between > samples.length * PHOTOGRAPH ? null : { samples, colours }
}

function hexOf(colour: number): string {
  const digits = colour.toString(16).padStart(3, '0')
  return [...digits].map((digit) => digit + digit).join('')
}

/** Two samples of four bits to the byte; every row starts with a byte of its own. */
function packed(samples: Uint8Array, width: number, height: number): Uint8Array {
  const row = Math.ceil(width / 2)
  const bytes = new Uint8Array(row * height)
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const sample = samples[y * width + x] ?? 0
      const at = y * row + (x >> 1)
      bytes[at] = (bytes[at] ?? 0) | (x % 2 === 0 ? sample << 4 : sample)
    }
  }
  return bytes
}
