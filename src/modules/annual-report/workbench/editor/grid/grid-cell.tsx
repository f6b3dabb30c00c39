import { useEffect, useRef } from 'react'
import { sameValue } from '#core/annual-report/editing/place.ts'
import { isComputedCell } from '#core/annual-report/editing/recompute.ts'
import type { CellId } from '#core/annual-report/template.ts'
import { domId, type Editor } from '../model/editor.ts'
import { shownText, spokenText } from './cell-words.ts'

type Props = {
  readonly editor: Editor
  readonly id: CellId
  readonly span: number
  readonly isCurrent: boolean
  readonly isSelected: boolean
  /** What is being typed, while it is. */
  readonly typed: string | null
  readonly select: (extend: boolean) => void
  readonly open: () => void
  readonly type: (text: string) => void
  readonly leave: () => void
}

/** One figure: its value, marks for what is found or said about it, last year's figure. */
export function GridCell(props: Props) {
  const { editor, id, typed, isCurrent } = props
  const place = `cell:${id}`
  const cell = editor.content.cells[id]
  const isComputed = isComputedCell(editor.template, id)
  // A cell nobody has filled in yet is open, not wrong: most of a new report is.
  const isOpen = cell === undefined || cell.kind === 'blank'
  const findings = editor.findingsAt.get(place) ?? []
  const comments = (editor.commentsAt.get(place) ?? []).filter(({ resolvedAt }) => !resolvedAt)
  const refused = editor.state.draft.refused[place]
  const person = editor.people.find((each) => each.place === place)
  const clash = editor.state.draft.conflicts.some((each) => each.place === place)
  const apart = editor.apart.find((each) => each.place.id === id)
  const notes = [
    ...(refused ? [refused] : []),
    ...(clash ? ['别人同时改了这一格，请在右侧选择。'] : []),
    ...(isOpen ? [] : findings.map(({ message }) => message)),
    ...(apart ? [`台账是 ${apart.recorded}，与填写的不同。`] : []),
    ...comments.map(({ text, accountName }) => `${accountName}的意见：${text}`),
    ...(person ? [`${person.name}正在这里`] : []),
  ]
  const level = refused || clash ? 'error' : isOpen ? undefined : findings[0]?.level
  const classes = [
    isComputed && 'is-computed',
    isOpen && !isComputed && 'is-open',
    cell?.reason && 'is-overridden',
    level && `has-${level}`,
    apart && !level && 'has-warning',
    comments.length > 0 && 'has-comment',
    person && 'has-person',
    isCurrent && 'is-current',
    props.isSelected && 'is-selected',
  ]
  const noteId = `${domId(place)}-notes`
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid takes all keys.
    <td
      id={domId(place)}
      role="gridcell"
      colSpan={props.span}
      className={classes.filter(Boolean).join(' ')}
      tabIndex={isCurrent ? 0 : -1}
      aria-selected={isCurrent || props.isSelected}
      aria-readonly={!editor.mayEdit}
      aria-invalid={level === 'error' ? true : undefined}
      aria-describedby={notes.length > 0 ? noteId : undefined}
      title={notes.length > 0 ? notes.join('\n') : undefined}
      onClick={(event) => props.select(event.shiftKey)}
      onFocus={(event) => {
        if (event.target !== event.currentTarget) return
        if (!isCurrent) props.select(false)
        editor.setPlace(place)
      }}
      onDoubleClick={props.open}
    >
      {typed === null ? (
        <>
          <span className="figure" aria-hidden="true">
            {shownText(cell)}
          </span>
          <span className="visually-hidden">{spokenText(cell, isComputed)}</span>
        </>
      ) : (
        <CellField {...props} typed={typed} />
      )}
      {editor.showsPrevious && <PreviousFigure editor={editor} id={id} />}
      {person && <span className="person-mark">{person.name.slice(0, 1)}</span>}
      {notes.length > 0 && (
        <span id={noteId} className="visually-hidden">
          {notes.join(' ')}
        </span>
      )}
    </td>
  )
}

function CellField({ editor, id, typed, type, leave }: Props & { readonly typed: string }) {
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    const { current } = field
    current?.focus()
    current?.setSelectionRange(current.value.length, current.value.length)
  }, [])
  return (
    <input
      ref={field}
      className="cell-field"
      aria-label={editor.template.cellById.get(id)?.name ?? id}
      value={typed}
      inputMode="decimal"
      autoComplete="off"
      maxLength={40}
      onChange={(event) => type(event.target.value)}
      onBlur={leave}
    />
  )
}

function PreviousFigure({ editor, id }: Pick<Props, 'editor' | 'id'>) {
  const before = editor.previous?.content.cells[id]
  const isSame = sameValue(before ?? null, editor.content.cells[id] ?? null)
  return (
    <span className={isSame ? 'previous is-same' : 'previous'}>
      <span className="visually-hidden">上年</span>
      {before === undefined ? '·' : shownText(before) || '空'}
    </span>
  )
}
