import { createCanvas } from '@napi-rs/canvas'
import { openDrawing } from './drawing.ts'
import { REDACT_LIMITS } from './limits.ts'

/** What tests see of a PDF: its text as pdf.js extracts it, and its pages as pictures. */

/** The text of all pages, items joined as they come. */
export async function readLayer(bytes: Uint8Array): Promise<string> {
  const { pdf, close } = await openDrawing(bytes, REDACT_LIMITS)
  let text = ''
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const { items } = await (await pdf.getPage(number)).getTextContent()
    for (const item of items) if ('str' in item) text += item.str + (item.hasEOL ? '\n' : '')
  }
  await close()
  return text
}

/** A page drawn with two pixels to the point, and how to look at one of its places (in points). */
export async function lookAt(bytes: Uint8Array, number: number) {
  const { pdf, close } = await openDrawing(bytes, REDACT_LIMITS)
  const viewport = (await pdf.getPage(number)).getViewport({ scale: 2 })
  const canvas = createCanvas(Math.ceil(viewport.width), Math.ceil(viewport.height))
  await (await pdf.getPage(number)).render({ canvas: canvas as never, viewport }).promise
  await close()
  const { width, height } = canvas
  const { data } = canvas.getContext('2d').getImageData(0, 0, width, height)
  type Test = (colour: string, red: number, green: number) => boolean
  const pixelsWhere = (test: Test): number => {
    let count = 0
    for (let at = 0; at < data.length; at += 4) {
      const [red = 0, green = 0, blue = 0] = data.subarray(at, at + 3)
      const colour = [red, green, blue].map((value) => Math.round(value / 64)).join()
      if (test(colour, red, green)) count += 1
    }
    return count
  }
  return {
    width: width / 2,
    height: height / 2,
    colourAt: (x: number, y: number): string => {
      const at = (Math.round(y * 2) * width + Math.round(x * 2)) * 4
      return [...data.subarray(at, at + 3)].map((value) => Math.round(value / 64)).join()
    },
    /** How many pixels are like a colour, its channels in quarters of full light. */
    count: (colour: string): number => pixelsWhere((own) => own === colour),
    /** How many pixels are redder than grey. */
    reddish: (): number => pixelsWhere((_, red, green) => red > green + 24),
  }
}
