import { type Html, html } from '#platform/html/html.ts'
import { tableHtml } from './html-table.ts'
import type { OutputBlock, OutputDocument } from './output-document.ts'

/** The blocks of a document as the content of an article; its title is left to the page. */
export function documentHtml(document: OutputDocument): Html {
  let tables = 0
  const blocks = document.blocks.map((block) => {
    if (block.kind === 'table') tables += 1
    return blockHtml(block, `table-${tables}`)
  })
  return html`${blocks}`
}

/** The headings of the first level that can be jumped to. */
export function contentsOf(document: OutputDocument): { id: string; text: string }[] {
  return document.blocks.flatMap((block) =>
    block.kind === 'heading' && block.level === 1 && block.id
      ? [{ id: block.id, text: block.text }]
      : [],
  )
}

function blockHtml(block: OutputBlock, tableId: string): Html {
  switch (block.kind) {
    case 'heading': {
      const id = block.id && html` id="${block.id}"`
      return block.level === 1
        ? html`<h2${id}>${block.text}</h2>\n`
        : html`<h3${id}>${block.text}</h3>\n`
    }
    case 'paragraph': {
      const lead = block.lead ? html`<b>${block.text.slice(0, block.lead)}</b>` : ''
      return html`<p>${lead}${block.text.slice(block.lead ?? 0)}</p>\n`
    }
    case 'note':
      return html`<p class="note" role="note">${block.text}</p>\n`
    case 'table':
      return tableHtml(block, tableId)
    case 'signature':
      return html`<div class="signature">${block.lines.map((line) => html`<p>${line}</p>`)}</div>\n`
  }
}
