import type { PDFDocumentProxy } from 'pdfjs-dist'
import type { Refusal } from '#core/kit/refusal.ts'
import { fail, ok, type Result } from '#core/kit/result.ts'
import { openDrawing } from './drawing.ts'
import { faultOfFile } from './file-fault.ts'
import { REDACT_LIMITS, type RedactLimits } from './limits.ts'
import { PagePicture } from './page-picture.ts'
import { no } from './refusals.ts'

/** Of a page as it is shown; points. */
export type PageSize = { readonly width: number; readonly height: number }

export type PagesLook = {
  readonly sizes: readonly PageSize[]
  /** PNG; empty where only sizes were asked for. */
  readonly picture: Uint8Array
}

/** An A4 page has then some 170 dots to the inch: small print can be read on a screen. */
const LOOK_PIXELS = 3_000_000

/**
 * The sizes of all pages of a PDF, and one of them (from 1; null: none) as the picture that redaction
 * works on. Refuses what redaction refuses to open, and a page that the file does not have.
 */
export async function lookAtPages(
  bytes: Uint8Array,
  page: number | null,
  limits: RedactLimits = REDACT_LIMITS,
): Promise<Result<PagesLook, Refusal>> {
  const fault = faultOfFile(bytes, limits)
  if (fault) return fail(fault)
  try {
    const { pdf, close } = await openDrawing(bytes, limits)
    try {
      return await lookAt(pdf, page, limits)
    } finally {
      await close()
    }
  } catch (error) {
    const isEncrypted = error instanceof Error && error.name === 'PasswordException'
    return fail(no(isEncrypted ? 'encrypted' : 'broken'))
  }
}

async function lookAt(
  pdf: PDFDocumentProxy,
  page: number | null,
  { pages }: RedactLimits,
): Promise<Result<PagesLook, Refusal>> {
  if (pdf.numPages > pages) return fail(no('too-many-pages', String(pages)))
  if (page === null) return ok({ sizes: await sizesOf(pdf), picture: new Uint8Array() })
  if (!Number.isInteger(page) || page < 1 || page > pdf.numPages) {
    return fail(no('no-page', String(page)))
  }
  const picture = await PagePicture.of(await pdf.getPage(page), LOOK_PIXELS, 0)
  if (!picture) return fail(no('page-too-large', String(page)))
  return ok({ sizes: await sizesOf(pdf), picture: await picture.png() })
}

async function sizesOf(pdf: PDFDocumentProxy): Promise<PageSize[]> {
  const sizes: PageSize[] = []
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const { width, height } = (await pdf.getPage(number)).getViewport({ scale: 1 })
    sizes.push({ width, height })
  }
  return sizes
}
