import { App } from 'antd'
import { useState } from 'react'
import { CONSULTED } from '#core/requests/words.ts'
import { asProblem } from '#ui/api/problem.ts'
import { useTell } from '#ui/api/use-api.ts'
import { Dialog } from '#ui/dialog/dialog.tsx'
import type { LetterView, RequestView } from '../../../requests.contract.ts'
import { REQUESTS, requestPath } from '../../api/paths.ts'
import { AreaField, ChoiceField, TextField, YesNoField } from '../../shared/fields.tsx'
import {
  ANSWER,
  asksConsultation,
  factsOf,
  isDecided,
  KIND_OPTIONS,
  remediesOf,
  type WantedFact,
  wantedOf,
} from './letter-facts.ts'
import { Prepared } from './prepared.tsx'

type Props = {
  readonly request: RequestView
  /** `answer`, or empty where it is chosen here. */
  readonly kind: string
  readonly close: () => void
}

/** Writes a letter from what the request knows; what it does not know is asked for. */
export function ComposeDialog({ request, kind: given, close }: Props) {
  const letter = useLetter(request, given, close)
  const { kind, setKind, consultationId, setConsultationId, typed, type, wanted, problem } = letter
  const isAnswer = given === ANSWER
  const isReady = isAnswer
    ? isDecided(request.matters.map(({ decisionKind }) => decisionKind))
    : kind !== ''
  return (
    <Dialog
      open
      title={isAnswer ? '拟定答复文书' : '拟定文书'}
      okText="拟定"
      cancelText="取消"
      okButtonProps={{ disabled: !isReady }}
      confirmLoading={letter.isPending}
      onOk={letter.compose}
      onCancel={close}
    >
      <div className="stack">
        {isAnswer ? (
          <p>
            {isReady
              ? '按已保存的答复拟定文书：标题、事实、理由、法律依据和救济途径由系统写出。尚未发出的可以重新拟定。'
              : '请先在“所需信息和答复”中选定答复种类并保存。'}
          </p>
        ) : (
          <ChoiceField label="文书种类" value={kind || null} set={setKind} options={KIND_OPTIONS} />
        )}
        {asksConsultation(kind) && request.consultations.length > 0 && (
          <ChoiceField
            label="哪一次征求意见"
            value={consultationId || null}
            set={setConsultationId}
            options={request.consultations.map(({ id, partyName, consulted }) => ({
              ...{ value: id, label: `${partyName}（${CONSULTED[consulted]}）` },
            }))}
          />
        )}
        {kind !== '' && !isAnswer && (
          <Prepared {...{ requestId: request.id, kind, consultationId }} want={letter.want} />
        )}
        {wanted.map((fact) => (
          <FactField
            key={fact.name}
            fact={fact}
            value={typed[fact.name] ?? ''}
            set={(text) => type(fact.name, text)}
            error={problem?.fields[fact.name]}
          />
        ))}
        {problem && (
          <p className="form-problem" role="alert">
            {problem.message}
          </p>
        )}
      </div>
    </Dialog>
  )
}

/** A letter before it is written: its kind, what was typed for it, and what it still lacks. */
function useLetter({ id, version }: RequestView, given: string, close: () => void) {
  const { message } = App.useApp()
  const [kind, setKind] = useState(given)
  const [consultationId, setConsultationId] = useState('')
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({})
  const [wanted, setWanted] = useState<readonly WantedFact[]>([])
  const tell = useTell<LetterView, object>(`${requestPath(id)}/letters`, {
    stale: [REQUESTS],
    refused: ({ fields }) => {
      const more = wantedOf(fields).filter(({ name }) => !wanted.some((fact) => fact.name === name))
      setWanted([...wanted, ...more])
    },
    done: ({ title }) => {
      void message.success(`已拟定《${title}》`)
      close()
    },
  })
  return {
    ...{ kind, consultationId, setConsultationId, typed, wanted, isPending: tell.isPending },
    problem: tell.error === null ? null : asProblem(tell.error),
    /** Asked for before anything is refused. */
    want: (names: readonly string[]) => {
      const fields = Object.fromEntries(names.map((name) => [name, '']))
      setWanted(wantedOf(fields))
    },
    setKind: (chosen: string) => {
      setKind(chosen)
      setWanted([])
      tell.reset()
    },
    type: (name: string, text: string) => setTyped({ ...typed, [name]: text }),
    compose: () =>
      tell.mutate({
        ...{ kind, version, facts: factsOf(wanted, typed), ...remediesOf(typed) },
        ...(consultationId !== '' && { consultationId }),
      }),
  }
}

type FactProps = {
  readonly fact: WantedFact
  readonly value: string
  readonly set: (text: string) => void
  readonly error: string | undefined
}

function FactField({ fact: { label, type }, value, set, error }: FactProps) {
  const common = { label, set, error }
  if (type === 'flag') {
    const answer = value === '' ? null : value === 'yes'
    return <YesNoField {...common} value={answer} set={(is) => set(is ? 'yes' : 'no')} />
  }
  if (type === 'area' || type === 'lines') {
    const hint = type === 'lines' ? { hint: '每行一项。' } : {}
    return <AreaField {...common} {...hint} value={value} />
  }
  if (type === 'day') return <TextField {...common} value={value} type="date" />
  if (type === 'text') return <TextField {...common} value={value} />
  const title = type === 'money' ? `${label}（元）` : label
  return <TextField {...common} label={title} value={value} type="number" min="0" />
}
