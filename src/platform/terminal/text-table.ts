import { type Align, clip, displayWidth, pad } from './width.ts'

export type TextColumn = {
  readonly align?: Align
  /** Longer content is cut with «…». */
  readonly maxWidth?: number
}

const GAP = '  '

/** Rows of text with their columns aligned, one line each, without trailing spaces. */
export function textTable(
  rows: readonly (readonly string[])[],
  columns: readonly TextColumn[] = [],
): string[] {
  const cut = rows.map((row) =>
    row.map((text, index) => clip(text, columns[index]?.maxWidth ?? Number.POSITIVE_INFINITY)),
  )
  const count = Math.max(0, ...cut.map((row) => row.length))
  const widths = Array.from({ length: count }, (_, index) =>
    Math.max(...cut.map((row) => displayWidth(row[index] ?? ''))),
  )
  return cut.map((row) =>
    row
      .map((text, index) => pad(text, widths[index] ?? 0, columns[index]?.align))
      .join(GAP)
      .trimEnd(),
  )
}
