import { type FormEvent, type ReactNode, useEffect, useRef } from 'react'
import type { Problem } from '../api/problem.ts'
import './plain-form.css'

/** A small form without a component library: for the pages before the desk is open. */

type FieldProps = {
  readonly name: string
  readonly label: string
  readonly hint?: string
  readonly error?: string | undefined
  readonly type?: string
  readonly autoComplete?: string
  readonly defaultValue?: string
  readonly autoFocus?: boolean
  readonly children?: ReactNode
  readonly inputMode?: 'numeric' | 'text'
  readonly pattern?: string
}

export function Field({ name, label, hint, error, children, autoFocus, ...rest }: FieldProps) {
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (autoFocus) input.current?.focus()
  }, [autoFocus])
  const id = `field-${name}`
  const notes = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {hint && (
        <p id={`${id}-hint`} className="field-hint">
          {hint}
        </p>
      )}
      {children ?? (
        <input
          ref={input}
          id={id}
          name={name}
          required
          aria-invalid={error ? true : undefined}
          aria-describedby={notes || undefined}
          {...rest}
        />
      )}
      {error && (
        <p id={`${id}-error`} className="field-error">
          {error}
        </p>
      )}
    </div>
  )
}

/** A refusal above the form; takes the focus so that it is read out. */
export function FormProblem({ problem }: { readonly problem: Problem | null }) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (problem) box.current?.focus()
  }, [problem])
  if (!problem) return null
  return (
    <div ref={box} className="form-problem" role="alert" tabIndex={-1}>
      {problem.message}
    </div>
  )
}

/** The texts of a submitted form by field name. */
export function fieldsOf(event: FormEvent<HTMLFormElement>): Readonly<Record<string, string>> {
  event.preventDefault()
  const entries = [...new FormData(event.currentTarget).entries()]
  return Object.fromEntries(entries.map(([name, value]) => [name, String(value)]))
}
