/**
 * Lines of comma-separated values (RFC 4180) with a byte order mark, by which spreadsheet programs
 * know UTF-8. Text that they would run as a formula is guarded; null is an empty field.
 */
export function csvText(rows: readonly (readonly (string | number | null)[])[]): string {
  return CSV_BEGINNING + csvPart(rows)
}

/** The byte order mark. */
export const CSV_BEGINNING = '\ufeff'

/** Lines of a file that is written a part at a time, after its beginning. */
export function csvPart(rows: readonly (readonly (string | number | null)[])[]): string {
  return rows.map((row) => `${row.map(fieldOf).join(',')}\r\n`).join('')
}

function fieldOf(value: string | number | null): string {
  if (value === null || typeof value === 'number') return String(value ?? '')
  const text = guardFormula(value.toWellFormed())
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/**
 * Text that a spreadsheet would take for a formula and run when it opens a CSV file: «=», «+», «-» or
 * «@» at its start. Such text is written with an apostrophe before it, the spreadsheets' own sign for
 * text, which is taken off in reading. Figures with a sign stay as they are.
 */
const FORMULA = /^'*[=+\-@\t\r]/
const FIGURE = /^[+-]?[\d,.]*$/
const GUARDED = /^'(?='*[=+\-@\t\r])/

/** A field as it is written: harmless in a spreadsheet. */
export function guardFormula(text: string): string {
  return FORMULA.test(text) && !FIGURE.test(text) ? `'${text}` : text
}

/** The field that was guarded; any other text is given back as it is. */
export function unguardFormula(field: string): string {
  return field.replace(GUARDED, '')
}
