import type { Block, NeutralDocument } from '#core/kit/document.ts'
import { ok, type Result } from '#core/kit/result.ts'
import type { Limits } from './limits.ts'
import { isMeaningless } from './pdf/characters.ts'
import type { Glyph } from './pdf/geometry.ts'
import { interpretPage } from './pdf/interpreter.ts'
import { openPdf } from './pdf/load.ts'
import { pageBlocks } from './pdf/page.ts'
import { type DocumentProblem, refuse } from './problems.ts'
import { numberGrids } from './table.ts'

type Opened = Awaited<ReturnType<typeof openPdf>>
type Pdf = Extract<Opened, { ok: true }>['value']['pdf']

/**
 * A PDF with a text layer: ruled tables as grids (one per page), other text as one paragraph per
 * visual line with its layout kept. Refuses scans, encrypted and broken files, and files whose fonts
 * do not say which characters they show. Pages that are only pictures are named in `warnings`.
 */
export async function readPdf(
  bytes: Uint8Array,
  limits: Limits,
): Promise<Result<NeutralDocument, DocumentProblem>> {
  const opened = await openPdf(bytes)
  if (!opened.ok) return opened
  const { pdf, close } = opened.value
  try {
    return await readPages(pdf, limits)
  } catch {
    return refuse('broken')
  } finally {
    await close()
  }
}

/** A scanner's own stamp or page number on a picture of a page stays below this. */
const FAINT_TEXT = 30

async function readPages(
  pdf: Pdf,
  limits: Limits,
): Promise<Result<NeutralDocument, DocumentProblem>> {
  if (pdf.numPages > limits.pages) return refuse('too-complex')
  const deadline = performance.now() + limits.milliseconds
  const blocks: Block[] = []
  const pictures: number[] = []
  let faint = 0
  let shown = 0
  let meaningless = 0
  for (let number = 1; number <= pdf.numPages; number += 1) {
    if (performance.now() > deadline) return refuse('too-complex')
    const page = await pdf.getPage(number)
    const content = await interpretPage(page)
    page.cleanup()
    const visible = content.glyphs.filter((glyph: Glyph) => glyph.text.trim() !== '')
    shown += visible.length
    meaningless += visible.filter((glyph: Glyph) => isMeaningless(glyph.text)).length
    if (visible.length === 0 && content.picture) pictures.push(number)
    if (visible.length < FAINT_TEXT && content.picture) faint += 1
    blocks.push(...pageBlocks(content, number))
  }
  if (faint === pdf.numPages) return refuse('scanned')
  if (shown === 0) return refuse(pictures.length > 0 ? 'scanned' : 'no-content')
  if (meaningless > shown * 0.3) return refuse('garbled')
  const title = await titleOf(pdf)
  return ok({ format: 'pdf', ...title, ...warningsOf(pictures), blocks: numberGrids(blocks) })
}

async function titleOf(pdf: Pdf): Promise<{ title?: string }> {
  const { info } = await pdf.getMetadata()
  const title = 'Title' in info && typeof info.Title === 'string' ? info.Title.trim() : ''
  return title === '' ? {} : { title }
}

function warningsOf(pictures: readonly number[]): { warnings?: readonly string[] } {
  if (pictures.length === 0) return {}
  return { warnings: [`第 ${pictures.join('、')} 页只有图片，没有文字层，未能读取。`] }
}
