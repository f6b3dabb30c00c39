import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist'
import type { RedactLimits } from './limits.ts'

/** A PDF open for drawing; `close` must be called. */
export type Drawing = {
  readonly pdf: PDFDocumentProxy
  readonly close: () => Promise<void>
}

/**
 * Opens a PDF for drawing its pages with all their pictures. A strict one fails on a page of which
 * something cannot be drawn; one that is not leaves that out. The bytes are copied.
 */
export async function openDrawing(
  bytes: Uint8Array,
  { imagePixels }: RedactLimits,
  strict: boolean,
): Promise<Drawing> {
  const pdfjs = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const root = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))
  const folder = (name: string): string => `${pathToFileURL(join(root, name)).href}/`
  const task = pdfjs.getDocument({
    data: Uint8Array.from(bytes),
    verbosity: 0,
    cMapUrl: join(root, 'cmaps/'),
    standardFontDataUrl: join(root, 'standard_fonts/'),
    wasmUrl: folder('wasm'),
    iccUrl: folder('iccs'),
    disableFontFace: true,
    useSystemFonts: false,
    maxImageSize: imagePixels,
    stopAtErrors: strict,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
  })
  return { pdf: await task.promise, close: () => task.destroy() }
}

/** Pages of one file, drawn strictly where that is possible. */
export class Drawer {
  /** Pages of which something could not be drawn. */
  readonly doubtful: number[] = []
  readonly #open: (strict: boolean) => Promise<Drawing>
  #strict: Promise<Drawing> | undefined
  #lenient: Promise<Drawing> | undefined

  constructor(bytes: Uint8Array, limits: RedactLimits) {
    this.#open = (strict) => openDrawing(bytes, limits, strict)
  }

  /** Runs `draw` on a page, a second time without strictness when the first fails. */
  async page<Drawn>(number: number, draw: (page: PDFPageProxy) => Promise<Drawn>): Promise<Drawn> {
    this.#strict ??= this.#open(true)
    try {
      return await onPage((await this.#strict).pdf, number, draw)
    } catch {
      this.doubtful.push(number)
      this.#lenient ??= this.#open(false)
      return await onPage((await this.#lenient).pdf, number, draw)
    }
  }

  async close(): Promise<void> {
    const open = [this.#strict, this.#lenient].flatMap((each) => each ?? [])
    for (const each of await Promise.allSettled(open)) {
      if (each.status === 'fulfilled') await each.value.close()
    }
  }
}

async function onPage<Drawn>(
  pdf: PDFDocumentProxy,
  number: number,
  draw: (page: PDFPageProxy) => Promise<Drawn>,
): Promise<Drawn> {
  const page = await pdf.getPage(number)
  try {
    return await draw(page)
  } finally {
    page.cleanup()
  }
}
