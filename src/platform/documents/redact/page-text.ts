import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist'
import { type Glyph, matrixOf, multiply } from '../read/pdf/geometry.ts'
import { interpretPage } from '../read/pdf/interpreter.ts'
import { operators } from '../read/pdf/load.ts'
import type { Point } from './cover.ts'

/** A piece of text that runs across the page at an angle, as a watermark does. */
export type Slanted = { readonly text: string; readonly corners: readonly Point[] }

/** The text of one page in page space: points from its upper left corner as it is shown. */
export type PageText = {
  readonly page: number
  readonly width: number
  readonly height: number
  readonly glyphs: readonly Glyph[]
  readonly slanted: readonly Slanted[]
  /** A scan, as far as can be told: a picture covers a good part of it. */
  readonly isPicture: boolean
}

type Layers = Awaited<ReturnType<PDFDocumentProxy['getOptionalContentConfig']>>

/** The text of a page without that of hidden layers. */
export async function readPageText(pdf: PDFDocumentProxy, number: number): Promise<PageText> {
  const page = await pdf.getPage(number)
  const layers = await pdf.getOptionalContentConfig({ intent: 'display' })
  const { width, height } = page.getViewport({ scale: 1 })
  const { glyphs, picture } = await interpretPage(await withoutHiddenText(page, layers))
  const slanted = await slantedText(page)
  page.cleanup()
  return { page: number, width, height, glyphs, slanted, isPicture: picture }
}

/** The page as the interpreter asks it, with the text of hidden layers left out of its operators. */
async function withoutHiddenText(page: PDFPageProxy, layers: Layers): Promise<PDFPageProxy> {
  const list = await page.getOperatorList({ annotationMode: 1 })
  const ops = await operators()
  const shown: boolean[] = []
  const fnArray: number[] = []
  const argsArray: unknown[] = []
  list.fnArray.forEach((operator, index) => {
    const args = list.argsArray[index] as readonly unknown[] | null
    if (operator === ops.beginMarkedContent) shown.push(true)
    if (operator === ops.beginMarkedContentProps) {
      shown.push(args?.[0] !== 'OC' || layers.isVisible(args[1] as never))
    }
    if (operator === ops.endMarkedContent) shown.pop()
    const isHidden = operator === ops.showText && shown.includes(false)
    fnArray.push(operator)
    argsArray.push(isHidden ? [moves(args?.[0])] : args)
  })
  return {
    commonObjs: page.commonObjs,
    getViewport: (options: { scale: number }) => page.getViewport(options),
    getOperatorList: async () => ({ fnArray, argsArray }),
  } as unknown as PDFPageProxy
}

type Shown = { readonly width: number; readonly isSpace: boolean; readonly vmetric: unknown }

/** Characters that move the pen and say nothing. */
function moves(glyphs: unknown): unknown[] {
  return (glyphs as readonly (Shown | number)[]).map((glyph) => {
    if (typeof glyph === 'number') return glyph
    const { width, isSpace, vmetric } = glyph
    return { unicode: '', width, isSpace, vmetric }
  })
}

const SLANT = 0.1

async function slantedText(page: PDFPageProxy): Promise<Slanted[]> {
  const toPage = matrixOf(page.getViewport({ scale: 1 }).transform)
  const { items } = await page.getTextContent()
  return items.flatMap((item) => {
    if (!('str' in item) || item.str.trim() === '') return []
    const [a, b, c, d, e, f] = multiply(toPage, matrixOf(item.transform as number[]))
    const length = Math.hypot(a, b)
    if (length === 0 || Math.min(Math.abs(a), Math.abs(b)) <= length * SLANT) return []
    const along = { x: (a / length) * item.width, y: (b / length) * item.width }
    const up = { x: c, y: d }
    const corner = (right: number, rise: number): Point => ({
      x: e + along.x * right + up.x * rise,
      y: f + along.y * right + up.y * rise,
    })
    const corners = [corner(-0.02, -0.3), corner(1.02, -0.3), corner(1.02, 1), corner(-0.02, 1)]
    return [{ text: item.str, corners }]
  })
}
