import type { Dice } from './dice.ts'
import {
  type Draft,
  type DraftBlock,
  type DraftCell,
  type DraftTable,
  isBlankFigure,
  isFigure,
  line,
  mapTables,
} from './draft.ts'
import type { Mess } from './mess.ts'

/** What stands below the cut where a cell spanned it. */
type Continuation = 'empty' | 'repeated' | 'absent'

type Cut = { readonly repeatHeader: boolean; readonly continuation: Continuation }

/** The rows from `from` to `to` as a table of their own. */
export function slice(table: DraftTable, from: number, to: number, how: Cut): DraftTable {
  const header = how.repeatHeader && from >= table.headerRows ? table.headerRows : 0
  const head = table.cells.filter((cell) => cell.row < header)
  const body = table.cells.flatMap((cell) => piece(cell, from, to, how))
  const kept = how.continuation === 'absent' ? shiftedLeft(body, from) : body
  return {
    ...table,
    rows: header + to - from,
    headerRows: from === 0 ? table.headerRows : header,
    cells: [...head, ...kept.map((cell) => ({ ...cell, row: cell.row - from + header }))],
  }
}

function piece(cell: DraftCell, from: number, to: number, how: Cut): DraftCell[] {
  const start = Math.max(cell.row, from)
  const end = Math.min(cell.row + cell.rowSpan, to)
  if (start >= end) return []
  if (start > cell.row && how.continuation === 'absent') return []
  const text = start > cell.row && how.continuation === 'empty' ? '' : cell.text
  return [{ ...cell, row: start, rowSpan: end - start, text }]
}

/** Where a row has lost cells at its left, the rest of it moves there. */
function shiftedLeft(cells: readonly DraftCell[], from: number): DraftCell[] {
  const rows = new Map<number, number>()
  for (const cell of cells) {
    for (let row = cell.row; row < cell.row + cell.rowSpan; row += 1) {
      rows.set(row, Math.min(rows.get(row) ?? Number.POSITIVE_INFINITY, cell.column))
    }
  }
  return cells.map((cell) => ({
    ...cell,
    column: cell.column - (cell.row >= from ? (rows.get(cell.row) ?? 0) : 0),
  }))
}

/** Cuts a table before `row`. */
export function cutAt(table: DraftTable, row: number, how: Cut): DraftTable[] {
  const above = slice(table, 0, row, { repeatHeader: false, continuation: 'empty' })
  return [above, slice(table, row, table.rows, how)]
}

/** Rows that have lost their first cells and have blanks as well could be read in two ways. */
function randomCut(table: DraftTable, dice: Dice): Cut {
  const repeatHeader = dice.chance(0.4)
  const continuation = dice.pick<Continuation>(['empty', 'repeated', 'absent'])
  const isDoubtful = continuation === 'absent' && table.cells.some(isBlankFigure)
  return { repeatHeader, continuation: isDoubtful ? 'empty' : continuation }
}

/** A page ends in the middle of the tables of sections two and three; a page number may stand there. */
function pageBreaks(name: string, between: (dice: Dice, draft: Draft) => readonly string[]): Mess {
  return {
    name,
    apply: (draft, dice) =>
      mapTables(draft, (table) => {
        if (table.section === 's4' || table.rows <= table.headerRows + 3) return [table]
        const row = dice.whole(table.headerRows + 1, table.rows - 1)
        const [above, below] = cutAt(table, row, randomCut(table, dice))
        const noise = between(dice, draft).map((text) => line('noise', table.section, text))
        return above && below ? [above, ...noise, below] : [table]
      }),
  }
}

export const PAGE_NUMBERS: readonly [string, ...string[]] = [
  '— 3 —',
  '- 3 -',
  '－3－',
  '第 3 页 共 6 页',
  '第3页',
  '3/6',
  '3',
]

// --- spans ---

/** Every merged cell taken apart; the places it covered are empty or say the same again. */
function unmerged(name: string, repeat: boolean): Mess {
  return {
    name,
    apply: (draft) =>
      mapTables(draft, (table) => [
        { ...table, cells: table.cells.flatMap((cell) => apart(cell, repeat)) },
      ]),
  }
}

function apart(cell: DraftCell, repeat: boolean): DraftCell[] {
  // A figure spans columns only where a narrow part of table two takes the room left over.
  if (isFigure(cell)) return [cell]
  const parts: DraftCell[] = []
  for (let row = cell.row; row < cell.row + cell.rowSpan; row += 1) {
    for (let column = cell.column; column < cell.column + cell.columnSpan; column += 1) {
      const isFirst = row === cell.row && column === cell.column
      const text = isFirst || repeat ? cell.text : ''
      parts.push({ ...cell, row, column, rowSpan: 1, columnSpan: 1, text })
    }
  }
  return parts
}

// --- the parts of table two ---

function parts(table: DraftTable): DraftTable[] {
  const starts = table.cells.filter(({ role }) => role === 'caption').map(({ row }) => row)
  const whole = { repeatHeader: false, continuation: 'empty' } as const
  return starts.map((start, index) => slice(table, start, starts[index + 1] ?? table.rows, whole))
}

function withoutCaption(table: DraftTable): DraftBlock[] {
  const caption = table.cells.find(({ role }) => role === 'caption')
  if (!caption) return [table]
  const cells = table.cells.filter((cell) => cell !== caption)
  return [
    line('caption', table.section, caption.text),
    {
      ...table,
      rows: table.rows - 1,
      cells: cells.map((cell) => ({ ...cell, row: cell.row - 1 })),
    },
  ]
}

const eachPart = (draft: Draft, change: (part: DraftTable) => readonly DraftBlock[]): Draft =>
  mapTables(draft, (table) => {
    const pieces = parts(table)
    return pieces.length > 0 ? pieces.flatMap(change) : [table]
  })

// --- others ---

const extraColumn: Mess = {
  name: 'extra-empty-column',
  apply: (draft, dice) =>
    mapTables(draft, (table) => {
      const left = dice.chance(0.3) ? 1 : 0
      return [
        {
          ...table,
          columns: table.columns + 1,
          widths: [...table.widths.map((width) => width * 0.94), 0.06],
          cells: table.cells.map((cell) => ({ ...cell, column: cell.column + left })),
        },
      ]
    }),
}

/** Table four stands on the page below the heading of section five. */
const lateTable: Mess = {
  name: 'table-four-after-the-next-heading',
  apply: (draft) => {
    const blocks = [...draft.blocks]
    const at = blocks.findIndex((block) => block.kind === 'table' && block.section === 's4')
    const [table] = blocks.slice(at, at + 1)
    const heading = blocks[at + 1]
    if (table && heading?.kind === 'line' && heading.role === 'heading') {
      blocks.splice(at, 2, heading, table)
    }
    return { ...draft, blocks }
  },
}

/** A table whose figures are all blank, printed without its line of figures. */
const noValueRow: Mess = {
  name: 'no-row-of-figures-where-all-are-blank',
  apply: (draft) =>
    mapTables(draft, (table) => {
      const figures = table.cells.filter(isFigure)
      const isEmpty = figures.every(({ text }) => text.trim() === '')
      if (table.section !== 's4' || !isEmpty) return [table]
      return [
        { ...table, rows: table.headerRows, cells: table.cells.filter((cell) => !isFigure(cell)) },
      ]
    }),
}

const emptyRows: Mess = {
  name: 'empty-row-below',
  apply: (draft) => mapTables(draft, (table) => [{ ...table, rows: table.rows + 1 }]),
}

export const TABLE_MESSES: readonly Mess[] = [
  noValueRow,
  lateTable,
  { name: 'parts-as-tables', apply: (draft) => eachPart(draft, (part) => [part]) },
  { name: 'captions-as-paragraphs', apply: (draft) => eachPart(draft, withoutCaption) },
  pageBreaks('page-break-in-tables', () => []),
  pageBreaks('page-number-in-tables', (dice) => [dice.pick(PAGE_NUMBERS)]),
  pageBreaks('running-header-in-tables', (dice, draft) => [dice.pick(PAGE_NUMBERS), draft.title]),
  unmerged('unmerged-empty', false),
  unmerged('unmerged-repeated', true),
  extraColumn,
  emptyRows,
]
