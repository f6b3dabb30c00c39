import type { Block, NeutralDocument } from '#core/kit/document.ts'
import { ok, type Result } from '#core/kit/result.ts'
import { elementBlocks } from './html/blocks.ts'
import { type Content, findContent } from './html/content.ts'
import { textLines } from './html/text.ts'
import { type Page, parsePage } from './html/tree.ts'
import type { Spending } from './limits.ts'
import { type DocumentProblem, refuse } from './problems.ts'
import { numberGrids } from './table.ts'

/**
 * A web page, saved whole or as a bare report: page chrome is taken off, the content found, layout
 * tables dissolved into paragraphs, data tables turned into grids. Refuses a page whose text would
 * only be made by scripts, and a page without text.
 */
export function readHtml(
  html: string,
  spending: Spending,
): Result<NeutralDocument, DocumentProblem> {
  const page = parsePage(html, spending.elements)
  const content = findContent(page.root)
  const body = elementBlocks(content.element, spending.cells)
  const blocks = [...headingBlocks(content, body), ...body]
  if (!hasText(blocks)) return refuse(page.scripted ? 'script-only' : 'no-content')
  return ok({ format: 'html', ...titleOf(page), blocks: numberGrids(blocks) })
}

/** Headings above the content, but for those the content itself begins with. */
function headingBlocks({ headings }: Content, body: readonly Block[]): Block[] {
  const start = new Set(
    body.slice(0, 5).map((block) => (block.kind === 'paragraph' ? block.text : '')),
  )
  return headings
    .map((heading) => textLines(heading).join(' '))
    .filter((text) => text !== '' && !start.has(text))
    .map((text) => ({ kind: 'paragraph', text, at: {} }))
}

function titleOf(page: Page): { title?: string } {
  return page.title === undefined ? {} : { title: page.title }
}

const LEAST_TEXT = 10

function hasText(blocks: readonly Block[]): boolean {
  let length = 0
  for (const block of blocks) {
    if (block.kind === 'grid') return true
    length += block.text.trim().length
  }
  return length >= LEAST_TEXT
}
