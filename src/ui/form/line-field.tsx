import { type ReactNode, useId } from 'react'
import './plain-form.css'

/** What a field must bear so that its label, its note and its fault are read out with it. */
type FieldMarks = {
  readonly id: string
  readonly 'aria-invalid'?: true
  readonly 'aria-describedby'?: string
  readonly status?: 'error'
}

type Props = {
  readonly label: string
  readonly note?: ReactNode
  readonly error?: string | undefined
  readonly children: (marks: FieldMarks) => ReactNode
}

/** A field on the desk with its label above, and below it a note and what is wrong with it. */
export function LineField({ label, note, error, children }: Props) {
  const id = useId()
  const described = [note && `${id}-note`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <div className="line-field">
      <label htmlFor={id}>{label}</label>
      {children({
        id,
        ...(error && { 'aria-invalid': true as const, status: 'error' as const }),
        ...(described && { 'aria-describedby': described }),
      })}
      {note && (
        <span id={`${id}-note`} className="soft">
          {note}
        </span>
      )}
      {error && (
        <span id={`${id}-error`} className="field-error">
          {error}
        </span>
      )}
    </div>
  )
}
