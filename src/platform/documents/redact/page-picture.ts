import { type Canvas, createCanvas, GlobalFonts } from '@napi-rs/canvas'
import type { PDFPageProxy } from 'pdfjs-dist'
import type { Glyph } from '../read/pdf/geometry.ts'
import { findFonts } from '../write/fonts.ts'
import { boxOf, type Cover } from './cover.ts'
import { drawLabel } from './label.ts'
import { LEAST_RESOLUTION, RESOLUTION } from './limits.ts'
import { encodePicture, type Picture } from './picture.ts'

const POINTS_PER_INCH = 72
const COVER = '#000000'
const LABEL = '#ffffff'

/** A page as pixels, `scale` of them to the point. */
export class PagePicture {
  readonly #canvas: Canvas
  readonly #scale: number

  private constructor(canvas: Canvas, scale: number) {
    this.#canvas = canvas
    this.#scale = scale
  }

  /** Draws a page on white; null when within `pixels` it has less than `least` dots to the inch. */
  static async of(
    page: PDFPageProxy,
    pixels: number,
    least = LEAST_RESOLUTION,
  ): Promise<PagePicture | null> {
    const { width, height } = page.getViewport({ scale: 1 })
    const scale = Math.min(RESOLUTION / POINTS_PER_INCH, Math.sqrt(pixels / (width * height)))
    if (!(scale >= least / POINTS_PER_INCH)) return null
    const viewport = page.getViewport({ scale })
    const canvas = createCanvas(Math.ceil(viewport.width), Math.ceil(viewport.height))
    await page.render({ canvas: canvas as never, viewport, background: '#ffffff' }).promise
    return new PagePicture(canvas, scale)
  }

  /**
   * The characters that somebody who looks at the page can see something of: not those in white, in
   * no colour, under a surface or off the page.
   */
  seen(glyphs: readonly Glyph[]): Glyph[] {
    const { width, height } = this.#canvas
    const { data } = this.#canvas.getContext('2d').getImageData(0, 0, width, height)
    return glyphs.filter((glyph) => {
      const box = boxOf(glyph)
      const left = Math.max(0, Math.floor(box.left * this.#scale))
      const right = Math.min(width, Math.ceil(box.right * this.#scale))
      const top = Math.max(0, Math.floor(box.top * this.#scale))
      const bottom = Math.min(height, Math.ceil(box.bottom * this.#scale))
      return hasContrast(data, width, { left, right, top, bottom })
    })
  }

  /** Paints over what is covered and prints the ground on it. */
  cover(covers: readonly Cover[]): void {
    const context = this.#canvas.getContext('2d')
    context.setTransform(1, 0, 0, 1, 0, 0)
    context.globalAlpha = 1
    context.globalCompositeOperation = 'source-over'
    context.fillStyle = COVER
    for (const { box, corners } of covers) {
      const points = corners ?? cornersOf(box)
      context.beginPath()
      for (const { x, y } of points) context.lineTo(x * this.#scale, y * this.#scale)
      context.closePath()
      context.fill()
      // Whole pixels: nothing shines through at the sides.
      if (!corners) this.#fillPixels(box)
    }
    context.fillStyle = LABEL
    const font = { scale: this.#scale, family: labelFamily() }
    for (const { box, ground, corners } of covers) {
      if (corners) continue
      const [width, height] = [box.right - box.left, box.bottom - box.top]
      const middle = {
        x: (box.left + width / 2) * this.#scale,
        y: (box.top + height / 2) * this.#scale,
      }
      const size = { width: width * this.#scale, height: height * this.#scale }
      drawLabel(context, ground, middle, size, font)
    }
  }

  #fillPixels({ left, top, right, bottom }: Cover['box']): void {
    const [x, y] = [Math.floor(left * this.#scale), Math.floor(top * this.#scale)]
    const [toX, toY] = [Math.ceil(right * this.#scale), Math.ceil(bottom * this.#scale)]
    this.#canvas.getContext('2d').fillRect(x, y, toX - x, toY - y)
  }

  /** The picture for a screen. */
  png(): Promise<Uint8Array> {
    return this.#canvas.encode('png')
  }

  /** The picture as it goes into a PDF. */
  encoded(): Promise<Picture> {
    return encodePicture(this.#canvas)
  }
}

function cornersOf({ left, top, right, bottom }: Cover['box']) {
  return [
    { x: left, y: top },
    { x: right, y: top },
    { x: right, y: bottom },
    { x: left, y: bottom },
  ]
}

const CONTRAST = 24

type Pixels = { left: number; right: number; top: number; bottom: number }

function hasContrast(data: Uint8ClampedArray, width: number, area: Pixels): boolean {
  const least = [255, 255, 255]
  const most = [0, 0, 0]
  for (let y = area.top; y < area.bottom; y += 1) {
    for (let x = area.left; x < area.right; x += 1) {
      const at = (y * width + x) * 4
      for (let channel = 0; channel < 3; channel += 1) {
        const value = data[at + channel] ?? 0
        if (value < (least[channel] ?? 0)) least[channel] = value
        if (value > (most[channel] ?? 0)) most[channel] = value
        if ((most[channel] ?? 0) - (least[channel] ?? 0) >= CONTRAST) return true
      }
    }
  }
  return false
}

let family: string | undefined

/** Makes the typeface that comes with the program known to the canvas, once in a thread. */
function labelFamily(): string {
  if (family) return family
  const { folders, families } = findFonts('')
  for (const folder of folders) GlobalFonts.loadFontsFromDir(folder)
  family = families.body.at(-1) ?? 'serif'
  return family
}
