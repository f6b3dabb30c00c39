import type { KeyboardEvent } from 'react'
import type { CellId } from '#core/annual-report/template.ts'
import { type Direction, edge, type FigureGrid, following, neighbour } from './figure-grid.ts'

/** What a key asks of the grid; null leaves it to the browser. */
export type GridCommand =
  | { readonly kind: 'move'; readonly to: CellId; readonly extend: boolean }
  | { readonly kind: 'edit'; readonly text: string | null }
  | { readonly kind: 'clear' | 'undo' | 'redo' | 'all' | 'leave' }

const ARROWS: Readonly<Record<string, Direction>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
}

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>

/** The spreadsheet's keyboard, for a cell that is looked at and not being typed in. */
export function commandOf(pressed: Pressed, grid: FigureGrid, at: CellId): GridCommand | null {
  const { key, shiftKey } = pressed
  const control = pressed.ctrlKey || pressed.metaKey
  if (pressed.altKey) return null
  const arrow = ARROWS[key]
  if (arrow) {
    const to = control ? farthest(grid, at, arrow) : neighbour(grid, at, arrow)
    return { kind: 'move', to, extend: shiftKey }
  }
  if (key === 'Home' || key === 'End') {
    const end = key === 'Home' ? 'first' : 'last'
    const to = edge(grid, at, end, control ? 'table' : 'line')
    return { kind: 'move', to, extend: shiftKey }
  }
  if (key === 'Tab') {
    const to = following(grid, at, shiftKey ? -1 : 1)
    return to === null ? null : { kind: 'move', to, extend: false }
  }
  if (control) return CONTROL[shiftKey ? `shift+${key.toLowerCase()}` : key.toLowerCase()] ?? null
  return PLAIN[key] ?? (isTyping(key) ? { kind: 'edit', text: key } : null)
}

const CONTROL: Readonly<Record<string, GridCommand>> = {
  z: { kind: 'undo' },
  y: { kind: 'redo' },
  'shift+z': { kind: 'redo' },
  a: { kind: 'all' },
}

const PLAIN: Readonly<Record<string, GridCommand>> = {
  Enter: { kind: 'edit', text: null },
  F2: { kind: 'edit', text: null },
  // The input method has the key: the field is opened for it.
  Process: { kind: 'edit', text: '' },
  Delete: { kind: 'clear' },
  Backspace: { kind: 'clear' },
  Escape: { kind: 'leave' },
}

function isTyping(key: string): boolean {
  return [...key].length === 1 && key !== ' '
}

function farthest(grid: FigureGrid, at: CellId, direction: Direction): CellId {
  let here = at
  for (let next = neighbour(grid, here, direction); next !== here; ) {
    here = next
    next = neighbour(grid, here, direction)
  }
  return here
}

/** Where a key that ends typing leads: Enter down, Shift+Enter up, Tab on; null stays typing. */
export function afterTyping(
  { key, shiftKey }: Pressed,
  grid: FigureGrid,
  at: CellId,
): { readonly keep: boolean; readonly to: CellId } | null {
  if (key === 'Escape') return { keep: false, to: at }
  if (key === 'Enter') return { keep: true, to: neighbour(grid, at, shiftKey ? 'up' : 'down') }
  if (key === 'Tab') return { keep: true, to: following(grid, at, shiftKey ? -1 : 1) ?? at }
  return null
}
