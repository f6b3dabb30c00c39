import type { Letter } from '#core/requests/letters/compose.ts'
import { type LetterLine, layoutOf } from '#core/requests/letters/layout.ts'
import type {
  OutputBlock,
  OutputCell,
  OutputDocument,
  OutputTable,
} from '#platform/documents/write/output-document.ts'

/** A letter as official documents are laid out (GB/T 9704—2012), with a red head and number if it has one. */
export function letterDocument(letter: Letter): OutputDocument {
  const { title, documentNumber, agency } = letter
  return {
    title,
    language: 'zh-CN',
    author: agency,
    subject: '政府信息公开',
    keywords: ['政府信息公开', title],
    ...(documentNumber !== null && { letterhead: { agency, number: documentNumber } }),
    blocks: layoutOf(letter).map(blockOf),
  }
}

function blockOf(line: LetterLine): OutputBlock {
  if (line.kind === 'line') return { ...line, kind: 'paragraph' }
  if (line.kind === 'heading') return { ...line, level: 1 }
  return line.kind === 'table' ? table(line.columns, line.rows) : line
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
