import { guardFormula } from '../csv-formula.ts'

/**
 * Lines of comma-separated values (RFC 4180) in UTF-8 with a byte order mark, by which spreadsheet
 * programs know that it is UTF-8. Text that they would run as a formula is guarded.
 */
export function writeCsv(rows: readonly (readonly string[])[]): Uint8Array {
  const lines = rows.map((row) => row.map(field).join(','))
  return new TextEncoder().encode(`\ufeff${lines.join('\r\n')}\r\n`)
}

function field(value: string): string {
  const text = guardFormula(value.toWellFormed())
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
