import type { OutputCell, OutputDocument } from '#platform/documents/write/output-document.ts'

export type ListCell = string | number | null
/** Title, width as a share of the others, and what stands there. */
export type ListColumn<Line> = readonly [title: string, width: number, of: (line: Line) => ListCell]

/** A list as rows, its head first. */
export function listRows<Line>(
  columns: readonly ListColumn<Line>[],
  lines: readonly Line[],
): ListCell[][] {
  const head = columns.map(([title]) => title)
  return [head, ...lines.map((line) => columns.map(([, , of]) => of(line)))]
}

type Words = { readonly title: string; readonly caption: string; readonly notes: readonly string[] }

/** The same as a document with one table, for a workbook; `notes` go to its second sheet. */
export function listDocument<Line>(
  columns: readonly ListColumn<Line>[],
  lines: readonly Line[],
  { title, caption, notes }: Words,
): OutputDocument {
  const rows = listRows(columns, lines)
  return {
    ...{ title, language: 'zh-CN' },
    blocks: [
      {
        ...{ kind: 'table', caption, headerRows: 1 },
        ...{ rows: rows.length, columns: columns.length },
        // As wide as it needs to be read, not as a page is.
        widths: columns.map(([, width]) => width / 16),
        cells: rows.flatMap((row, at) => row.map((value, column) => cellOf(value, at, column))),
      },
      ...notes.map((text) => ({ kind: 'paragraph' as const, text })),
    ],
  }
}

function cellOf(value: ListCell, row: number, column: number): OutputCell {
  return {
    ...{ row, column, rowSpan: 1, columnSpan: 1, role: row === 0 ? 'column' : 'data' },
    text: String(value ?? ''),
    ...(typeof value === 'number' && { number: { value, format: '0' } }),
  }
}
