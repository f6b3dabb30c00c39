import { csvText } from '#core/kit/csv.ts'

/** Lines of comma-separated values as a file in UTF-8 that spreadsheet programs open intact. */
export function writeCsv(rows: readonly (readonly (string | number | null)[])[]): Uint8Array {
  return new TextEncoder().encode(csvText(rows))
}
