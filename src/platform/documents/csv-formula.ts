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
