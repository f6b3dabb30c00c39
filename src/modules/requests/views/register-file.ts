import type { OutputCell, OutputDocument } from '#platform/documents/write/output-document.ts'
import { REGISTER_COLUMNS, type RegisterCell, type RegisterLine } from './register-columns.ts'

/** The register as rows, its head first. */
export function registerRows(lines: readonly RegisterLine[]): RegisterCell[][] {
  const head = REGISTER_COLUMNS.map(([title]) => title)
  return [head, ...lines.map((line) => REGISTER_COLUMNS.map(([, , of]) => of(line)))]
}

/** The same as a document with one table, for a workbook; `notes` go to its second sheet. */
export function registerDocument(
  lines: readonly RegisterLine[],
  title: string,
  notes: readonly string[],
): OutputDocument {
  const rows = registerRows(lines)
  return {
    ...{ title, language: 'zh-CN' },
    blocks: [
      {
        ...{ kind: 'table', caption: '台账', headerRows: 1 },
        ...{ rows: rows.length, columns: REGISTER_COLUMNS.length },
        // As wide as it needs to be read, not as a page is.
        widths: REGISTER_COLUMNS.map(([, width]) => width / 16),
        cells: rows.flatMap((row, at) => row.map((value, column) => cellOf(value, at, column))),
      },
      ...notes.map((text) => ({ kind: 'paragraph' as const, text })),
    ],
  }
}

function cellOf(value: RegisterCell, row: number, column: number): OutputCell {
  return {
    ...{ row, column, rowSpan: 1, columnSpan: 1, role: row === 0 ? 'column' : 'data' },
    text: String(value ?? ''),
    ...(typeof value === 'number' && { number: { value, format: '0' } }),
  }
}
