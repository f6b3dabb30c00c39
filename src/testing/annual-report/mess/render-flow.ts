import type { Dice } from './dice.ts'
import { cellsByRow, type Draft, type DraftCell, type DraftTable } from './draft.ts'
import { oneLine, wrap } from './text-table.ts'

/** Where the figures of a row stand when its label is broken over lines. */
export type FigurePlace = 'before' | 'between' | 'after' | 'on-first' | 'on-last'

export const FIGURE_PLACES: readonly [FigurePlace, ...FigurePlace[]] = [
  'after',
  'between',
  'before',
  'on-first',
  'on-last',
]

export type FlowOptions = {
  /** One place for the whole table, or a throw of the dice for each row. */
  readonly figures: FigurePlace | 'any'
  /** Group labels: on lines of their own above their rows, or piece by piece beside them. */
  readonly groups: 'above' | 'beside'
  /** Display columns at which labels break. */
  readonly labelWidth: number
  /** Column headers: one character per line, pieces of two characters, or whole. */
  readonly headers: 'vertical' | 'broken' | 'whole' | 'one-line'
  readonly dice: Dice
}

/**
 * Text taken from a page in reading order: columns gone, figures divided by single spaces, labels
 * broken where their cell was too narrow. Blank cells cannot be shown, except a whole row of them.
 */
export function renderFlow(draft: Draft, options: FlowOptions): string {
  const lines = draft.blocks.flatMap((block) => {
    if (block.kind === 'table') return tableLines(block, options)
    return block.role === 'text' ? wrap(block.text, 56) : [block.text]
  })
  return `${lines.join('\n')}\n`
}

function tableLines(table: DraftTable, options: FlowOptions): string[] {
  const pending: string[] = []
  const lines = cellsByRow(table).flatMap((row) => {
    const figures = row.filter((cell) => cell.role === 'figure')
    if (figures.length === 0) return headerLines(row, options)
    return figureLines(row, figures, pending, options)
  })
  return [...lines, ...pending]
}

function headerLines(row: readonly DraftCell[], options: FlowOptions): string[] {
  const texts = row.map((cell) => cell.text).filter((text) => text !== '')
  if (row.every((cell) => cell.role === 'caption')) return texts.map(oneLine)
  if (options.headers === 'one-line') return texts.length > 0 ? [texts.map(oneLine).join(' ')] : []
  return row.flatMap((cell) => {
    if (cell.text === '') return []
    if (cell.role === 'corner') return wrap(cell.text, options.labelWidth)
    if (options.headers === 'vertical' && cell.columnSpan === 1) return [...oneLine(cell.text)]
    return options.headers === 'broken' ? wrap(cell.text, 6) : [oneLine(cell.text)]
  })
}

function figureLines(
  row: readonly DraftCell[],
  figures: readonly DraftCell[],
  pending: string[],
  options: FlowOptions,
): string[] {
  const run = figures
    .map((cell) => oneLine(cell.text))
    .filter((text) => text !== '')
    .join(' ')
  const groups = row.filter((cell) => cell.role === 'group').map((cell) => wrap(cell.text, 8))
  const label = row.map((cell) => (cell.role === 'row' ? cell.text : '')).join('')
  const pieces = label === '' ? [] : wrap(label, options.labelWidth)
  if (options.groups === 'above') {
    return [...groups.flat(), ...labelAndFigures(pieces, run, [], options)]
  }
  pending.push(...groups.flat())
  return labelAndFigures(pieces, run, pending, options)
}

/** The lines of one row; each line of a label takes a waiting piece of the group label before it. */
function labelAndFigures(
  pieces: readonly string[],
  run: string,
  pending: string[],
  options: FlowOptions,
): string[] {
  const place = options.figures === 'any' ? options.dice.pick(FIGURE_PLACES) : options.figures
  const beside = (text: string) => {
    const group = pending.shift()
    return group === undefined ? text : `${group} ${text}`
  }
  if (pieces.length === 0) return run === '' ? [] : [run]
  if (pieces.length === 1) return [beside(joined(pieces[0], run))]
  const labels = pieces.map((piece, index) => {
    if (place === 'on-first' && index === 0) return beside(joined(piece, run))
    if (place === 'on-last' && index === pieces.length - 1) return beside(joined(piece, run))
    return beside(piece)
  })
  if (run === '' || place === 'on-first' || place === 'on-last') return labels
  const position = { before: 0, between: Math.ceil(labels.length / 2), after: labels.length }[place]
  return [...labels.slice(0, position), run, ...labels.slice(position)]
}

function joined(label: string | undefined, run: string): string {
  return [label ?? '', run].filter((part) => part !== '').join(' ')
}

/** A blank line after every line, as some converters write. */
export function spacedOut(text: string): string {
  return text.replaceAll('\n', '\n\n')
}
