import { App } from 'antd'
import { useState } from 'react'
import { asProblem } from '#ui/api/problem.ts'
import { useTell } from '#ui/api/use-api.ts'
import { today } from '#ui/dates.ts'
import { Dialog } from '#ui/dialog/dialog.tsx'
import type { CorrectionView } from '../../requests.contract.ts'
import { CORRECTIONS, correctionPath } from '../api/paths.ts'
import { AreaField, ChoiceField, TextField } from '../shared/fields.tsx'
import { ProblemLine } from '../shared/problem-line.tsx'
import {
  CORRECTION_FORMS,
  type CorrectionField,
  correctionGaps,
  fieldsOf,
} from './correction-steps.ts'

type Props = {
  readonly correction: CorrectionView
  readonly step: CorrectionView['steps'][number]
  readonly close: () => void
}

/** A step of a correction: what it means, its day and what it must say. */
export function CorrectionStepDialog({ correction, step, close }: Props) {
  const { message } = App.useApp()
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({})
  const [on, setOn] = useState(today())
  const [isTried, setTried] = useState(false)
  const tell = useTell<unknown, object>(`${correctionPath(correction.id)}/${step.name}`, {
    // Its page is asked for once only: each reading is an entry.
    stale: [CORRECTIONS, 'once'],
    done: () => {
      void message.success(`已办理：${step.label}`)
      close()
    },
  })
  const refused = tell.error === null ? {} : asProblem(tell.error).fields
  const fields = fieldsOf(step.name, typed, refused)
  const gaps = correctionGaps(fields, typed)
  const faults: Readonly<Record<string, string>> = { ...(isTried && gaps), ...refused }
  const go = () => {
    setTried(true)
    if (Object.keys(gaps).length > 0) return
    tell.mutate({ version: correction.version, on, ...typed })
  }
  return (
    <Dialog
      open
      title={`${step.label}：${correction.number}`}
      okText={step.label}
      cancelText="取消"
      confirmLoading={tell.isPending}
      onOk={go}
      onCancel={close}
    >
      <div className="stack">
        <p className="soft">{CORRECTION_FORMS[step.name].meaning}</p>
        {fields.map((field) => (
          <Field
            key={field.name}
            field={field}
            value={typed[field.name] ?? ''}
            set={(text) => setTyped({ ...typed, [field.name]: text })}
            error={faults[field.name]}
          />
        ))}
        <TextField
          label="日期"
          type="date"
          min={correction.timeline.at(-1)?.on ?? correction.submittedOn}
          max={today()}
          value={on}
          set={setOn}
          error={faults.on}
        />
        <ProblemLine error={tell.error} />
      </div>
    </Dialog>
  )
}

type FieldProps = {
  readonly field: CorrectionField
  readonly value: string
  readonly set: (text: string) => void
  readonly error: string | undefined
}

function Field({ field: { label, type, options = {}, isOptional }, ...rest }: FieldProps) {
  const common = { ...rest, label: isOptional ? `${label}（可不填）` : label }
  if (type === 'area') return <AreaField {...common} maxLength={2000} />
  if (type === 'text') return <TextField {...common} maxLength={200} />
  const choices = Object.entries(options).map(([value, text]) => ({ value, label: text }))
  return <ChoiceField {...common} value={common.value || null} options={choices} />
}
