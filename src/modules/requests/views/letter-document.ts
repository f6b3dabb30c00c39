import type { Letter, LetterBlock } from '#core/requests/letters/compose.ts'
import type {
  OutputBlock,
  OutputCell,
  OutputDocument,
  OutputTable,
} from '#platform/documents/write/output-document.ts'

/**
 * A letter as official documents are laid out (GB/T 9704—2012): red head and number where it has one,
 * title, to whom, body, remedies, attachments, and who signs when, with room for the seal.
 */
export function letterDocument(letter: Letter): OutputDocument {
  const { title, documentNumber, salutation, agency } = letter
  return {
    title,
    language: 'zh-CN',
    author: agency,
    subject: '政府信息公开',
    keywords: ['政府信息公开', title],
    ...(documentNumber !== null && { letterhead: { agency, number: documentNumber } }),
    blocks: [
      ...(salutation ? [{ kind: 'paragraph', text: salutation, isFlush: true } as const] : []),
      ...letter.paragraphs.flatMap(blocksOf),
      ...letter.remedyParagraphs.map((text) => ({ kind: 'paragraph', text }) as const),
      ...attachmentLines(letter.attachments),
      ...signature(letter),
    ],
  }
}

function blocksOf(block: LetterBlock): OutputBlock[] {
  switch (block.kind) {
    case 'paragraph':
      return [{ kind: 'paragraph', text: block.text }]
    case 'heading':
      return [{ kind: 'heading', level: 1, text: block.text }]
    case 'list':
      return block.items.map((item, index) => ({
        kind: 'paragraph',
        text: `${index + 1}. ${item}。`,
      }))
    case 'table':
      return block.rows.length === 0 ? [] : [table(block.columns, block.rows)]
  }
}

/** With columns: a head, then rows. Without: each row is a label and its content. */
function table(
  columns: readonly string[] | null,
  rows: readonly (readonly string[])[],
): OutputTable {
  const width = columns?.length ?? 2
  const head = columns === null ? [] : [columns]
  const lines = [...head, ...rows]
  const cells = lines.flatMap((line, row) =>
    Array.from({ length: width }, (_, column): OutputCell => {
      const role = row < head.length ? 'column' : columns === null && column === 0 ? 'row' : 'data'
      return { row, column, rowSpan: 1, columnSpan: 1, role, text: line[column] ?? '' }
    }),
  )
  return {
    kind: 'table',
    caption: columns?.join('、') ?? '登记内容',
    ...{ rows: lines.length, columns: width, headerRows: head.length, cells },
    widths: columns === null ? [0.26, 0.74] : sharesOf(lines, width),
  }
}

const LEAST_SHARE = 0.08

/** Columns as wide as what they hold, none so narrow that it cannot be read. */
function sharesOf(lines: readonly (readonly string[])[], width: number): number[] {
  const lengths = Array.from({ length: width }, (_, column) =>
    Math.min(30, Math.max(2, ...lines.map((line) => (line[column] ?? '').length))),
  )
  const sum = lengths.reduce((total, length) => total + length, 0)
  const rest = 1 - LEAST_SHARE * width
  return lengths.map((length) => LEAST_SHARE + (rest * length) / sum)
}

function attachmentLines(titles: readonly string[]): OutputBlock[] {
  return titles.map((title, index) => ({
    kind: 'paragraph',
    text: `${index === 0 ? '附件：' : '　　　'}${titles.length > 1 ? `${index + 1}. ` : ''}${title}`,
  }))
}

/** The agency's seal goes over its name and the day; a slip is signed by whoever sends it back. */
function signature({ sealPlace, agency, date }: Letter): OutputBlock[] {
  if (sealPlace === 'none') return []
  const lines = sealPlace === 'agency' ? [agency, date ?? ''] : ['（签名或者盖章）', '　年　月　日']
  return [{ kind: 'signature', lines: lines.filter((line) => line !== '') }]
}
