import type { Refusal } from '#core/kit/refusal.ts'
import { fail, ok, type Result } from '#core/kit/result.ts'
import type { Glyph } from '../read/pdf/geometry.ts'
import { openPdf } from '../read/pdf/load.ts'
import { type Cover, takes } from './cover.ts'
import { type Drawing, isWholeDrawn, openDrawing } from './drawing.ts'
import { faultOfFile } from './file-fault.ts'
import { findText, sequencesOf } from './find-text.ts'
import { REDACT_LIMITS, type RedactLimits } from './limits.ts'
import { faultOf, type Marks } from './marks.ts'
import { PagePicture } from './page-picture.ts'
import { type PageText, readPageText } from './page-text.ts'
import type { TellProgress } from './progress.ts'
import { no, type RedactionRefusalCode } from './refusals.ts'
import { isClean, labelText } from './self-check.ts'
import { LayerFonts, textOperators } from './text-layer.ts'
import { warningsOf } from './warnings.ts'
import { type OutputPage, writePicturePdf } from './write-pdf.ts'

/** What was done; lengths in points from the upper left corner of the page as it is shown. */
export type RedactionReport = {
  readonly pages: number
  readonly covers: readonly Cover[]
  /** For each text mark, how many covers it has. */
  readonly covered: readonly number[]
  /** Sentences for whoever looks at the result before it is handed out. */
  readonly warnings: readonly string[]
}

export type Redacted = { readonly bytes: Uint8Array; readonly report: RedactionReport }

/**
 * A PDF in which what is marked is gone: every page becomes a picture of itself, painted over where it
 * is marked, with the rest of its visible text over it, unseen but searchable. Nothing else of the file
 * is taken over. Refuses marks that cannot be used, texts that are found nowhere, files that cannot be
 * read or cost too much, and to hand out a result in which anything covered can still be read. `tell`
 * hears how far it is, page by page.
 */
export async function redactPdf(
  bytes: Uint8Array,
  marks: Marks,
  limits: RedactLimits = REDACT_LIMITS,
  tell: TellProgress = () => {},
): Promise<Result<Redacted, Refusal>> {
  const fault = faultOf(marks) ?? faultOfFile(bytes, limits)
  if (fault) return fail(fault)
  try {
    return ok(await redact(bytes, marks, { limits, tell }))
  } catch (error) {
    if (error instanceof Refused) return fail(error.refusal)
    return fail(no('broken'))
  }
}

/** Thrown deep inside; never leaves `redactPdf`. */
class Refused extends Error {
  readonly refusal: Refusal

  constructor(code: RedactionRefusalCode, what = '') {
    super(code)
    this.refusal = no(code, what)
  }
}

type Means = { readonly limits: RedactLimits; readonly tell: TellProgress }

async function redact(bytes: Uint8Array, marks: Marks, { limits, tell }: Means): Promise<Redacted> {
  const deadline = performance.now() + limits.milliseconds
  const checkTime = (): void => {
    if (performance.now() > deadline) throw new Refused('too-slow')
  }
  const pages = await readPages(bytes, { limits, tell }, checkTime)
  const { covers, covered } = coversOf(marks, pages)
  const drawing = await openDrawing(bytes, limits)
  const fonts = new LayerFonts()
  const output: OutputPage[] = []
  const doubtful: number[] = []
  try {
    for (const page of pages) {
      checkTime()
      tell({ step: 'covering', page: page.page, pages: pages.length })
      const redacted = await redactPage(drawing, page, covers, fonts, limits)
      output.push(redacted.output)
      if (!redacted.isWhole) doubtful.push(page.page)
    }
  } finally {
    await drawing.close()
  }
  tell({ step: 'checking', page: pages.length, pages: pages.length })
  const result = writePicturePdf(output, fonts.fonts)
  const texts = marks.texts.map(({ text }) => text)
  if (!(await isClean(result, texts, covers))) throw new Refused('still-readable')
  const warnings = warningsOf(pages, covers, doubtful, texts.length > 0)
  return { bytes: result, report: { pages: pages.length, covers, covered, warnings } }
}

async function readPages(
  bytes: Uint8Array,
  { limits, tell }: Means,
  checkTime: () => void,
): Promise<PageText[]> {
  const opened = await openPdf(bytes)
  if (!opened.ok) throw new Refused(opened.error.code === 'encrypted' ? 'encrypted' : 'broken')
  const { pdf, close } = opened.value
  try {
    if (pdf.numPages > limits.pages) throw new Refused('too-many-pages', String(limits.pages))
    const pages: PageText[] = []
    for (let number = 1; number <= pdf.numPages; number += 1) {
      checkTime()
      tell({ step: 'reading', page: number, pages: pdf.numPages })
      pages.push(await readPageText(pdf, number))
    }
    return pages
  } finally {
    await close()
  }
}

function coversOf({ areas, texts }: Marks, pages: readonly PageText[]) {
  const ofAreas = areas.map(({ page, x, y, width, height, ground }, index): Cover => {
    const on = pages[page - 1]
    const isOnPage = on && x < on.width && y < on.height && x + width > 0 && y + height > 0
    if (!isOnPage) throw new Refused('area-off-page', String(index + 1))
    const box = { left: x, top: y, right: x + width, bottom: y + height }
    return { page, box, ground, by: 'area' }
  })
  const sequences = sequencesOf(pages)
  const ofTexts = texts.map(({ text, ground }) => {
    const found = findText(text, ground, pages, sequences)
    if (found.length === 0) throw new Refused('text-not-found', text)
    return found
  })
  const covered = ofTexts.map((found) => found.length)
  return { covers: [...ofAreas, ...ofTexts.flat()], covered }
}

async function redactPage(
  { pdf }: Drawing,
  { page, width, height, glyphs }: PageText,
  covers: readonly Cover[],
  fonts: LayerFonts,
  limits: RedactLimits,
): Promise<{ output: OutputPage; isWhole: boolean }> {
  const source = await pdf.getPage(page)
  const picture = await PagePicture.of(source, limits.pagePixels)
  const isWhole = isWholeDrawn(source)
  source.cleanup()
  if (!picture) throw new Refused('page-too-large', String(page))
  const here = covers.filter((cover) => cover.page === page)
  const open = picture.seen(glyphs).filter((glyph) => !here.some((cover) => takes(cover, glyph)))
  picture.cover(here)
  const text = textOperators([...open, ...here.map(labelGlyph)], height, fonts)
  return { output: { width, height, picture: await picture.encoded(), text }, isWhole }
}

const LARGEST_LABEL = 12

/** A ground as one wide character, so that whoever reads the text meets it where the cover is. */
function labelGlyph({ box, ground }: Cover): Glyph {
  const [width, height] = [box.right - box.left, box.bottom - box.top]
  return {
    text: labelText(ground),
    x: box.left + width / 2,
    y: box.top + height / 2,
    advance: width,
    size: Math.min(height, LARGEST_LABEL),
    direction: 0,
    order: Number.MAX_SAFE_INTEGER,
    cut: false,
  }
}
