import type { GridCell } from '#core/kit/document.ts'
import { type Allowance, LimitExceeded } from '../limits.ts'
import { inOrder, type PlacedCells } from '../table.ts'
import { parseXml, type XmlAttributes } from '../xml.ts'
import { formatNumber, plainNumber } from './number-format.ts'
import { PLAIN_RUN, shapedRun, textOfRun } from './rich-run.ts'

type Area = { top: number; left: number; bottom: number; right: number }

export type SheetContent = {
  /** Text by row and column, both from 0; blank cells are not listed. */
  readonly texts: ReadonlyMap<number, ReadonlyMap<number, string>>
  readonly merges: readonly Area[]
  /** Rows that list several cells, blank or not: someone has drawn them. */
  readonly listed: ReadonlySet<number>
}

/** Reads a worksheet part: the displayed text of every cell, and the merged areas. */
export function readSheet(
  bytes: Uint8Array,
  strings: readonly string[],
  formats: readonly string[],
  elements: Allowance,
): SheetContent {
  const texts = new Map<number, Map<number, string>>()
  const merges: Area[] = []
  const listed = new Set<number>()
  let cellsInRow = 0
  let row = -1
  let column = -1
  let cell: XmlAttributes = {}
  let value = ''
  let inValue = false
  let run = PLAIN_RUN
  parseXml(
    bytes,
    {
      open: (name, attributes) => {
        if (name === 'row') {
          row = attributes.r ? Number(attributes.r) - 1 : row + 1
          column = -1
          cellsInRow = 0
        } else if (name === 'c') {
          cell = attributes
          cellsInRow += 1
          if (cellsInRow > 1) listed.add(row)
          value = ''
          run = PLAIN_RUN
          column = attributes.r ? columnOf(attributes.r) : column + 1
        } else if (name === 'v' || name === 't') inValue = true
        else if (name === 'r') run = PLAIN_RUN
        else if (name === 'mergeCell') {
          const area = areaOf(attributes.ref ?? '')
          if (area) merges.push(area)
        } else run = shapedRun(run, name, attributes)
      },
      close: (name) => {
        if (name === 'v' || name === 't') inValue = false
        if (name === 'r') run = PLAIN_RUN
        if (name !== 'c' || value === '') return
        const text = displayed(cell, value, strings, formats)
        if (text.trim() === '') return
        const line = texts.get(row) ?? new Map<number, string>()
        texts.set(row, line.set(column, text))
      },
      text: (piece) => {
        if (inValue) value += textOfRun(run, piece)
      },
    },
    elements,
  )
  return { texts, merges, listed }
}

function displayed(
  { t: type, s: style }: XmlAttributes,
  value: string,
  strings: readonly string[],
  formats: readonly string[],
): string {
  if (type === 's') return strings[Number(value)] ?? ''
  if (type === 'b') return value === '1' ? 'TRUE' : 'FALSE'
  if (type === 'str' || type === 'inlineStr' || type === 'e' || type === 'd') return value
  const number = Number(value)
  if (!Number.isFinite(number)) return value
  const format = formats[Number(style ?? 0)] ?? 'General'
  return format === 'General' ? plainNumber(number) : formatNumber(number, format)
}

/** «AB12» → 27. */
function columnOf(reference: string): number {
  let column = 0
  for (const char of reference) {
    const letter = char.charCodeAt(0) - 64
    if (letter < 1 || letter > 26) break
    column = column * 26 + letter
  }
  return column - 1
}

function areaOf(reference: string): Area | undefined {
  const [first = '', last = first] = reference.split(':')
  const area = {
    top: rowOf(first),
    left: columnOf(first),
    bottom: rowOf(last),
    right: columnOf(last),
  }
  return area.top >= 0 && area.left >= 0 && area.bottom >= area.top && area.right >= area.left
    ? area
    : undefined
}

function rowOf(reference: string): number {
  return Number(/\d+$/.exec(reference)?.[0] ?? 0) - 1
}

/** A sheet as a table; `blankRows` are rows with cells that may all be empty. */
export type SheetTable = PlacedCells & { readonly blankRows: ReadonlySet<number> }

/**
 * The used part of a sheet as a table, empty margins cut off, every position either covered by one
 * cell or empty. A blank sheet has no rows. Throws `LimitExceeded` when the allowance of positions
 * is used up.
 */
export function sheetTable(sheet: SheetContent, allowance: Allowance): SheetTable {
  const used = usedArea(sheet)
  if (!used) return { rows: 0, columns: 0, cells: [], blankRows: new Set() }
  const rows = used.bottom - used.top + 1
  const columns = used.right - used.left + 1
  allowance.spend(rows * columns)
  let mergeable = rows * columns
  const merged = sheet.merges.map((area) => clip(area, used)).filter((area) => area !== undefined)
  const owner = new Map<number, Area>()
  for (const area of merged) {
    mergeable -= (area.bottom - area.top + 1) * (area.right - area.left + 1)
    if (mergeable < 0) throw new LimitExceeded()
    cover(owner, area, used, columns)
  }
  const cells: GridCell[] = []
  for (let row = used.top; row <= used.bottom; row += 1) {
    for (let column = used.left; column <= used.right; column += 1) {
      const area = owner.get((row - used.top) * columns + column - used.left)
      if (area && (area.top !== row || area.left !== column)) continue
      cells.push({
        row: row - used.top,
        column: column - used.left,
        rowSpan: area ? area.bottom - area.top + 1 : 1,
        columnSpan: area ? area.right - area.left + 1 : 1,
        text: sheet.texts.get(row)?.get(column) ?? '',
      })
    }
  }
  const blankRows = new Set([...sheet.listed].map((row) => row - used.top))
  return { rows, columns, cells: inOrder(cells), blankRows }
}

/** Blank rows below the last text that still belong to its table. */
const MOST_BLANK_ROWS = 2

/**
 * From the first to the last cell with text, and the blank cells listed right below it; a merged
 * area counts whole when its text does.
 */
function usedArea({ texts, merges, listed }: SheetContent): Area | undefined {
  let used: Area | undefined
  const widen = (area: Area): void => {
    used = used
      ? {
          top: Math.min(used.top, area.top),
          left: Math.min(used.left, area.left),
          bottom: Math.max(used.bottom, area.bottom),
          right: Math.max(used.right, area.right),
        }
      : area
  }
  for (const [row, line] of texts) {
    for (const column of line.keys()) {
      widen({ top: row, left: column, bottom: row, right: column })
    }
  }
  for (const area of merges) {
    if (area.right - area.left < 200 && texts.get(area.top)?.has(area.left)) widen(area)
  }
  for (let rows = 0; used && rows < MOST_BLANK_ROWS && listed.has(used.bottom + 1); rows += 1) {
    used = { ...used, bottom: used.bottom + 1 }
  }
  return used
}

function clip(area: Area, used: Area): Area | undefined {
  const clipped = {
    top: Math.max(area.top, used.top),
    left: Math.max(area.left, used.left),
    bottom: Math.min(area.bottom, used.bottom),
    right: Math.min(area.right, used.right),
  }
  return clipped.top <= clipped.bottom && clipped.left <= clipped.right ? clipped : undefined
}

/** Marks an area's positions; an area that overlaps an earlier one is ignored. */
function cover(owner: Map<number, Area>, area: Area, used: Area, columns: number): void {
  const places: number[] = []
  for (let row = area.top; row <= area.bottom; row += 1) {
    for (let column = area.left; column <= area.right; column += 1) {
      const place = (row - used.top) * columns + column - used.left
      if (owner.has(place)) return
      places.push(place)
    }
  }
  for (const place of places) owner.set(place, area)
}
