import { type ClipboardEvent, type KeyboardEvent, useMemo, useRef, useState } from 'react'
import type { CellContent } from '#core/annual-report/editing/content.ts'
import { isComputedCell } from '#core/annual-report/editing/recompute.ts'
import type { FormTable } from '#core/annual-report/form.ts'
import type { CellId } from '#core/annual-report/template.ts'
import { type Editor, goTo } from '../model/editor.ts'
import { shownText } from './cell-words.ts'
import { contentOf, type Paste, parseBlock, planPaste, writeBlock } from './clipboard.ts'
import { block, edge, type FigureGrid, figureGrid } from './figure-grid.ts'
import { afterTyping, commandOf, type GridCommand } from './grid-keys.ts'

export type GridInput = {
  readonly editor: Editor
  readonly table: FormTable
  /** A computed cell was asked to be changed: it needs a reason. */
  readonly override: (cell: CellId, content: CellContent | null) => void
  /** What is pasted does not fit as it is: the person looks at it first. */
  readonly previewPaste: (plan: Paste) => void
}

type Selection = { readonly at: CellId; readonly from: CellId }
type Typing = { readonly id: CellId; readonly text: string }

/** Where one is in a table, what is selected and typed, and what keys and clipboard do. */
export function useGrid(input: GridInput) {
  const { editor, table } = input
  const grid = useMemo(() => figureGrid(table), [table])
  const first = grid.lines[0]?.[0]?.id ?? ''
  const [selection, setSelection] = useState<Selection>({ at: first, from: first })
  const typing = useTyping(input, grid)
  const isLeaving = useRef(false)
  const select = (id: CellId, extend: boolean) => {
    typing.leaveFor(id)
    setSelection({ at: id, from: extend ? selection.from : id })
  }
  const move = (to: CellId, extend: boolean) => {
    select(to, extend)
    goTo(`cell:${to}`)
  }
  const run = (command: GridCommand) => {
    if (command.kind === 'move') move(command.to, command.extend)
    else if (command.kind === 'edit') typing.begin(selection.at, command.text)
    else if (command.kind === 'clear') write(input, selectedIds().map(blank))
    else if (command.kind === 'all') {
      setSelection({ from: first, at: edge(grid, first, 'last', 'table') })
    } else if (command.kind !== 'leave') {
      const place = editor.autosave[command.kind]()
      if (place) goTo(place)
    }
  }
  const press = (event: KeyboardEvent) => {
    if (typing.now) {
      const to = typing.finish(event)
      if (to !== null) move(to, false)
      return
    }
    // Escape, then Tab: out of the table at once.
    if (event.key === 'Tab' && isLeaving.current) return
    const command = commandOf(event, grid, selection.at)
    isLeaving.current = command?.kind === 'leave'
    if (!command || command.kind === 'leave') return
    event.preventDefault()
    run(command)
  }
  const lines = useMemo(() => block(grid, selection.from, selection.at), [grid, selection])
  const selectedIds = () => lines.flat()
  return {
    current: selection.at,
    selected: useMemo(() => new Set(lines.flat()), [lines]),
    typing: typing.now,
    press,
    select,
    ...clipboardOf(input, grid, lines, typing.now !== null),
    beginTyping: (text: string | null) => typing.begin(selection.at, text),
    type: typing.type,
    leave: typing.leave,
  }
}

/** The field that is open in a cell, if any. What closes it comes from several sides at once. */
function useTyping(input: GridInput, grid: FigureGrid) {
  const { editor } = input
  const [now, show] = useState<Typing | null>(null)
  const open = useRef<Typing | null>(null)
  const set = (typing: Typing | null) => {
    open.current = typing
    show(typing)
  }
  const close = (isKept: boolean) => {
    const typed = open.current
    set(null)
    if (!isKept || !typed || typed.text.trim() === shownText(editor.content.cells[typed.id])) return
    const content = contentOf(typed.text, editor.template.cellById.get(typed.id))
    write(input, [{ id: typed.id, content }])
  }
  return {
    now,
    begin: (id: CellId, text: string | null) => {
      if (!editor.mayEdit) return
      if (isComputedCell(editor.template, id)) input.override(id, null)
      else set({ id, text: text ?? shownText(editor.content.cells[id]) })
    },
    type: (id: CellId, text: string) => set({ id, text }),
    leave: (id: CellId) => {
      if (open.current?.id === id) close(true)
    },
    leaveFor: (id: CellId) => {
      if (open.current && open.current.id !== id) close(true)
    },
    /** Handles a key; the cell to go to when it ended the typing. */
    finish: (event: KeyboardEvent): CellId | null => {
      const after = now && !event.nativeEvent.isComposing && afterTyping(event, grid, now.id)
      if (!after) return null
      event.preventDefault()
      close(after.keep)
      return after.to
    },
  }
}

type CellEdit = { readonly id: CellId; readonly content: CellContent }

const blank = (id: CellId): CellEdit => ({ id, content: { kind: 'blank', raw: '' } })

/** Writes cells; a computed one by itself asks for a reason, among others it is left aside. */
function write({ editor, override }: GridInput, edits: readonly CellEdit[]): void {
  if (!editor.mayEdit) return
  const [only] = edits
  if (edits.length === 1 && only && isComputedCell(editor.template, only.id)) {
    override(only.id, only.content)
    return
  }
  editor.autosave.act(
    edits
      .filter(({ id }) => !isComputedCell(editor.template, id))
      .map(({ id, content }) => ({ place: `cell:${id}`, after: content })),
  )
}

function clipboardOf(
  input: GridInput,
  grid: FigureGrid,
  lines: readonly (readonly CellId[])[],
  isTyping: boolean,
) {
  const { editor, previewPaste } = input
  const copy = (event: ClipboardEvent) => {
    if (isTyping) return
    event.preventDefault()
    const rows = lines.map((line) => line.map((id) => shownText(editor.content.cells[id])))
    event.clipboardData.setData('text/plain', writeBlock(rows))
  }
  const paste = (event: ClipboardEvent) => {
    if (isTyping || !editor.mayEdit) return
    event.preventDefault()
    const rows = parseBlock(event.clipboardData.getData('text/plain'))
    const { template } = editor
    const placeOf = (id: CellId) => template.cellById.get(id)
    const plan = planPaste(grid, lines, rows, placeOf, (id) => isComputedCell(template, id))
    const fits = plan.outside.length + plan.computed.length + plan.unclear.length === 0
    if (fits) write(input, plan.cells)
    else previewPaste(plan)
  }
  return { copy, paste }
}
