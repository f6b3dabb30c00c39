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

/** Opens a PDF for drawing its pages with all their pictures. The bytes are copied. */
export async function openDrawing(
  bytes: Uint8Array,
  { imagePixels }: RedactLimits,
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
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
  })
  try {
    return { pdf: await task.promise, close: () => task.destroy() }
  } catch (error) {
    await task.destroy()
    throw error
  }
}

/** Whether every picture of a page that has been drawn could be decoded; others are left white. */
export function isWholeDrawn(page: PDFPageProxy): boolean {
  return [page.objs, page.commonObjs].every((objects) =>
    [...(objects as Iterable<readonly [string, unknown]>)].every(([, object]) => object !== null),
  )
}
