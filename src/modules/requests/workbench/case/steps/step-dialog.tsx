import { App } from 'antd'
import { useState } from 'react'
import { CONSULTED } from '#core/requests/words.ts'
import { asProblem } from '#ui/api/problem.ts'
import { useTell } from '#ui/api/use-api.ts'
import { dayText, today } from '#ui/dates.ts'
import { Dialog } from '#ui/dialog/dialog.tsx'
import type { RequestView } from '../../../requests.contract.ts'
import { REQUESTS, requestPath } from '../../api/paths.ts'
import { AreaField, ChoiceField, NO_PERSONAL_DATA, TextField } from '../../shared/fields.tsx'
import { ChangedSince } from '../changed-since.tsx'
import { AnswerToRead } from '../letters/answer-to-read.tsx'
import { GivenFiles } from './given-files.tsx'
import { ReceiptPreviewNote } from './receipt-preview.tsx'
import {
  gapsOf,
  inputOf,
  STEP_FORMS,
  type StepField,
  type StepForm,
  type Typed,
} from './step-forms.ts'

export type StepProps = {
  readonly request: RequestView
  readonly step: RequestView['steps'][number]
  /** The version of the request that was looked at. */
  readonly openedAt: number
  readonly close: () => void
}
type Props = StepProps & { readonly done: () => void }

/** One step with what it must be told. What was typed stays until it is taken or given up. */
export function StepDialog({ request, step, openedAt, close, done }: Props) {
  const form = STEP_FORMS[step.name]
  const { typed, set, go, faults, problem, isPending, version, goOn } = useStep({
    ...{ request, step, openedAt, close, done, form },
  })
  const field = (name: string) => ({
    value: typed[name] ?? '',
    set: (text: string) => set(name, text),
    error: faults[name] ?? faults[name.split('.').at(-1) ?? ''],
  })
  return (
    <Dialog
      open
      title={`${step.label}：${request.number}`}
      okText={step.label}
      cancelText="取消"
      okButtonProps={{ danger: form.isBackward === true }}
      confirmLoading={isPending}
      onOk={go}
      onCancel={close}
    >
      <div className="stack">
        <p>
          {form.meaning} <span className="soft">依据：{step.basis}</span>
        </p>
        <AnswerToRead request={request} />
        <GivenFiles request={request} step={step.name} way={typed.way ?? ''} />
        {form.fields.map((each) => (
          <FieldOf key={each.name} field={each} request={request} {...field(each.name)} />
        ))}
        {step.name === 'correct-receipt' && (
          <ReceiptPreviewNote request={request} receivedOn={typed.receivedOn ?? ''} />
        )}
        <TextField label="办理日期" type="date" max={today()} {...field('on')} />
        {!form.hasNoNote && (
          <AreaField
            label={step.needsNote ? '理由（必填）' : `${form.note ?? '说明'}（可不填）`}
            hint={NO_PERSONAL_DATA}
            maxLength={2000}
            {...field('note')}
          />
        )}
        {problem?.code === 'changed-since' && (
          <ChangedSince request={request} version={version} accept={goOn} />
        )}
        {problem && problem.code !== 'changed-since' && (
          <p className="form-problem" role="alert">
            {problem.message}
          </p>
        )}
      </div>
    </Dialog>
  )
}

/** What is typed for a step, what is wrong with it, and taking it. */
function useStep({ request, step, openedAt, done, form }: Props & { readonly form: StepForm }) {
  const { message } = App.useApp()
  const [typed, setTyped] = useState<Typed>({ on: today() })
  const [isTried, setTried] = useState(false)
  const [version, setVersion] = useState(openedAt)
  const tell = useTell<unknown, object>(`${requestPath(request.id)}/${step.name}`, {
    stale: [REQUESTS],
    done: () => {
      void message.success(`已办理：${step.label}`)
      done()
    },
  })
  const problem = tell.error === null ? null : asProblem(tell.error)
  const note = (typed.note ?? '').trim()
  const gaps: Readonly<Record<string, string>> = {
    ...gapsOf(form, typed),
    ...(step.needsNote && note === '' && { note: '请写明理由。' }),
  }
  return {
    ...{ typed, version, problem, isPending: tell.isPending },
    faults: { ...(isTried && gaps), ...problem?.fields } as Readonly<Record<string, string>>,
    set: (name: string, text: string) => {
      if (problem) tell.reset()
      setTyped({ ...typed, [name]: text })
    },
    go: () => {
      setTried(true)
      if (Object.keys(gaps).length > 0) return
      tell.mutate({ version, on: typed.on, ...(note && { note }), ...inputOf(form, typed) })
    },
    /** After somebody else's change was looked at. */
    goOn: (latest: number) => {
      tell.reset()
      setVersion(latest)
    },
  }
}

type FieldProps = {
  readonly field: StepField
  readonly request: RequestView
  readonly value: string
  readonly set: (text: string) => void
  readonly error: string | undefined
}

function FieldOf({ field, request, value, set, error }: FieldProps) {
  const { type, hint, options = {}, isOptional } = field
  const label = isOptional ? `${field.label}（${field.when ?? '可不填'}）` : field.label
  const common = { label, error, set, ...(hint && { hint }) }
  if (type === 'area' || type === 'lines') {
    return <AreaField {...common} value={value} maxLength={5000} rows={4} />
  }
  if (type === 'choice' || type === 'consultation') {
    const shown = type === 'choice' ? optionsOf(options) : openConsultations(request)
    return <ChoiceField {...common} value={value || null} options={shown} />
  }
  const kind = type === 'day' ? 'date' : type === 'count' ? 'number' : 'text'
  return <TextField {...common} value={value} type={kind} maxLength={300} min="0" />
}

const optionsOf = (labels: Readonly<Record<string, string>>) =>
  Object.entries(labels).map(([value, label]) => ({ value, label }))

const openConsultations = ({ consultations }: RequestView) =>
  consultations
    .filter(({ answeredOn }) => answeredOn === null)
    .map(({ id, partyName, consulted, sentOn }) => ({
      value: id,
      label: `${partyName}（${CONSULTED[consulted]}，${dayText(sentOn)}发出）`,
    }))
