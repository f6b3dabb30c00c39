import { Button } from 'antd'
import { useState } from 'react'
import type { DecisionKind } from '#core/requests/decision-kinds.ts'
import { recogniseEarly } from '#core/requests/detect/early.ts'
import { useAsk } from '#ui/api/use-api.ts'
import type { AlikeList, RequestView } from '../../requests.contract.ts'
import { requestPath } from '../api/paths.ts'
import { AlikeDialog } from '../shared/alike-dialog.tsx'
import { AlikeHint, EarlyHint } from '../shared/hints.tsx'
import { decisionLabel } from '../shared/tags.tsx'
import { TakeStep } from './steps/take-step.tsx'

const MOST_ALIKE = 3

type Props = {
  readonly request: RequestView
  /** Begins the answer with this kind; nothing is saved by it. */
  readonly begin: (kind: DecisionKind) => void
}

/** What strikes in a request that is not decided: hints, with the step each may lead to. */
export function AdvicePanel({ request, begin }: Props) {
  const isAsked = request.may.readApplicant
  const { data } = useAsk<AlikeList>(`${requestPath(request.id)}/advice`, undefined, isAsked)
  const [shown, setShown] = useState<AlikeList['alike'][number] | null>(null)
  const early = recogniseEarly(request.description)
  const { excess = [] } = data ?? {}
  // Repeats lead to a decision; of the merely alike, the nearest will do.
  const alike = (data?.alike ?? []).filter(({ isRepeat }, at) => isRepeat || at < MOST_ALIKE)
  const count = early.length + alike.length + excess.length
  if (count === 0) return null
  const start = (kind: DecisionKind) =>
    request.may.decide && (
      <Button title={decisionLabel(kind)} onClick={() => begin(kind)}>
        按此拟定答复
      </Button>
    )
  return (
    <details className="case-advice not-printed" open={early.length > 0 || excess.length > 0}>
      <summary>提示 {count} 条，只供参考</summary>
      <div className="case-advice-list">
        {early.map((finding) => (
          <EarlyHint key={finding.kind} finding={finding}>
            {finding.decision && start(finding.decision)}
          </EarlyHint>
        ))}
        {excess.map((sentence) => (
          <ExcessHint key={sentence} request={request} sentence={sentence} />
        ))}
        {alike.map((each) => (
          <AlikeHint key={each.requestId} alike={each} open={() => setShown(each)}>
            {each.isRepeat && start('repeat')}
          </AlikeHint>
        ))}
      </div>
      {shown && (
        <AlikeDialog
          text={request.description}
          own={request.number}
          alike={shown}
          close={() => setShown(null)}
        />
      )}
    </details>
  )
}

type ExcessProps = { readonly request: RequestView; readonly sentence: string }

/** More than is usual: the applicant may be asked why (条例§35). */
function ExcessHint({ request, sentence }: ExcessProps) {
  const [asked, setAsked] = useState<RequestView['steps'][number] | null>(null)
  const step = request.steps.find(({ name, refusal }) => name === 'ask-reasons' && refusal === null)
  return (
    <section className="panel advice is-warning">
      <p>{sentence}</p>
      {step && <Button onClick={() => setAsked(step)}>{step.label}</Button>}
      {asked && (
        <TakeStep
          {...{ request, step: asked, openedAt: request.version }}
          close={() => setAsked(null)}
        />
      )}
    </section>
  )
}
