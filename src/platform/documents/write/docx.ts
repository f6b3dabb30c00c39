import {
  Document,
  Footer,
  HeadingLevel,
  Packer,
  PageNumber,
  Paragraph,
  type Table,
  TextRun,
} from 'docx'
import { STYLE, STYLES } from './docx-styles.ts'
import { docxTable } from './docx-table.ts'
import { PAGE } from './official-layout.ts'
import { type OutputBlock, type OutputDocument, printable } from './output-document.ts'

/**
 * The document as an Office Open XML file in the layout of official documents: A4, head, headings,
 * tables with their merged cells, page numbers «— 1 —».
 */
export async function writeDocx(document: OutputDocument): Promise<Uint8Array> {
  return new Uint8Array(await Packer.toArrayBuffer(docxDocument(document)))
}

function docxDocument(document: OutputDocument): Document {
  return new Document({
    title: printable(document.title),
    ...(document.subject ? { subject: printable(document.subject) } : {}),
    ...(document.author ? { creator: printable(document.author) } : {}),
    ...(document.keywords ? { keywords: printable(document.keywords.join('；')) } : {}),
    styles: STYLES,
    sections: [
      {
        properties: {
          page: {
            size: { width: `${PAGE.width}mm`, height: `${PAGE.height}mm` },
            margin: {
              top: `${PAGE.top}mm`,
              bottom: `${PAGE.bottom}mm`,
              left: `${PAGE.left}mm`,
              right: `${PAGE.right}mm`,
              footer: '26mm',
            },
          },
        },
        footers: { default: new Footer({ children: [pageNumber()] }) },
        children: [
          new Paragraph({ heading: HeadingLevel.TITLE, children: textRuns(document.title) }),
          ...document.blocks.flatMap(docxBlock),
        ],
      },
    ],
  })
}

function docxBlock(block: OutputBlock): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'heading':
      return [
        new Paragraph({
          heading: block.level === 1 ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2,
          children: textRuns(block.text),
        }),
      ]
    case 'paragraph':
      return [new Paragraph({ style: STYLE.body, children: bodyRuns(block.text, block.lead ?? 0) })]
    case 'note':
      return [new Paragraph({ style: STYLE.note, children: textRuns(block.text) })]
    case 'table':
      return [docxTable(block), new Paragraph({ style: STYLE.cell })]
    case 'signature':
      return block.lines.map(
        (line, index) =>
          new Paragraph({
            style: STYLE.signature,
            keepNext: index < block.lines.length - 1,
            ...(index === 0 ? { spacing: { before: 580 } } : {}),
            children: textRuns(line),
          }),
      )
  }
}

function bodyRuns(text: string, lead: number): TextRun[] {
  if (lead === 0) return textRuns(text)
  const head = new TextRun({ style: STYLE.lead, text: printable(text.slice(0, lead)) })
  return [head, ...textRuns(text.slice(lead))]
}

function textRuns(text: string): TextRun[] {
  return text === '' ? [] : [new TextRun(printable(text))]
}

function pageNumber(): Paragraph {
  return new Paragraph({
    style: STYLE.footer,
    children: [new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'] })],
  })
}
