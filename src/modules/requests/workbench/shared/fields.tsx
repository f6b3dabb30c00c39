import { Input, Select } from 'antd'
import { type ReactNode, useId } from 'react'
import { tooLong } from '#ui/form/text-length.ts'
import './fields.css'

/** Fields with their label above and what is wrong with them below, tied together for readers. */

/** Free text is kept as it is typed, and read by all who see the request. */
export const NO_PERSONAL_DATA =
  '会记入办理经过，能查看这件申请的人都能看到；不要写姓名、证件号码、电话、住址等个人信息。'

type Common = {
  readonly label: string
  readonly hint?: ReactNode
  readonly error?: string | undefined
  /** Wrong, but not in the way. */
  readonly isDoubt?: boolean | undefined
}

type TextProps = Common & {
  readonly value: string
  readonly set: (text: string) => void
  readonly leave?: () => void
  readonly type?: 'text' | 'date' | 'number'
  readonly maxLength?: number
  readonly max?: string
  readonly min?: string
  readonly disabled?: boolean
}

export function TextField({ label, hint, error, isDoubt, value, set, leave, ...rest }: TextProps) {
  const id = useId()
  return (
    <Wrapped {...{ id, label, hint, error, isDoubt }}>
      <Input
        {...{ id, value, autoComplete: 'off', ...rest }}
        {...described(id, hint, error)}
        onChange={(event) => set(event.target.value)}
        {...(leave && { onBlur: leave })}
      />
    </Wrapped>
  )
}

type AreaProps = Omit<TextProps, 'type' | 'max' | 'min'> & { readonly rows?: number }

export function AreaField(props: AreaProps) {
  const { label, isDoubt, value, set, leave, rows = 3, maxLength, ...rest } = props
  const id = useId()
  const long = maxLength === undefined ? undefined : tooLong(value, maxLength)
  const { error = long, hint, ...others } = rest
  return (
    <Wrapped {...{ id, label, hint, error, isDoubt }}>
      <Input.TextArea
        {...{ id, value, rows, ...others }}
        {...described(id, hint, error)}
        onChange={(event) => set(event.target.value)}
        {...(leave && { onBlur: leave })}
      />
    </Wrapped>
  )
}

type ChoiceOption = { readonly value: string; readonly label: string }
type ChoiceProps = Common & {
  readonly value: string | null
  readonly set: (value: string) => void
  readonly options: readonly (
    | ChoiceOption
    | { readonly label: string; readonly options: ChoiceOption[] }
  )[]
  readonly placeholder?: string
}

/** More than these are found faster by typing. */
const MANY = 8

const countOf = (options: ChoiceProps['options']): number =>
  options.reduce((sum, each) => sum + ('options' in each ? each.options.length : 1), 0)

export function ChoiceField(props: ChoiceProps) {
  const { label, hint, error, isDoubt, value, set, options, placeholder = '请选择' } = props
  const id = useId()
  return (
    <Wrapped {...{ id, label, hint, error, isDoubt }}>
      <Select
        {...{ id, value, placeholder, showSearch: countOf(options) > MANY }}
        optionFilterProp="label"
        options={[...options]}
        {...described(id, hint, error)}
        onChange={set}
      />
    </Wrapped>
  )
}

type YesNoProps = Common & {
  readonly value: boolean | null
  readonly set: (value: boolean) => void
  readonly yes?: string
  readonly no?: string
}

/** A question to be answered one way or the other. */
export function YesNoField({ label, hint, error, value, set, yes = '是', no = '否' }: YesNoProps) {
  const id = useId()
  const answer = (given: boolean, text: string) => (
    <label className="yes-no">
      <input type="radio" name={id} checked={value === given} onChange={() => set(given)} /> {text}
    </label>
  )
  return (
    <fieldset className="request-field is-question" {...described(id, hint, error)}>
      <legend>{label}</legend>
      {hint && (
        <p id={`${id}-hint`} className="request-hint">
          {hint}
        </p>
      )}
      <div className="row">
        {answer(true, yes)}
        {answer(false, no)}
      </div>
      {error && (
        <p id={`${id}-error`} className="field-error">
          {error}
        </p>
      )}
    </fieldset>
  )
}

function Wrapped({
  id,
  label,
  hint,
  error,
  isDoubt,
  children,
}: Common & { readonly id: string; readonly children: ReactNode }) {
  return (
    <div
      className={error ? `request-field ${isDoubt ? 'has-doubt' : 'has-error'}` : 'request-field'}
    >
      <label htmlFor={id}>{label}</label>
      {children}
      {hint && (
        <p id={`${id}-hint`} className="request-hint">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className={isDoubt ? 'field-doubt' : 'field-error'}>
          {error}
        </p>
      )}
    </div>
  )
}

function described(id: string, hint: ReactNode, error: string | undefined) {
  const notes = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  return {
    ...(notes !== '' && { 'aria-describedby': notes }),
    ...(error && { 'aria-invalid': true as const }),
  }
}
