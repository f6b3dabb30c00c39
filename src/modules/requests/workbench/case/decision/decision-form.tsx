import { App, Button } from 'antd'
import { useState } from 'react'
import {
  articlesOn,
  articlesText,
  DECISION_PARTS,
  type DecisionKind,
  decisionKind,
  type PartNeeded,
} from '#core/requests/decision-kinds.ts'
import { partsOf, questionsOf, type Withheld } from '#core/requests/decision-kinds-check.ts'
import { asProblem } from '#ui/api/problem.ts'
import { useTell } from '#ui/api/use-api.ts'
import { today } from '#ui/dates.ts'
import type { RequestView } from '../../../requests.contract.ts'
import { REQUESTS, requestPath } from '../../api/paths.ts'
import { AreaField, ChoiceField, TextField, YesNoField } from '../../shared/fields.tsx'
import { ChangedSince } from '../changed-since.tsx'
import { type Draft, draftOf, gapsOf, inputOf, KIND_OPTIONS } from './decision-draft.ts'
import { WithheldField } from './withheld-field.tsx'

type Props = {
  readonly request: RequestView
  readonly matter: RequestView['matters'][number]
  /** Null while nothing was changed. */
  readonly draft: Draft | null
  readonly set: (draft: Draft | null) => void
  readonly saved: (before: number, after: number) => void
}

/** What becomes of a matter: the kind, and what a decision of this kind must contain (条例§36–39). */
export function DecisionForm({ request, matter, draft, set, saved }: Props) {
  const { message } = App.useApp()
  const [isChecked, setChecked] = useState(matter.missing !== null)
  const shown = draft ?? draftOf(matter, request.version)
  const save = useTell<{ version: number; missing: object | null }, Record<string, unknown>>(
    `${requestPath(request.id)}/decide`,
    {
      stale: [REQUESTS],
      done: ({ version, missing }) => {
        setChecked(true)
        saved(shown.version, version)
        const gaps = Object.keys(missing ?? {}).length
        void message.success(gaps === 0 ? '已保存，内容齐全' : `已保存，还缺 ${gaps} 项`)
      },
    },
  )
  const problem = save.error === null ? null : asProblem(save.error)
  const change = (part: Partial<Draft>) => {
    if (problem) save.reset()
    const { isKept: _, ...rest } = shown
    set({ ...rest, ...part })
  }
  const isDirty = draft !== null && !draft.isKept
  const gaps = gapsOf(shown, today())
  const count = Object.keys(gaps).length
  const { kind } = shown
  return (
    <form
      className="stack decision"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate(inputOf(shown, matter.position))
      }}
    >
      <ChoiceField
        label="答复种类"
        placeholder="请选择"
        value={kind}
        set={(id) => change({ kind: id as DecisionKind })}
        options={KIND_OPTIONS}
        {...(kind && { hint: <KindHint kind={kind} /> })}
      />
      {kind && <Contents {...{ shown, kind, change }} gaps={isChecked ? gaps : {}} />}
      {problem?.code === 'changed-since' ? (
        <ChangedSince
          request={request}
          version={shown.version}
          accept={(version) => {
            save.reset()
            set({ ...shown, version })
          }}
        />
      ) : (
        problem && (
          <p className="form-problem" role="alert">
            {problem.message}
          </p>
        )
      )}
      <div className="row">
        <Button
          htmlType="submit"
          type={isDirty ? 'primary' : 'default'}
          disabled={kind === null || !isDirty}
          loading={save.isPending}
        >
          保存答复
        </Button>
        {isDirty && <Button onClick={() => set(null)}>放弃改动</Button>}
        {kind && (
          <span className="soft" role="status">
            {count === 0 ? '内容齐全。' : `还缺 ${count} 项。`}
            {isDirty && '有改动未保存。'}
          </span>
        )}
      </div>
    </form>
  )
}

/** What it rests on, and what to think of. */
function KindHint({ kind }: { readonly kind: DecisionKind }) {
  const { note, remedy } = decisionKind(kind)
  const basis = articlesText(articlesOn(kind, today()))
  return (
    <>
      {basis && `依据：${basis}。`}
      {remedy === 'reconsideration-first' && '申请人不服的，应当先申请行政复议。'}
      {note}
    </>
  )
}

type ContentsProps = {
  readonly shown: Draft
  readonly kind: DecisionKind
  readonly change: (part: Partial<Draft>) => void
  readonly gaps: Readonly<Record<string, string>>
}

function Contents({ shown, kind, change, gaps }: ContentsProps) {
  const asked = { kind, withheld: shown.withheld as readonly Withheld[] }
  return (
    <>
      {partsOf(asked).map((part) => (
        <Part key={part} {...{ part, shown, change, gaps }} />
      ))}
      {questionsOf(asked).map(({ id, text, expected, otherwise }) => {
        const answer = shown.answers[id] ?? null
        const isAgainst = answer !== null && answer !== expected
        return (
          <YesNoField
            key={id}
            label={text}
            value={answer}
            set={(given) => change({ answers: { ...shown.answers, [id]: given } })}
            error={isAgainst ? otherwise : gaps[`answers.${id}`]}
          />
        )
      })}
    </>
  )
}

type PartProps = Omit<ContentsProps, 'kind'> & { readonly part: PartNeeded }

function Part({ part, shown, change, gaps }: PartProps) {
  if (part === 'withheld') {
    return (
      <WithheldField
        withheld={shown.withheld}
        set={(withheld) => change({ withheld })}
        gaps={gaps}
      />
    )
  }
  if (part === 'otherAgency') return <OtherAgency {...{ shown, change, gaps }} />
  const { label, type } = DECISION_PARTS[part]
  const common = {
    ...{ label, value: shown.parts[part] ?? '', error: gaps[part] },
    set: (text: string) => change({ parts: { ...shown.parts, [part]: text } }),
  }
  return type === 'day' ? (
    <TextField {...common} type="date" />
  ) : (
    <AreaField {...common} maxLength={5000} />
  )
}

/** Name and contact are owed as far as the agency can be determined (条例§36 item 5). */
function OtherAgency({ shown, change, gaps }: Omit<PartProps, 'part'>) {
  return (
    <>
      <YesNoField
        label="能否确定负责公开该信息的行政机关？"
        yes="能"
        no="不能"
        value={shown.isOtherAgencyKnown}
        set={(isOtherAgencyKnown) => change({ isOtherAgencyKnown })}
        error={gaps.isOtherAgencyKnown}
      />
      {shown.isOtherAgencyKnown && (
        <>
          <Part part="otherAgencyName" {...{ shown, change, gaps }} />
          <Part part="otherAgencyContact" {...{ shown, change, gaps }} />
        </>
      )}
    </>
  )
}
