import type { Position } from '../../kit/document.ts'
import type { TableLexicon } from './lexicon.ts'
import type { Run } from './runs.ts'
import { idsOfRow, type Reading } from './table-reading.ts'

/**
 * A row whose label stands between two rows that were read, with no figures between them that
 * could be its own, was left blank: a PDF or a text prints nothing for an empty cell.
 */
export function readRowsWithoutFigures(reading: Reading): void {
  for (const table of reading.lexicon.tables) {
    const isRead = table.rows.map(({ row }) =>
      idsOfRow(table.table, row.id).some((id) => reading.cells[id]),
    )
    if (isRead.every(Boolean)) continue
    table.rows.forEach((row, index) => {
      const label = row.labels[0]
      if (!label || label.length <= 2 || isRead[index] || !isRead[index - 1]) return
      const next = isRead.indexOf(true, index)
      const text = next === -1 ? null : textBefore(reading, table, next)
      if (!text?.before.includes(label) || !followsTaken(reading, text)) return
      isRead[index] = true
      for (const id of idsOfRow(table.table, row.row.id)) {
        reading.cells[id] = { kind: 'blank', raw: '', source: { at: text.strip.at, by: 'label' } }
      }
    })
  }
}

/** The figures before these belong to another row, not perhaps to the one in question. */
function followsTaken(reading: Reading, run: Run): boolean {
  const before = reading.runs[reading.runs.indexOf(run) - 1]
  return before === undefined || reading.taken.has(before)
}

function textBefore(reading: Reading, table: TableLexicon, row: number): Run | null {
  const id = idsOfRow(table.table, table.rows[row]?.row.id ?? '').find(
    (each) => reading.cells[each],
  )
  const at = id ? reading.cells[id]?.source?.at : undefined
  return reading.runs.find((run) => sameRow(run.strip.at, at)) ?? null
}

function sameRow(left: Position, right: Position | undefined): boolean {
  return (
    left.page === right?.page &&
    left.line === right?.line &&
    left.grid === right?.grid &&
    left.row === right?.row
  )
}
