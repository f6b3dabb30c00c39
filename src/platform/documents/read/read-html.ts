import type { Block, NeutralDocument } from '#core/kit/document.ts'
import { ok, type Result } from '#core/kit/result.ts'
import { elementBlocks } from './html/blocks.ts'
import { type Content, findContent } from './html/content.ts'
import { textLines } from './html/text.ts'
import { type Page, parsePage } from './html/tree.ts'
import { type DocumentProblem, refuse } from './problems.ts'
import { numberGrids } from './table.ts'

/**
 * A web page, saved whole or as a bare report: page chrome is taken off, the content found, layout
 * tables dissolved into paragraphs, data tables turned into grids. Refuses a page whose text would
 * only be made by scripts, and a page without text.
 */
export function readHtml(html: string): Result<NeutralDocument, DocumentProblem> {
  const page = parsePage(html)
  const content = findContent(page.root)
  const blocks = [...headingBlocks(content), ...elementBlocks(content.element)]
  if (!hasText(blocks)) return refuse(page.scripted ? 'script-only' : 'no-content')
  return ok({ format: 'html', ...titleOf(page), blocks: numberGrids(blocks) })
}

function headingBlocks({ headings }: Content): Block[] {
  return headings.map((heading) => ({
    kind: 'paragraph',
    text: textLines(heading).join(' '),
    at: {},
  }))
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
