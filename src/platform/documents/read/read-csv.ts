import { unguardFormula } from '#core/kit/csv.ts'
import type { NeutralDocument } from '#core/kit/document.ts'
import type { Spending } from './limits.ts'
import { numberGrids, placeCells, sheetBlocks } from './table.ts'

/**
 * Comma- or tab-separated values as one grid. Fields may be quoted, with quotes doubled and line
 * ends inside; rows shorter than the widest are filled with empty cells; a blank line ends a table,
 * a line of separators is a row of empty cells.
 */
export function readCsv(text: string, spending: Spending): NeutralDocument {
  const rows = parseFields(text, separatorOf(text), spending)
  const listed = rows.map((row) =>
    row.map((field) => ({ text: unguardFormula(field), rowSpan: 1, columnSpan: 1 })),
  )
  return {
    format: 'csv',
    blocks: numberGrids(sheetBlocks(placeCells(listed, spending.cells), {}, blankRows(rows))),
  }
}

function blankRows(rows: readonly (readonly string[])[]): ReadonlySet<number> {
  const blank = new Set<number>()
  rows.forEach((row, index) => {
    if (row.length > 1 && row.every((field) => field === '')) blank.add(index)
  })
  return blank
}

const SEPARATORS = [',', '\t', ';', '，']
/** Enough of a long file to see how its lines are cut. */
const LOOKED_AT = 20_000

/** The separator that most lines have, each as often as the line before it. */
function separatorOf(text: string): string {
  const lines = text.slice(0, LOOKED_AT).split(/[\r\n]+/)
  const counted = SEPARATORS.map((char) => {
    const counts = lines.map((line) => line.split(char).length - 1)
    const steady = counts.filter((count, index) => count > 0 && count === counts[index - 1])
    return { char, steady: steady.reduce((sum, count) => sum + count, 0), first: counts[0] ?? 0 }
  })
  const [best] = counted.toSorted(
    (one, other) => other.steady - one.steady || other.first - one.first,
  )
  return best?.char ?? ','
}

function parseFields(text: string, separator: string, spending: Spending): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  let at = 0
  while (at < text.length) {
    spending.elements.spend(1)
    const field = text[at] === '"' ? quotedField(text, at) : undefined
    const end = fieldEnd(text, field?.end ?? at, separator)
    const plain = text.slice(field?.end ?? at, end).trim()
    row.push(field ? field.value + plain : plain)
    const atSeparator = text[end] === separator
    if (!atSeparator) {
      rows.push(row)
      row = []
    }
    at = end + (text[end] === '\r' && text[end + 1] === '\n' ? 2 : 1)
    if (atSeparator && at >= text.length) row.push('')
  }
  if (row.length > 0) rows.push(row)
  return rows
}

/** The value of a quoted field and where it ends; undefined when its quote is never closed. */
function quotedField(text: string, start: number): { value: string; end: number } | undefined {
  let close = text.indexOf('"', start + 1)
  while (close !== -1 && text[close + 1] === '"') close = text.indexOf('"', close + 2)
  if (close === -1) return undefined
  return {
    value: text
      .slice(start + 1, close)
      .replaceAll('""', '"')
      .trim(),
    end: close + 1,
  }
}

function fieldEnd(text: string, from: number, separator: string): number {
  let at = from
  while (at < text.length && text[at] !== separator && text[at] !== '\n' && text[at] !== '\r')
    at += 1
  return at
}
