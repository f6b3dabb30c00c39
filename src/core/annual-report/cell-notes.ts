import data from './cell-notes.json' with { type: 'json' }
import type { CellPlace } from './template.ts'

/** What is counted in a cell and how. */
export type CellNote = {
  /** `<table>.<row>.<column>`, with `*` for any. */
  readonly cells: string
  readonly text: string
  readonly basis: readonly string[]
}

const NOTES: readonly CellNote[] = data.notes

/** The notes on a cell: on its table, its row, then its column; the row's own note of the form. */
export function cellNotes({ table, row, column }: CellPlace): CellNote[] {
  const own = row.note
    ? [{ cells: `${table.id}.${row.id}.*`, text: `${row.note}。`, basis: [] }]
    : []
  const parts = [table.id, row.id, column.id]
  const found = NOTES.filter(({ cells }) =>
    cells.split('.').every((part, index) => part === '*' || part === parts[index]),
  )
  return [...own, ...found]
}
