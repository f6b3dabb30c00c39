import { Input, Select } from 'antd'
import { type ReactNode, useState } from 'react'
import { asProblem } from '#ui/api/problem.ts'
import { useTell } from '#ui/api/use-api.ts'
import { Dialog } from '#ui/dialog/dialog.tsx'
import type { AgencyView } from '../../identity.contract.ts'
import { ACCOUNTS, AGENCIES, PEOPLE } from '../identity-api.ts'

/** A field of such a dialog: a line of text, a day, or one of the agencies. */
export type ChangeField = {
  readonly name: string
  readonly label: string
  readonly kind: 'text' | 'day' | 'agency'
  /** What stands for no agency, where none is an answer. */
  readonly none?: string
}

type Values = Readonly<Record<string, string | null>>

type Props = {
  readonly title: string
  readonly verb: string
  readonly isGrave?: boolean
  readonly path: string
  readonly version: number
  readonly fields: readonly ChangeField[]
  readonly initial: Values
  readonly agencies: readonly AgencyView[]
  readonly close: () => void
  readonly children: ReactNode
}

/** One change of an agency or a person that is more than a correction; a refusal is said where it was asked. */
export function ChangeDialog({ title, verb, fields, agencies, close, children, ...props }: Props) {
  const [values, setValues] = useState(props.initial)
  const change = useTell<unknown, object>(props.path, {
    stale: [AGENCIES, PEOPLE, ACCOUNTS],
    done: close,
  })
  const problem = change.error === null ? null : asProblem(change.error)
  const isReady = fields.every(({ name, none }) => none !== undefined || values[name]?.trim())
  return (
    <Dialog
      open
      title={title}
      okText={verb}
      cancelText="取消"
      confirmLoading={change.isPending}
      okButtonProps={{ disabled: !isReady, danger: props.isGrave === true }}
      onOk={() => change.mutate({ version: props.version, ...values })}
      onCancel={close}
    >
      <div className="stack">
        {children}
        {fields.map((field) => (
          <Field
            key={field.name}
            field={field}
            agencies={agencies}
            value={values[field.name] ?? null}
            set={(value) => setValues({ ...values, [field.name]: value })}
            problem={problem?.fields[field.name]}
          />
        ))}
        {problem && !fields.some(({ name }) => problem.fields[name]) && (
          <p className="form-problem" role="alert">
            {problem.message}
          </p>
        )}
      </div>
    </Dialog>
  )
}

type FieldProps = {
  readonly field: ChangeField
  readonly agencies: readonly AgencyView[]
  readonly value: string | null
  readonly set: (value: string | null) => void
  readonly problem: string | undefined
}

function Field({ field, agencies, value, set, problem }: FieldProps) {
  const id = `change-${field.name}`
  return (
    <div className="line-field">
      <label htmlFor={id}>{field.label}</label>
      {field.kind === 'agency' ? (
        <Select
          id={id}
          showSearch={{ optionFilterProp: 'label' }}
          allowClear={field.none !== undefined}
          placeholder={field.none ?? '请选择'}
          value={value}
          options={agencies.map((agency) => ({ value: agency.id, label: agency.name }))}
          onChange={(chosen) => set(chosen ?? null)}
        />
      ) : (
        <Input
          id={id}
          type={field.kind === 'day' ? 'date' : 'text'}
          maxLength={100}
          value={value ?? ''}
          onChange={(event) => set(event.target.value)}
        />
      )}
      {problem && <span className="field-error">{problem}</span>}
    </div>
  )
}
