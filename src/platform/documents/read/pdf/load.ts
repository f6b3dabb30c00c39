import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { PDFDocumentProxy, PDFWorker } from 'pdfjs-dist'
import { ok, type Result } from '#core/kit/result.ts'
import { type DocumentProblem, refuse } from '../problems.ts'

type Pdfjs = typeof import('pdfjs-dist/legacy/build/pdf.mjs')

/** Images above this many pixels are not decoded: nothing is read from pictures. */
const MOST_IMAGE_PIXELS = 16

/** pdf.js would hand fonts to a browser; here its style sheet swallows them. */
class NoSheet {
  readonly cssRules: readonly unknown[] = []
  insertRule(): void {}
}
const NO_BROWSER = { defaultView: { CSSStyleSheet: NoSheet }, adoptedStyleSheets: [] as unknown[] }

let loading: Promise<{ pdfjs: Pdfjs; worker: PDFWorker; root: string }> | undefined

/** Loads pdf.js on first use, for most files never need it; one worker serves all documents. */
function library() {
  loading ??= import('pdfjs-dist/legacy/build/pdf.mjs').then((pdfjs) => {
    const manifest = createRequire(import.meta.url).resolve('pdfjs-dist/package.json')
    return { pdfjs, worker: new pdfjs.PDFWorker({ verbosity: 0 }), root: dirname(manifest) }
  })
  return loading
}

/** The numbers of the drawing operators. */
export async function operators(): Promise<Pdfjs['OPS']> {
  return (await library()).pdfjs.OPS
}

/** Opens a PDF for reading its text; `close` must be called. The bytes are copied. */
export async function openPdf(
  bytes: Uint8Array,
): Promise<Result<{ pdf: PDFDocumentProxy; close: () => Promise<void> }, DocumentProblem>> {
  const { pdfjs, worker, root } = await library()
  const folder = (name: string): string => `${pathToFileURL(join(root, name)).href}/`
  NO_BROWSER.adoptedStyleSheets.length = 0
  const task = pdfjs.getDocument({
    data: Uint8Array.from(bytes),
    worker,
    verbosity: 0,
    cMapUrl: join(root, 'cmaps/'),
    standardFontDataUrl: join(root, 'standard_fonts/'),
    wasmUrl: folder('wasm'),
    iccUrl: folder('iccs'),
    disableFontFace: false,
    useSystemFonts: false,
    maxImageSize: MOST_IMAGE_PIXELS,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    ownerDocument: NO_BROWSER as unknown as NonNullable<
      Parameters<Pdfjs['getDocument']>[0] & object
    >['ownerDocument'],
  })
  try {
    return ok({ pdf: await task.promise, close: () => task.destroy() })
  } catch (error) {
    await task.destroy()
    const name = error instanceof Error ? error.name : ''
    return refuse(name === 'PasswordException' ? 'encrypted' : 'broken')
  }
}
