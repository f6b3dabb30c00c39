import { DECISION_PARTS, type DecisionPart } from '#core/requests/decision-kinds.ts'
import type { RequestView } from '../../../requests.contract.ts'
import { decisionLabel } from '../../shared/tags.tsx'

type Props = { readonly matter: RequestView['matters'][number] }

/** A decision to be read: by who reviews and signs it, and afterwards. */
export function DecisionText({ matter: { decisionKind, decision, missing } }: Props) {
  if (decisionKind === null) return <p className="soft">还没有拟定答复。</p>
  // In the order in which a decision tells them, whatever order they were kept in.
  const parts = Object.keys(DECISION_PARTS).flatMap((name) => {
    const text = decision.parts[name]?.trim() ?? ''
    return text === '' ? [] : [[name, text] as const]
  })
  return (
    <>
      <dl className="case-facts is-wide">
        <div>
          <dt>答复种类</dt>
          <dd>
            <strong>{decisionLabel(decisionKind)}</strong>
          </dd>
        </div>
        {parts.map(([name, text]) => (
          <div key={name}>
            <dt>{DECISION_PARTS[name as DecisionPart].label}</dt>
            <dd>{text}</dd>
          </div>
        ))}
        {decision.withheld.map(({ part, ground, reason }) => (
          <div key={part}>
            <dt>不予公开的部分</dt>
            <dd>
              {part}：{decisionLabel(ground)}。{reason}
            </dd>
          </div>
        ))}
      </dl>
      {missing && <p className="note is-warning">还缺 {Object.keys(missing).length} 项内容。</p>}
    </>
  )
}
