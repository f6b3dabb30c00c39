import { strToU8, zipSync } from 'fflate'
import { FLUSH, letterheadXml } from './docx-letterhead.ts'
import { KEEP_WITH_NEXT, POINT, paragraph, runs, spacing, twips } from './docx-markup.ts'
import { packageParts, RELATIONSHIPS } from './docx-package.ts'
import { STYLE, WORD } from './docx-styles.ts'
import { afterTable, docxTable } from './docx-table.ts'
import { LINE_PITCH, PAGE, TABLE_GAP } from './official-layout.ts'
import { headLines, type OutputBlock, type OutputDocument } from './output-document.ts'
import { element, type Xml, xmlFile } from './xml.ts'

/**
 * The document as an Office Open XML file in the layout of official documents: A4, head, headings,
 * tables with their merged cells, page numbers «— 1 —». The same document gives the same bytes.
 */
export function writeDocx(document: OutputDocument): Uint8Array {
  const parts = { ...packageParts(document), 'word/document.xml': documentXml(document) }
  const files = Object.entries(parts).map(([path, text]) => [path, strToU8(text)] as const)
  return zipSync(Object.fromEntries(files), { level: 1, mtime: ZIP_TIME })
}

/** The first moment a ZIP file can hold, in local time as ZIP means it. */
const ZIP_TIME = new Date(1980, 0, 1)

/** word/document.xml. */
export function documentXml(document: OutputDocument): string {
  const blocks = document.blocks.flatMap((block, index) =>
    blockXml(block, document.blocks[index - 1], document.blocks[index + 1]),
  )
  return xmlFile(
    element(
      'w:document',
      { 'xmlns:w': WORD, 'xmlns:r': RELATIONSHIPS },
      element(
        'w:body',
        {},
        ...(document.letterhead ? letterheadXml(document.letterhead) : []),
        paragraph(STYLE.title, runs(headLines(document).join('\n'))),
        ...blocks,
        sectionXml(),
      ),
    ),
  )
}

function blockXml(
  block: OutputBlock,
  previous: OutputBlock | undefined,
  next: OutputBlock | undefined,
): Xml[] {
  const before = previous?.kind === 'table' ? { before: TABLE_GAP * POINT } : {}
  const gap = previous?.kind === 'table' ? [spacing(before)] : []
  switch (block.kind) {
    case 'heading': {
      const style = STYLE.heading[block.level - 1] ?? STYLE.heading[0]
      const gaps = next?.kind === 'table' ? [spacing({ ...before, after: 6 * POINT })] : gap
      return [paragraph(style, runs(block.text), ...gaps)]
    }
    case 'paragraph': {
      const lead = block.lead ?? 0
      const text = [
        ...runs(block.text.slice(0, lead), { style: STYLE.lead }),
        ...runs(block.text.slice(lead)),
      ]
      // A page with nothing but the signature on it could have been put under any document.
      const kept = next?.kind === 'signature' ? [KEEP_WITH_NEXT] : []
      return [paragraph(STYLE.body, text, ...kept, ...gap, ...(block.isFlush ? [FLUSH] : []))]
    }
    case 'note':
      return [paragraph(STYLE.note, runs(block.text), ...gap)]
    case 'table':
      return [docxTable(block), afterTable()]
    case 'signature':
      return block.lines.map((line, index) =>
        paragraph(
          STYLE.signature,
          runs(line),
          ...(index < block.lines.length - 1 ? [KEEP_WITH_NEXT] : []),
          ...(index === 0 ? [spacing({ before: LINE_PITCH * POINT })] : []),
        ),
      )
  }
}

function sectionXml(): Xml {
  return element(
    'w:sectPr',
    {},
    element('w:footerReference', { 'w:type': 'default', 'r:id': 'rId4' }),
    element('w:pgSz', { 'w:w': twips(PAGE.width), 'w:h': twips(PAGE.height) }),
    element('w:pgMar', {
      'w:top': twips(PAGE.top),
      'w:right': twips(PAGE.right),
      'w:bottom': twips(PAGE.bottom),
      'w:left': twips(PAGE.left),
      'w:header': twips(PAGE.footer),
      'w:footer': twips(PAGE.footer),
      'w:gutter': 0,
    }),
  )
}
