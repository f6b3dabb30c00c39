import type { Block } from '#core/kit/document.ts'
import type { Allowance } from '../limits.ts'
import { tableBlocks } from '../table.ts'
import { isLayoutTable, tableCells } from './table.ts'
import { BLOCK_TAGS, collapse } from './text.ts'
import type { Element } from './tree.ts'

/** The content of an element as blocks in reading order; blank paragraphs are left out. */
export function elementBlocks(root: Element, cells: Allowance): Block[] {
  const writer = new BlockWriter(cells)
  writer.walk(root)
  writer.endLine()
  return writer.blocks
}

class BlockWriter {
  readonly blocks: Block[] = []
  readonly #cells: Allowance
  #line = ''

  constructor(cells: Allowance) {
    this.#cells = cells
  }

  walk(node: Element): void {
    if (node.tag === 'table' && !isLayoutTable(node)) {
      this.#table(node)
      return
    }
    const block = BLOCK_TAGS.has(node.tag)
    if (block || node.tag === 'br') this.endLine()
    for (const child of node.children) {
      if (typeof child !== 'string') this.walk(child)
      else if (node.tag === 'pre') this.#preformatted(child)
      else this.#line += child
    }
    if (block) this.endLine()
  }

  endLine(): void {
    const text = collapse(this.#line)
    this.#line = ''
    if (text !== '') this.blocks.push({ kind: 'paragraph', text, at: {} })
  }

  #preformatted(text: string): void {
    for (const line of text.split(/\r\n|[\r\n]/)) {
      this.blocks.push({ kind: 'paragraph', text: line, at: {} })
    }
  }

  #table(table: Element): void {
    this.endLine()
    this.blocks.push(...tableBlocks(tableCells(table, this.#cells), {}))
  }
}
