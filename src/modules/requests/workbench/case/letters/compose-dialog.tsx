import { App } from 'antd'
import { useState } from 'react'
import { letterKind } from '#core/requests/letters/letter-kinds.ts'
import { CONSULTED } from '#core/requests/words.ts'
import { asProblem } from '#ui/api/problem.ts'
import { useAskByPost, useTell } from '#ui/api/use-api.ts'
import { Dialog } from '#ui/dialog/dialog.tsx'
import type { LetterView, PreparedLetter, RequestView } from '../../../requests.contract.ts'
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
  wantedBy,
  wantedOf,
} from './letter-facts.ts'
import { Prepared } from './prepared.tsx'

type Props = {
  readonly request: RequestView
  /** `answer`, a kind that is told already, or empty where it is chosen here. */
  readonly kind: string
  readonly consultationId?: string | null
  readonly close: () => void
}

/** Writes a letter from what the request knows; what it does not know is asked for. */
export function ComposeDialog(props: Props) {
  const { request, kind: given, consultationId: about = null, close } = props
  const isAnswer = given === ANSWER
  const isDecidedNow = isDecided(request.matters.map(({ decisionKind }) => decisionKind))
  const letter = useLetter(props, !isAnswer || isDecidedNow)
  const { kind, setKind, consultationId, setConsultationId, typed, type, wanted, problem } = letter
  return (
    <Dialog
      open
      title={titleOf(given)}
      okText="拟定"
      cancelText={about === null && (given === '' || isAnswer) ? '取消' : '以后再拟定'}
      okButtonProps={{ disabled: isAnswer ? !isDecidedNow : kind === '' }}
      confirmLoading={letter.isPending}
      onOk={letter.compose}
      onCancel={close}
    >
      <div className="stack">
        {isAnswer && (
          <p>
            {isDecidedNow
              ? '按已保存的答复拟定文书：标题、事实、理由、法律依据和救济途径由系统写出。尚未发出的可以重新拟定。'
              : '请先在“所需信息和答复”中选定答复种类并保存。'}
          </p>
        )}
        {!isAnswer && given !== '' && (
          <p>这一步须书面告知。下面是拟定文书还缺的内容，其余内容由系统写入。</p>
        )}
        {given === '' && (
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
        <Prepared known={letter.known} />
        {wanted.map((fact) => (
          <FactField
            key={fact.name}
            fact={fact}
            value={typed[fact.name] ?? fact.known ?? ''}
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

function titleOf(kind: string): string {
  if (kind === ANSWER) return '拟定答复文书'
  const title = letterKind(kind)?.title
  return title ? `拟定《${title}》` : '拟定文书'
}

/** A letter before it is written: its kind, what was typed for it, and what it still lacks. */
function useLetter(
  { request, kind: given, consultationId: about, close }: Props,
  isReady: boolean,
) {
  const { message } = App.useApp()
  const [kind, setKind] = useState(given)
  const [consultationId, setConsultationId] = useState(about ?? '')
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({})
  const [lacking, setLacking] = useState<readonly WantedFact[]>([])
  const path = requestPath(request.id)
  const chosen = { kind, ...(consultationId !== '' && { consultationId }) }
  const asked = useAskByPost<PreparedLetter>(
    `${path}/prepare-letter`,
    chosen,
    isReady && kind !== '',
  )
  const prepared = asked.isPlaceholderData ? undefined : asked.data
  const wanted = wantedBy(prepared, lacking)
  const tell = useTell<LetterView, object>(`${path}/letters`, {
    stale: [REQUESTS],
    refused: ({ fields }) => setLacking([...lacking, ...wantedOf(fields)]),
    done: ({ title }) => {
      void message.success(`已拟定《${title}》，可以在“文书”中查看、发出`)
      close()
    },
  })
  return {
    ...{ kind, consultationId, setConsultationId, typed, wanted, isPending: tell.isPending },
    known: prepared?.known ?? [],
    problem: tell.error === null ? null : asProblem(tell.error),
    setKind: (id: string) => {
      setKind(id)
      setLacking([])
      tell.reset()
    },
    type: (name: string, text: string) => setTyped({ ...typed, [name]: text }),
    compose: () =>
      tell.mutate({
        ...chosen,
        version: request.version,
        facts: factsOf(wanted, typed),
        ...remediesOf(typed),
      }),
  }
}

type FactProps = {
  readonly fact: WantedFact
  readonly value: string
  readonly set: (text: string) => void
  readonly error: string | undefined
}

function FactField({ fact: { label, type, hint }, value, set, error }: FactProps) {
  const common = { label, set, error, ...(hint && { hint }) }
  if (type === 'flag') {
    const answer = value === '' ? null : value === 'yes'
    return <YesNoField {...common} value={answer} set={(is) => set(is ? 'yes' : 'no')} />
  }
  if (type === 'area' || type === 'lines') {
    return <AreaField {...common} value={value} />
  }
  if (type === 'day') return <TextField {...common} value={value} type="date" />
  if (type === 'text') return <TextField {...common} value={value} />
  const title = type === 'money' ? `${label}（元）` : label
  return <TextField {...common} label={title} value={value} type="number" min="0" />
}
