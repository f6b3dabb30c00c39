import type { NeutralDocument, Paragraph } from '#core/kit/document.ts'
import type { Spending } from './limits.ts'

const LINE_END = /\r\n|[\n\r\v\u2028\u2029]/

/**
 * Plain text: one paragraph per line, blank lines included, with tabs and runs of spaces as they
 * are. A form feed starts the next page. Lines are counted through the whole file.
 */
export function readTxt(text: string, spending: Spending): NeutralDocument {
  const blocks: Paragraph[] = []
  const pages = text.split('\f')
  pages.forEach((content, index) => {
    const lines = content.split(LINE_END)
    if (lines.length > 1 && lines.at(-1) === '') lines.pop()
    spending.elements.spend(lines.length)
    for (const line of lines) {
      const at = { line: blocks.length + 1 }
      blocks.push({
        kind: 'paragraph',
        text: line,
        at: pages.length > 1 ? { page: index + 1, ...at } : at,
      })
    }
  })
  return { format: 'txt', blocks }
}
